package podium.player.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.InputException;
import podium.judge.competition.Labelling;
import podium.player.network.HeadActivation;

class ScoredImagesTest {
    private static final List<String> CLASSES = List.of("cat", "dog");

    @TempDir
    private Path folder;

    private static ClassScores of(List<String> ids, float[]... rows) {
        return new ClassScores(CLASSES, ids, rows);
    }

    @Test
    void logOddsOfScoresAreThoseOfClippedProbabilities() {
        ScoredImages scored = ScoredImages.ofScores(of(List.of("a"), new float[] {0.8f, 1}));
        assertThat(scored.logOdds().score(0, 0)).isCloseTo((float) Math.log(4), within(1e-5f));
        assertThat(scored.logOdds().score(0, 1)).isCloseTo(16.118f, within(1e-3f));
    }

    /** A score of 1 does not distinguish logits of 20 and 90; a file with logits does. */
    @Test
    void logitsOfAnotherProgramAreKeptUnchanged() throws IOException {
        Path csv = Files.writeString(folder.resolve("logits.csv"), "Id,dog,cat\na,90,-3.5e2\n");
        List<String> warnings = new ArrayList<>();
        ScoredImages scored = new ForeignScores(warnings::add).scored(csv, CLASSES, Labelling.MULTIPLE, true);
        assertThat(scored.logOdds().row(0)).containsExactly(-350f, 90f);
        assertThat(scored.scores().row(0)).containsExactly(0f, 1f);
        assertThat(warnings).hasSize(1);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> new ForeignScores(warnings::add).scored(csv, CLASSES, Labelling.MULTIPLE, false))
                .withMessageContaining("expected a probability from 0 to 1");
    }

    @Test
    void aRunsLogitsAreMatchedById() {
        ClassScores scores = of(List.of("a", "b"), new float[] {0.5f, 0.5f}, new float[] {0.9f, 0.1f});
        ClassScores logits = of(List.of("b", "a"), new float[] {2, -2}, new float[] {0.25f, -0.25f});
        ScoredImages sigmoid = ScoredImages.of(scores, logits, HeadActivation.SIGMOID, "l.csv");
        assertThat(sigmoid.logOdds().row(0)).containsExactly(0.25f, -0.25f);
        assertThat(sigmoid.logOdds().row(1)).containsExactly(2f, -2f);
        ScoredImages softmax = ScoredImages.of(scores, logits, HeadActivation.SOFTMAX, "l.csv");
        assertThat(softmax.logOdds().row(1)).containsExactly(4f, -4f);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() ->
                        ScoredImages.of(scores, of(List.of("a"), new float[] {1, 2}), HeadActivation.SIGMOID, "l.csv"))
                .withMessageContaining(
                        "l.csv: no logits of image b, which has scores; expected a row for each of the 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new ScoredImages(scores, logits));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClassOutputs(scores, logits));
    }
}
