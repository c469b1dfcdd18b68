package podium.judge.scoring;

import podium.core.metric.Bootstrap;
import podium.core.metric.PairedDifference;

/** A comparison of two submissions scored against the same solution. */
public final class Comparison {
    private Comparison() {}

    /** The score of the first minus the score of the second, on a part of the images. */
    public static PairedDifference of(Score first, Score second, Part part, Bootstrap bootstrap) {
        if (!first.evaluation().equals(second.evaluation())) {
            throw new IllegalArgumentException(first.evaluation().spelling() + " compared with "
                    + second.evaluation().spelling());
        }
        if (!first.solution().sha256().equals(second.solution().sha256())) {
            throw new IllegalArgumentException("the two scores are against different solutions; expected the same one");
        }
        return PairedDifference.of(
                first.figures(part).score() - second.figures(part).score(),
                first.statistics(part),
                second.statistics(part),
                first.evaluation()::figure,
                bootstrap);
    }
}
