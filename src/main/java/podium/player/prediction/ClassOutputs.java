package podium.player.prediction;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A classifier's outputs for some images: scores in [0, 1], and the logits before the sigmoid or softmax. With flip averaging
 * each is the mean over the image and its mirror image, so that a score is near that of its logit, but not the same.
 */
public record ClassOutputs(ClassScores scores, ClassScores logits) {
    public ClassOutputs {
        if (!scores.ids().equals(logits.ids()) || !scores.classes().equals(logits.classes())) {
            throw new IllegalArgumentException(scores + " with logits of others, " + logits);
        }
    }

    /** Writes both, each in a {@link ScoreFile}'s form. */
    public void write(Path scoreCsv, Path logitCsv) throws IOException {
        new ScoreFile(scoreCsv).write(scores);
        new ScoreFile(logitCsv).write(logits);
    }
}
