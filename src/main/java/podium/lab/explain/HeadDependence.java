package podium.lab.explain;

/**
 * Whether Grad-CAM's maps depend on what the network's head has learned, judged by the mean rank correlation with maps of
 * random heads.
 *
 * <p>Adebayo et al. (2018) compare saliency maps with those of randomised networks and give no threshold. The ones here are a
 * convention: below 0.5 two maps share less than a quarter of their ranks' variance (the square of the correlation), from 0.7
 * about half or more. What lies between is called unclear.
 */
public enum HeadDependence {
    /** The mean is below 0.5, or negative: another head gives other maps. */
    CHANGES,
    /** The mean is from 0.5, below 0.7. */
    UNCLEAR,
    /** The mean is 0.7 or more: any head gives nearly the same maps. */
    HARDLY,
    /** No two maps could be compared. */
    UNKNOWN;

    private static final double UNCLEAR_FROM = 0.5;
    private static final double HARDLY_FROM = 0.7;

    /** By the mean rank correlation; NaN where there is none. */
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
