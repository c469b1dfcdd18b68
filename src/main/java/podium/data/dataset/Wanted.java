package podium.data.dataset;

/**
 * The parts of a data set that are needed besides its images: a source of labels, and possibly masks. Other
 * parts are not read and may be missing.
 *
 * @param masks true if masks are needed; always true if the labels come from masks
 */
public record Wanted(LabelSource labels, boolean masks) {
    public Wanted {
        masks |= labels == LabelSource.MASKS;
    }
}
