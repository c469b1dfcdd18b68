package podium.data.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import podium.core.InputException;
import podium.core.mask.LabelMap;
import podium.data.image.ImageFile;
import podium.data.image.ImageSize;
import podium.data.maps.MaskFile;
import podium.data.maps.NpyArray;
import podium.data.maps.RenumberedMasks;

/**
 * A list of the course's Kaggle download: images (H x W x 3, uint8, RGB) and masks (H x W) as .npy files,
 * labels as CSV.
 */
public final class NpyImageSet implements ImageSet {
    private static final int CHANNELS = 3;

    private final Path folder;
    private final String list;
    private final NpyTable table;
    private final int classes;
    private final Wanted wanted;
    private final RenumberedMasks renumbered = new RenumberedMasks();

    private NpyImageSet(Path folder, String list, NpyTable table, int classes, Wanted wanted) {
        this.folder = folder;
        this.list = list;
        this.table = table;
        this.classes = classes;
        this.wanted = wanted;
    }

    /** Opens a list; its images are not read yet. */
    public static NpyImageSet open(
            Path root, String list, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        if (!list.matches("[A-Za-z0-9_-]+")) {
            throw new InputException("'" + list + "' is not the name of a list; expected one such as train or test");
        }
        Path folder = root.resolve(list);
        NpyTable table = NpyTable.read(folder.resolve(list + "_set.csv"), classes, wanted, faults);
        return new NpyImageSet(folder, list, table, classes.size(), wanted);
    }

    /** Requires a folder that contains at least the list of the train images or that of the test images. */
    public static Path requireFolder(Path root, String howToGet) {
        if (Files.exists(root.resolve("train/train_set.csv")) || Files.exists(root.resolve("test/test_set.csv"))) {
            return root;
        }
        throw new InputException(root + ": " + (Files.isDirectory(root) ? "found no" : "missing; expected a")
                + " data set of the kaggle-npy kind (looked for train/train_set.csv and test/test_set.csv). "
                + howToGet);
    }

    @Override
    public List<String> ids() {
        return table.ids();
    }

    @Override
    public ImageSize size(String id) throws IOException {
        return imageSize(imageFile(id), NpyArray.shape(imageFile(id)));
    }

    private static ImageSize imageSize(Path file, List<Integer> shape) {
        if (shape.size() != 3 || shape.get(2) != CHANNELS) {
            throw new InputException(file + ": the array has the shape " + shape + "; expected [height, width, 3]");
        }
        return ImageSize.claimed(file, shape.get(1), shape.get(0));
    }

    @Override
    public BufferedImage image(String id) throws IOException {
        NpyArray array = NpyArray.read(imageFile(id));
        ImageSize size = imageSize(imageFile(id), array.shape());
        byte[] rgb = array.unsignedBytes();
        byte[] bgr = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i += CHANNELS) {
            bgr[i] = rgb[i + 2];
            bgr[i + 1] = rgb[i + 1];
            bgr[i + 2] = rgb[i];
        }
        return ImageFile.ofBlueGreenRed(size, bgr);
    }

    @Override
    public LabelMap labelMap(String id) throws IOException {
        return MaskFile.read(maskFile(id), classes, renumbered);
    }

    @Override
    public RenumberedMasks renumberedMasks() {
        return renumbered;
    }

    @Override
    public ImageLabels labels(String id) throws IOException {
        if (wanted.labels() == LabelSource.MASKS) {
            return ImageLabels.of(labelMap(id));
        }
        ImageLabels labels = table.labels().get(id);
        if (labels == null) {
            throw new InputException(table.file() + ": there are no labels for image " + id
                    + "; you can predict a list without labels (test), but not train on it or score it");
        }
        return labels;
    }

    @Override
    public boolean labelled() {
        boolean byMasks = wanted.labels() == LabelSource.MASKS && Files.isDirectory(folder.resolve("seg"));
        return byMasks || table.labelled();
    }

    @Override
    public boolean hasMask(String id) {
        return wanted.masks() && (labelled() || Files.exists(maskFile(id)));
    }

    @Override
    public Path listFile() {
        return table.file();
    }

    @Override
    public Path imageFile(String id) {
        return folder.resolve("img").resolve(list + "_" + id + ".npy");
    }

    @Override
    public Path maskFile(String id) {
        return folder.resolve("seg").resolve(list + "_" + id + ".npy");
    }

    @Override
    public Path labelsFile(String id) {
        return wanted.labels() == LabelSource.MASKS ? maskFile(id) : table.file();
    }
}
