package podium.data.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The layout of a data set's folder. */
public enum DatasetKind {
    /** The folders of the PASCAL VOC development kit, as they are in its tar file. */
    VOC_DEVKIT("Get VOCtrainval_11-May-2009.tar from the PASCAL VOC 2009 page"
            + " (http://host.robots.ox.ac.uk/pascal/VOC/voc2009/) and unpack it so that"
            + " data/VOCdevkit/VOC2009/ImageSets/Segmentation/train.txt exists; or name its folder with --data DIR"),

    /** The course's Kaggle download: {@code train/train_set.csv}, {@code train/img/train_<i>.npy} and so on. */
    KAGGLE_NPY("Download and unpack the data of the course's Kaggle competition there; or name its folder with"
            + " --data DIR"),

    /** The generated sample, in the layout of the VOC development kit. */
    SAMPLE("Make it with: podium data sample");

    private final String howToGet;

    DatasetKind(String howToGet) {
        this.howToGet = howToGet;
    }

    /**
     * Opens one list of images ({@code train}, {@code val}, {@code test}, ...); class c is
     * {@code classes.get(c - 1)}.
     *
     * @throws podium.core.InputException if the folder or the list is missing or wrong; the images are not read
     *     yet
     */
    public ImageSet open(Path root, String list, List<String> classes, Wanted wanted) throws IOException {
        return open(root, list, classes, wanted, DatasetFault.REFUSED);
    }

    /** Opens a list like the other method, but reports each fault of the list and continues. */
    ImageSet open(Path root, String list, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        Path folder = folder(root);
        return switch (this) {
            case VOC_DEVKIT, SAMPLE -> VocImageSet.open(new VocFolder(folder), list, classes, wanted, faults);
            case KAGGLE_NPY -> NpyImageSet.open(folder, list, classes, wanted, faults);
        };
    }

    /** The folder of the data set, which may lie inside the given one. */
    Path folder(Path root) throws IOException {
        return switch (this) {
            case VOC_DEVKIT, SAMPLE -> VocFolder.find(root, howToGet).root();
            case KAGGLE_NPY -> NpyImageSet.requireFolder(root, howToGet);
        };
    }
}
