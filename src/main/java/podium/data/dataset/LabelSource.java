package podium.data.dataset;

/**
 * The source of an image's labels; in YAML the names are lower case.
 *
 * <p>It matters only for folders in VOC's layout. A kaggle-npy data set has its labels in a CSV file, which
 * both {@link #ANNOTATIONS} and {@link #IMAGESETS} mean there. Every other kind has one source of labels, which
 * is {@link #MASKS} of image-masks and {@link #ANNOTATIONS} of the others.
 */
public enum LabelSource {
    /** The objects of {@code Annotations/<id>.xml}, with their difficult flags. */
    ANNOTATIONS,
    /** The classes with pixels in the image's mask. */
    MASKS,
    /** The flags in {@code ImageSets/Main/<class>_<list>.txt}: 1 present, -1 absent, 0 only difficult objects. */
    IMAGESETS
}
