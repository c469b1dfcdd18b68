package podium.competition;

/** One half of the competition; each gives a submission one row an image, {@code <image>_<task>}. */
public enum Task {
    /** Which classes are in the image: runs over the vector of classes. */
    CLASSIFICATION("_classification"),
    /** Which pixels are of which class: runs over the planes of all classes. */
    SEGMENTATION("_segmentation");

    private final String suffix;

    Task(String suffix) {
        this.suffix = suffix;
    }

    /** {@code 2009_000001} becomes {@code 2009_000001_classification}. */
    public String rowId(String image) {
        return image + suffix;
    }

    public String suffix() {
        return suffix;
    }
}
