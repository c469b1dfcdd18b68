package podium.app.strategies;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What other programs say of the test images, in place of runs.
 *
 * @param scores in place of a classifier's run
 * @param logits whether the scores are logits
 * @param masks in place of a segmenter's run
 */
public record ForeignAnswers(
        @Nullable Path scores, boolean logits, @Nullable Path masks) {
    /** The runs alone are asked. */
    public static final ForeignAnswers NONE = new ForeignAnswers(null, false, null);
}
