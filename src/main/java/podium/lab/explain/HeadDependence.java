package podium.lab.explain;

/**
 * A verdict on whether Grad-CAM's maps depend on what the network's head has learned. It follows from the mean rank
 * correlation with the maps of random heads.
 *
 * <p>Adebayo et al. (2018) compare saliency maps with those of randomised networks and give no threshold. The
 * thresholds here are a convention. Below 0.5, two maps share less than a quarter of the variance of their ranks (the
 * square of the correlation). From 0.7, they share about half or more. Values in between are unclear.
 */
public enum HeadDependence {
    /** The mean is below 0.5: a random head gives different maps. */
    CHANGES,
    /** The mean is at least 0.5 and below 0.7. */
    UNCLEAR,
    /** The mean is at least 0.7: a random head gives nearly the same maps. */
    HARDLY,
    /** No two maps could be compared. */
    UNKNOWN;

    private static final double UNCLEAR_FROM = 0.5;
    private static final double HARDLY_FROM = 0.7;

    /** Returns the verdict for a mean rank correlation; NaN stands for no comparison. */
    public static HeadDependence of(double meanCorrelation) {
        if (Double.isNaN(meanCorrelation)) {
            return UNKNOWN;
        }
        if (meanCorrelation < UNCLEAR_FROM) {
            return CHANGES;
        }
        return meanCorrelation < HARDLY_FROM ? UNCLEAR : HARDLY;
    }
}
