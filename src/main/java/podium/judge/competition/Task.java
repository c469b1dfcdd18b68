package podium.judge.competition;

import podium.judge.evaluation.RowKind;

/**
 * A task of the competition. A submission has one row per image and task, {@code <image>_<task>}, or one mask
 * per image.
 */
public enum Task {
    /** Which classes are in the image: runs over the vector of classes. */
    CLASSIFICATION(RowKind.CLASSIFICATION),
    /** Which pixels belong to which class: runs over the planes of all classes. */
    SEGMENTATION(RowKind.SEGMENTATION);

    private final RowKind rowKind;

    Task(RowKind rowKind) {
        this.rowKind = rowKind;
    }

    /** The kind of row that this task needs. */
    public RowKind rowKind() {
        return rowKind;
    }
}
