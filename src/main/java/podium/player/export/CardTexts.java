package podium.player.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import podium.core.InputException;
import podium.core.yaml.Spelling;
import podium.data.image.ImageSize;
import podium.data.tiles.Tiling;
import podium.judge.competition.Task;
import podium.player.figures.DecisionRule;
import podium.player.figures.HighestScore;
import podium.player.figures.ThresholdRule;
import podium.player.recipe.Fit;

/**
 * A {@link ModelCard} as texts by keys, which an ONNX file calls its metadata. Files come from anyone, so every text is bounded and
 * checked.
 */
final class CardTexts {
    private static final int LONGEST_NAMES = 1 << 20;
    private static final int LONGEST_NAME = 1000;
    private static final int LONGEST = 1000;
    private static final String NUMBER = "-?[0-9]{1,20}(?:\\.[0-9]{1,20})?(?:E-?[0-9]{1,2})?";
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,5}) x ([0-9]{1,5})");
    private static final Pattern THRESHOLD = Pattern.compile("score >= (" + NUMBER + ")(, or the highest score)?");
    private static final Pattern TILES = Pattern.compile("([0-9]{1,5}), ([0-9]{1,5}), ([0-9]{1,5})");
    private static final String ARGMAX = HighestScore.FORMULA;
    private static final String ANY = "any";
    private static final String FIT = "fit";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Some programs take the texts of ONNX files for ASCII.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final Path file;
    private final Map<String, String> texts;

    private CardTexts(Path file, Map<String, String> texts) {
        this.file = file;
        this.texts = texts;
    }

    static Map<String, String> of(ModelCard card) {
        Map<String, String> texts = new TreeMap<>();
        texts.put("task", Spelling.of(card.task()));
        texts.put("classes", json(card.classes()));
        texts.put("scaling", card.scaling());
        texts.put("mean", joined(card.pixels().means()));
        texts.put("std", joined(card.pixels().deviations()));
        texts.put("channels", card.pixels().order());
        texts.put("size", card.size().map(CardTexts::heightFirst).orElse(ANY));
        card.fixed()
                .filter(fixed -> fixed.fit() != Fit.STRETCH)
                .ifPresent(fixed -> texts.put(FIT, Spelling.of(fixed.fit())));
        texts.put("decision", card.decision().map(DecisionRule::formula).orElse(ARGMAX));
        texts.put("flip-averaging", Boolean.toString(card.averaging().flip()));
        texts.put("scales", joined(card.averaging().scales()));
        card.averaging()
                .tiles()
                .ifPresent(tiles -> texts.put("tiles", tiles.side() + ", " + tiles.step() + ", " + tiles.keep()));
        texts.put("source", card.source());
        return texts;
    }

    /**
     * Reads a card.
     *
     * @param file the file that holds the texts, for messages
     * @throws InputException if a text is missing or has another form
     */
    static ModelCard read(Path file, Map<String, String> texts) {
        return new CardTexts(file, texts).card();
    }

    private static String heightFirst(ImageSize size) {
        return size.height() + " x " + size.width();
    }

    private static String joined(List<Double> numbers) {
        return numbers.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String json(List<String> names) {
        try {
            return JSON.writeValueAsString(names);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ModelCard card() {
        try {
            return new ModelCard(
                    task(),
                    classes(),
                    text("scaling", LONGEST),
                    pixels(),
                    fixed(),
                    decision(),
                    new Averaging(yes("flip-averaging", "true", "false"), numbers("scales"), tiles()),
                    text("source", LONGEST));
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": its metadata has " + e.getMessage(), e);
        }
    }

    private PixelScaling pixels() {
        PixelScaling pixels = new PixelScaling(
                numbers("mean"), numbers("std"), text("channels", LONGEST).equals("BGR"));
        if (!pixels.order().equals(text("channels", LONGEST))) {
            throw wrong("channels", pixels.grey() ? PixelScaling.GREY + ", because there is one mean" : "BGR or RGB");
        }
        return pixels;
    }

    private String text(String key, int longest) {
        String text = texts.get(key);
        if (text == null) {
            throw new InputException(
                    file + ": its metadata has no '" + key + "'; expected a file that 'podium model export' wrote");
        }
        if (text.length() > longest) {
            throw new InputException(file + ": '" + key + "' of its metadata has " + text.length()
                    + " characters; expected at most " + longest);
        }
        return text;
    }

    private Task task() {
        String text = text("task", LONGEST);
        return Arrays.stream(Task.values())
                .filter(task -> Spelling.of(task).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong("task", Spelling.oneOf(Task.values())));
    }

    private List<String> classes() {
        String expected = "a JSON array of names of at most " + LONGEST_NAME + " characters";
        List<String> names = new ArrayList<>();
        try {
            JsonNode array = JSON.readTree(text("classes", LONGEST_NAMES));
            if (!array.isArray()) {
                throw wrong("classes", expected);
            }
            for (JsonNode name : array) {
                if (!name.isTextual() || name.textValue().length() > LONGEST_NAME) {
                    throw wrong("classes", expected);
                }
                names.add(name.textValue());
            }
        } catch (JsonProcessingException e) {
            throw wrong("classes", expected);
        }
        return names;
    }

    private List<Double> numbers(String key) {
        List<Double> numbers = new ArrayList<>();
        for (String part : text(key, LONGEST).split(", ", -1)) {
            if (!part.matches(NUMBER)) {
                throw wrong(key, "numbers with ', ' between them");
            }
            numbers.add(Double.parseDouble(part));
        }
        return numbers;
    }

    private boolean yes(String key, String yes, String no) {
        String text = text(key, LONGEST);
        if (!text.equals(yes) && !text.equals(no)) {
            throw wrong(key, yes + " or " + no);
        }
        return text.equals(yes);
    }

    private Optional<FixedInput> fixed() {
        String text = text("size", LONGEST);
        if (text.equals(ANY)) {
            return Optional.empty();
        }
        Matcher sides = SIZE.matcher(text);
        if (!sides.matches()) {
            throw wrong("size", "HEIGHT x WIDTH in pixels, or any");
        }
        return Optional.of(new FixedInput(
                new ImageSize(Integer.parseInt(sides.group(2)), Integer.parseInt(sides.group(1))), fit()));
    }

    /** Files of older versions, and those that stretch images, do not say so. */
    private Fit fit() {
        String text = texts.getOrDefault(FIT, Spelling.of(Fit.STRETCH));
        return Arrays.stream(Fit.values())
                .filter(fit -> Spelling.of(fit).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(FIT, Spelling.oneOf(Fit.values())));
    }

    /** The tiles; files of networks that see whole images have no such key. */
    private Optional<Tiling> tiles() {
        if (!texts.containsKey("tiles")) {
            return Optional.empty();
        }
        Matcher numbers = TILES.matcher(text("tiles", LONGEST));
        if (!numbers.matches()) {
            throw wrong("tiles", "SIDE, STEP, KEEP, such as 448, 448, 4");
        }
        return Optional.of(new Tiling(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                Integer.parseInt(numbers.group(3))));
    }

    private Optional<DecisionRule> decision() {
        String text = text("decision", LONGEST);
        if (text.equals(ARGMAX)) {
            return switch (task()) {
                case CLASSIFICATION -> Optional.of(new HighestScore());
                case SEGMENTATION -> Optional.empty();
            };
        }
        Matcher rule = THRESHOLD.matcher(text);
        if (!rule.matches()) {
            throw wrong("decision", "'score >= NUMBER', 'score >= NUMBER, or the highest score', or argmax");
        }
        return Optional.of(new ThresholdRule(Double.parseDouble(rule.group(1)), rule.group(2) != null));
    }

    private InputException wrong(String key, String expected) {
        String text = String.valueOf(texts.get(key));
        String shown = text.length() <= LONGEST_NAME / 10 ? text : text.substring(0, LONGEST_NAME / 10) + " [...]";
        return new InputException(file + ": '" + key + "' of its metadata is '" + shown + "'; expected " + expected);
    }
}
