package podium.data.dataset;

/**
 * What is wanted of a data set besides its images: labels from one source, and masks or none. What is not wanted is neither
 * read nor missed.
 *
 * @param masks whether masks are looked at; they are in any case where labels come from them
 */
public record Wanted(LabelSource labels, boolean masks) {
    public Wanted {
        masks |= labels == LabelSource.MASKS;
    }
}
