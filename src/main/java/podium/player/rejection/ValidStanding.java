package podium.player.rejection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a score stands on the valid images, all of which are known.
 *
 * @param leftOut the mean area under the ROC curve when each class in turn is left out; null if none can be
 * @param distorted the mean area under the ROC curve when distorted valid images are the unknown ones
 * @param familiarities how familiar each valid image is, in ascending order; at least one
 */
public record ValidStanding(
        RejectionScore score, @Nullable Double leftOut, double distorted, List<Double> familiarities) {
    /** The rounding error of a share times a number of images. */
    private static final double ROUNDING = 1e-9;

    public ValidStanding {
        familiarities = List.copyOf(familiarities);
        if (familiarities.isEmpty()) {
            throw new IllegalArgumentException("no valid image");
        }
        for (int image = 0; image < familiarities.size(); image++) {
            if (!Double.isFinite(familiarities.get(image))
                    || familiarities.get(image) < familiarities.get(Math.max(0, image - 1))) {
                throw new IllegalArgumentException("familiarity " + image + " is " + familiarities.get(image)
                        + "; expected finite numbers in ascending order");
            }
        }
    }

    /** Returns the number by which a score is chosen: the mean of both areas, or the second one without the first. */
    public double merit() {
        return leftOut == null ? distorted : (leftOut + distorted) / 2;
    }

    /**
     * Returns the familiarity below which an image is rejected. If future known images are drawn like the valid ones, at
     * most the given share of them is rejected (split conformal prediction, Vovk et al., 2005): of n valid images and
     * the new one, all ranks are equally likely, so the threshold is the valid familiarity of rank floor((n + 1) share).
     *
     * @throws IllegalArgumentException if the share is so small that no threshold can promise it
     */
    public double threshold(double share) {
        int rank = (int) Math.floor((familiarities.size() + 1) * share + ROUNDING);
        if (rank < 1 || share >= 1) {
            throw new IllegalArgumentException(
                    "no threshold rejects a share of " + share + " for " + familiarities.size() + " valid images");
        }
        return familiarities.get(Math.min(rank, familiarities.size()) - 1);
    }

    /** Returns the smallest share that a threshold can promise. */
    public double smallestShare() {
        return 1.0 / (familiarities.size() + 1);
    }
}
