package podium.player.prediction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import podium.player.runs.RunFolder;

/**
 * The scores that a classifier's run wrote, with the log odds from its logits. Runs of older versions have no logits;
 * their log odds are computed from the scores.
 *
 * @param run the run folder
 * @param warn receives warnings about harmless deviations
 */
public record RunScores(RunFolder run, Consumer<String> warn) {
    /** Reads the scores of the validation images. */
    public ScoredImages valid(List<String> classes) throws IOException {
        return read(new ScoreFile(run.validScores()).read(classes), run.validLogits());
    }

    /** Reads the scores of the test images. */
    public ScoredImages test(List<String> classes) throws IOException {
        return read(new ForeignScores(warn).scored(run.testScores(), classes).scores(), run.testLogits());
    }

    private ScoredImages read(ClassScores scores, Path logits) throws IOException {
        if (!Files.isRegularFile(logits)) {
            warn.accept(logits + ": no such file, since an older version trained the run; calibrations use"
                    + " log(p / (1 - p)) of its scores instead of logits. To get logits, train it again in another"
                    + " folder (--out)");
            return ScoredImages.ofScores(scores);
        }
        return ScoredImages.of(
                scores,
                new ScoreFile(logits).read(scores.classes()),
                run.readRecipe().network().head().activation(),
                logits.toString());
    }
}
