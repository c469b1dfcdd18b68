package podium.player.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import podium.core.InputException;
import podium.data.image.ImageSize;
import podium.data.tiles.Tiling;
import podium.judge.competition.Task;
import podium.player.figures.DecisionRule;
import podium.player.figures.HighestScore;
import podium.player.figures.ThresholdRule;
import podium.player.network.architecture.InputScaling;
import podium.player.recipe.Fit;

class CardTextsTest {
    private static final Path FILE = Path.of("model.onnx");
    private static final List<String> ODD =
            List.of("cat, dog", "\"quoted\"", "two\nlines", "a\u0000b\u0007\t\u001b[2J", "日本 😀 \u202e", " ", "\\");

    private static ModelCard classifier(List<String> classes, DecisionRule rule, InputScaling scaling) {
        return new ModelCard(
                Task.CLASSIFICATION,
                classes,
                "symmetric",
                PixelScaling.of(scaling, 3),
                Optional.of(new FixedInput(new ImageSize(320, 225), Fit.STRETCH)),
                Optional.of(rule),
                new Averaging(true, List.of(1.0)),
                "podium 0.1.0");
    }

    private static ModelCard card() {
        return classifier(List.of("cat", "dog"), new ThresholdRule(0.5, false), InputScaling.SYMMETRIC);
    }

    @Test
    void namesOfAnyKindAreReadBack() {
        ModelCard card = classifier(ODD, new ThresholdRule(0.15, true), InputScaling.CAFFE);
        Map<String, String> texts = CardTexts.of(card);
        assertThat(CardTexts.read(FILE, texts)).isEqualTo(card);
        assertThat(texts.values())
                .allMatch(text -> StandardCharsets.US_ASCII.newEncoder().canEncode(text))
                .allMatch(text -> text.chars().allMatch(symbol -> symbol >= ' '));
    }

    @ParameterizedTest
    @EnumSource
    void everyScalingIsReadBack(InputScaling scaling) {
        ModelCard card = classifier(List.of("cat"), new ThresholdRule(1e-7, false), scaling);
        assertThat(CardTexts.read(FILE, CardTexts.of(card))).isEqualTo(card);
    }

    /** A file that stretches images says nothing, as those of older versions. */
    @Test
    void whatIsCutOutIsReadBack() {
        ModelCard stretching = card();
        ModelCard card = new ModelCard(
                stretching.task(),
                stretching.classes(),
                stretching.scaling(),
                stretching.pixels(),
                Optional.of(new FixedInput(new ImageSize(225, 225), Fit.CROP)),
                stretching.decision(),
                stretching.averaging(),
                stretching.source());
        assertThat(CardTexts.of(card)).containsEntry("fit", "crop");
        assertThat(CardTexts.read(FILE, CardTexts.of(card))).isEqualTo(card);
        Map<String, String> texts = new TreeMap<>(CardTexts.of(card));
        texts.put("size", "225 x 320");
        assertThatThrownBy(() -> CardTexts.read(FILE, texts))
                .hasMessageContaining("for a square that is cut out; expected two equal sides");
        texts.put("fit", "letterbox");
        assertThatThrownBy(() -> CardTexts.read(FILE, texts))
                .hasMessageEndingWith("'fit' of its metadata is 'letterbox'; expected stretch or crop");
    }

    @Test
    void aClassifierOfImagesWithOneClassDecidesByTheHighestScore() {
        ModelCard card = classifier(List.of("cat", "dog"), new HighestScore(), InputScaling.SYMMETRIC);
        assertThat(CardTexts.of(card)).containsEntry("decision", "argmax");
        assertThat(CardTexts.read(FILE, CardTexts.of(card))).isEqualTo(card);
    }

    @Test
    void aSegmenterTakesAnySizeAndDecidesByTheLargestLogit() {
        ModelCard card = new ModelCard(
                Task.SEGMENTATION,
                List.of("background", "cat"),
                "imagenet",
                PixelScaling.of(InputScaling.IMAGENET, 3),
                Optional.empty(),
                Optional.empty(),
                new Averaging(false, List.of(0.75, 1.0, 1.25)),
                "podium 0.1.0");
        assertThat(CardTexts.of(card))
                .containsEntry("size", "any")
                .containsEntry("decision", "argmax")
                .containsEntry("scales", "0.75, 1.0, 1.25");
        assertThat(CardTexts.read(FILE, CardTexts.of(card))).isEqualTo(card);
    }

    @Test
    void tilesAreReadBackAndWholeImagesHaveNoSuchText() {
        ModelCard whole = card();
        ModelCard card = new ModelCard(
                whole.task(),
                whole.classes(),
                whole.scaling(),
                whole.pixels(),
                whole.fixed(),
                whole.decision(),
                new Averaging(false, List.of(1.0), Optional.of(new Tiling(448, 224, 3))),
                whole.source());
        Map<String, String> texts = CardTexts.of(card);
        assertThat(texts).containsEntry("tiles", "448, 224, 3");
        assertThat(CardTexts.of(whole)).doesNotContainKey("tiles");
        assertThat(CardTexts.read(FILE, texts)).isEqualTo(card);
        assertThat(card.averaging().none()).isFalse();
        Map<String, String> odd = new HashMap<>(texts);
        odd.put("tiles", "448");
        assertThatThrownBy(() -> CardTexts.read(FILE, odd))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "model.onnx: 'tiles' of its metadata is '448'; expected SIDE, STEP, KEEP, such as 448, 448, 4");
        odd.put("tiles", "4, 4, 4");
        assertThatThrownBy(() -> CardTexts.read(FILE, odd))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("model.onnx: its metadata has side is 4; expected");
    }

    @Test
    void textsSayWhatAnotherProgramNeeds() {
        assertThat(CardTexts.of(card()))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("task", "classification"),
                        Map.entry("classes", "[\"cat\",\"dog\"]"),
                        Map.entry("scaling", "symmetric"),
                        Map.entry("mean", "127.5, 127.5, 127.5"),
                        Map.entry("std", "127.5, 127.5, 127.5"),
                        Map.entry("channels", "RGB"),
                        Map.entry("size", "225 x 320"),
                        Map.entry("decision", "score >= 0.5"),
                        Map.entry("flip-averaging", "true"),
                        Map.entry("scales", "1.0"),
                        Map.entry("source", "podium 0.1.0")));
    }

    @Test
    void everyTextIsNeeded() {
        for (String key : CardTexts.of(card()).keySet()) {
            Map<String, String> texts = new HashMap<>(CardTexts.of(card()));
            texts.remove(key);
            assertThatThrownBy(() -> CardTexts.read(FILE, texts))
                    .isInstanceOf(InputException.class)
                    .hasMessage("model.onnx: its metadata has no '" + key
                            + "'; expected a file that 'podium model export' wrote");
        }
    }

    static Stream<Arguments> wrongTexts() {
        return Stream.of(
                Arguments.of(
                        "task",
                        "detection",
                        "'task' of its metadata is 'detection'; expected classification or segmentation"),
                Arguments.of(
                        "task",
                        "segmentation",
                        "a size or a threshold; expected any size and the argmax for segmentation"),
                Arguments.of("classes", "cat", "expected a JSON array of names"),
                Arguments.of("classes", "{}", "expected a JSON array of names"),
                Arguments.of("classes", "[]", "0 classes; expected 1 to 100000"),
                Arguments.of("classes", "[1]", "expected a JSON array of names"),
                Arguments.of("classes", "[\"cat\", null]", "expected a JSON array of names"),
                Arguments.of("classes", "[\"cat\", [\"dog\"]]", "expected a JSON array of names"),
                Arguments.of("classes", "[\"cat\"] \"dog\"", "expected a JSON array of names"),
                Arguments.of("classes", "[\"cat\", \"cat\"]", "a class is empty or occurs twice"),
                Arguments.of("classes", "[\"cat\", \"\"]", "a class is empty or occurs twice"),
                Arguments.of("mean", "127.5", "1 means and 3 deviations; expected 1 or 3 of each"),
                Arguments.of("mean", "1, 2, NaN", "expected numbers with ', ' between them"),
                Arguments.of("mean", "1, 2, 1E99", "expected means of at most a million"),
                Arguments.of("std", "1, 1, 0", "expected means of at most a million, and deviations from 0.001"),
                Arguments.of("std", "1, 1, -5", "and deviations from 0.001 to a million"),
                Arguments.of("std", "0x1p3, 1, 1", "expected numbers with ', ' between them"),
                Arguments.of("channels", "GBR", "expected BGR or RGB"),
                Arguments.of("size", "225", "expected HEIGHT x WIDTH in pixels, or any"),
                Arguments.of("size", "0 x 5", "an image cannot be 5 x 0"),
                Arguments.of("size", "99999 x 5", "a side of more than 4096 pixels"),
                Arguments.of("size", "any", "no size or no decision; expected both for classification"),
                Arguments.of("decision", "score > 0.5", "expected 'score >= NUMBER'"),
                Arguments.of("decision", "score >= 1e999999999", "expected 'score >= NUMBER'"),
                Arguments.of("flip-averaging", "yes", "expected true or false"),
                Arguments.of("scales", "0", "scales [0.0]; expected 1 to 100 numbers"));
    }

    @ParameterizedTest
    @MethodSource("wrongTexts")
    void wrongTextsAreNamed(String key, String text, String message) {
        Map<String, String> texts = new HashMap<>(CardTexts.of(card()));
        texts.put(key, text);
        assertThatThrownBy(() -> CardTexts.read(FILE, texts))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("model.onnx: ")
                .hasMessageContaining("its metadata")
                .hasMessageContaining(message);
    }

    @Test
    void longTextsAreRefusedAndNotRepeated() {
        for (String key : CardTexts.of(card()).keySet()) {
            Map<String, String> texts = new HashMap<>(CardTexts.of(card()));
            texts.put(key, "[\"" + "x".repeat(2_000_000) + "\"]");
            assertThatThrownBy(() -> CardTexts.read(FILE, texts))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("2000004 characters; expected at most");
        }
        Map<String, String> nested = new HashMap<>(CardTexts.of(card()));
        nested.put("classes", "[".repeat(500_000));
        assertThatThrownBy(() -> CardTexts.read(FILE, nested))
                .isInstanceOf(InputException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
        nested.put("classes", "[" + "\"a\",".repeat(200_000) + "\"a\"]");
        assertThatThrownBy(() -> CardTexts.read(FILE, nested))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("200001 classes; expected 1 to 100000");
    }
}
