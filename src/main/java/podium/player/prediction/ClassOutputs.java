package podium.player.prediction;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A classifier's outputs for some images: scores in [0, 1], and the logits before the sigmoid or softmax. With tiles
 * both are means over the tiles, and with flip averaging over the image and its mirror image, so a score is close to, but not equal to, the
 * activation of its logit.
 *
 * @param scores the scores, in [0, 1]
 * @param logits the logits of the same images and classes
 */
public record ClassOutputs(ClassScores scores, ClassScores logits) {
    public ClassOutputs {
        if (!scores.ids().equals(logits.ids()) || !scores.classes().equals(logits.classes())) {
            throw new IllegalArgumentException("different images or classes: " + scores + "; logits: " + logits);
        }
    }

    /** Writes both, each as a {@link ScoreFile}. */
    public void write(Path scoreCsv, Path logitCsv) throws IOException {
        new ScoreFile(scoreCsv).write(scores);
        new ScoreFile(logitCsv).write(logits);
    }
}
