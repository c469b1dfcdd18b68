package podium.competition;

/** What the runs of a row range over. */
public enum RowKind {
    /** The vector of classes. */
    CLASSIFICATION,
    /** All classes' planes of an image, one after another. */
    SEGMENTATION,
    /** One column-major plane. */
    MASK;

    /** Number of positions. */
    public long size(int classes, int width, int height) {
        return switch (this) {
            case CLASSIFICATION -> classes;
            case SEGMENTATION -> (long) classes * width * height;
            case MASK -> (long) width * height;
        };
    }
}
