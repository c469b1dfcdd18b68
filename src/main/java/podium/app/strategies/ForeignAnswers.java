package podium.app.strategies;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The predictions of other programs for the test images, in place of runs.
 *
 * @param scores the file of scores in place of a classifier's run; null for none
 * @param logits true if the scores are logits
 * @param masks the folder of masks in place of a segmenter's run; null for none
 */
public record ForeignAnswers(
        @Nullable Path scores, boolean logits, @Nullable Path masks) {
    /** No predictions of other programs. */
    public static final ForeignAnswers NONE = new ForeignAnswers(null, false, null);
}
