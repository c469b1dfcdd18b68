package podium.player.prediction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import podium.player.runs.RunFolder;

/**
 * The scores that a classifier's run wrote, with the log odds of its logits. A run that has no logits, since an older version
 * trained it, has the log odds of its scores.
 *
 * @param warn is told of what is not as it should be, but does no harm
 */
public record RunScores(RunFolder run, Consumer<String> warn) {
    /** Of the images that choices are made by. */
    public ScoredImages valid(List<String> classes) throws IOException {
        return read(new ScoreFile(run.validScores()).read(classes), run.validLogits());
    }

    /** Of the test images. */
    public ScoredImages test(List<String> classes) throws IOException {
        return read(
                new ForeignScores(warn).scored(run.testScores(), classes, false).scores(), run.testLogits());
    }

    private ScoredImages read(ClassScores scores, Path logits) throws IOException {
        if (!Files.isRegularFile(logits)) {
            warn.accept(logits + ": there is no such file, since an older version trained the run; calibrations take"
                    + " log(p / (1 - p)) of its scores in place of its logits. Train it again in another folder (--out)"
                    + " to have logits");
            return ScoredImages.ofScores(scores);
        }
        return ScoredImages.of(
                scores,
                new ScoreFile(logits).read(scores.classes()),
                run.readRecipe().network().head().activation(),
                logits.toString());
    }
}
