package podium.judge.competition;

import podium.judge.evaluation.RowKind;

/** One half of the competition; each gives a submission one row an image, {@code <image>_<task>}, unless masks alone rank. */
public enum Task {
    /** Which classes are in the image: runs over the vector of classes. */
    CLASSIFICATION(RowKind.CLASSIFICATION),
    /** Which pixels are of which class: runs over the planes of all classes. */
    SEGMENTATION(RowKind.SEGMENTATION);

    private final RowKind rowKind;

    Task(RowKind rowKind) {
        this.rowKind = rowKind;
    }

    /** The kind of its rows. */
    public RowKind rowKind() {
        return rowKind;
    }
}
