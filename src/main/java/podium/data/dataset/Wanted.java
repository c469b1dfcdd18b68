package podium.data.dataset;

/**
 * The parts of a data set that are needed besides its images: a source of labels, and possibly masks. Other
 * parts are not read and may be missing.
 *
 * @param masks true if masks are needed; always true if the labels come from masks
 * @param oneClass true if each image must have exactly one class
 */
public record Wanted(LabelSource labels, boolean masks, boolean oneClass) {
    /** The parts of a data set whose images may have any number of classes. */
    public Wanted(LabelSource labels, boolean masks) {
        this(labels, masks, false);
    }

    public Wanted {
        masks |= labels == LabelSource.MASKS;
    }
}
