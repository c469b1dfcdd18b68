package podium.data.dataset;

/**
 * Where an image's labels come from; in YAML the names are lower case.
 *
 * <p>It decides for folders in VOC's form alone: a kaggle-npy data set has its labels in its CSV, so there
 * {@link #ANNOTATIONS} and {@link #IMAGESETS} both mean the CSV.
 */
public enum LabelSource {
    /** The objects of {@code Annotations/<id>.xml}, with their difficult flags. */
    ANNOTATIONS,
    /** The classes that have pixels in the image's mask. */
    MASKS,
    /** {@code ImageSets/Main/<class>_<list>.txt}: 1 present, -1 absent, 0 difficult objects only. */
    IMAGESETS
}
