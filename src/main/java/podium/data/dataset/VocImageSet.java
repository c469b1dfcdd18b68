package podium.data.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.mask.LabelMap;
import podium.data.image.ImageFile;
import podium.data.image.ImageSize;
import podium.data.image.Orientation;
import podium.data.maps.MaskFile;
import podium.data.maps.RenumberedMasks;

/** A list of a folder in the VOC devkit's layout: JPEGImages, SegmentationClass, Annotations and ImageSets. */
public final class VocImageSet implements ImageSet {
    private final VocFolder folder;
    private final ImageList list;
    private final List<String> classes;
    private final Wanted wanted;
    private final RenumberedMasks renumbered = new RenumberedMasks();
    private @Nullable MainLabels mainLabels;

    private VocImageSet(VocFolder folder, ImageList list, List<String> classes, Wanted wanted) {
        this.folder = folder;
        this.list = list;
        this.classes = List.copyOf(classes);
        this.wanted = wanted;
    }

    /** Opens a list; its images are not read yet. */
    public static VocImageSet open(
            VocFolder folder, String list, List<String> classes, Wanted wanted, Consumer<DatasetFault> faults)
            throws IOException {
        return new VocImageSet(
                folder,
                ImageList.read(folder.list(list), id -> Files.exists(folder.image(id)), faults),
                classes,
                wanted);
    }

    @Override
    public List<String> ids() {
        return list.ids();
    }

    @Override
    public ImageSize size(String id) throws IOException {
        return ImageFile.size(imageFile(id));
    }

    @Override
    public BufferedImage image(String id) throws IOException {
        return ImageFile.read(imageFile(id));
    }

    @Override
    public LabelMap labelMap(String id) throws IOException {
        return MaskFile.read(maskFile(id), classes.size(), renumbered);
    }

    @Override
    public RenumberedMasks renumberedMasks() {
        return renumbered;
    }

    @Override
    public ImageLabels labels(String id) throws IOException {
        return switch (wanted.labels()) {
            case ANNOTATIONS -> annotation(id).labels(classes);
            case MASKS -> ImageLabels.of(labelMap(id));
            case IMAGESETS -> mainLabels().labels(id);
        };
    }

    private VocAnnotation annotation(String id) throws IOException {
        Path file = folder.annotation(id);
        if (!Files.exists(file)) {
            throw new InputException(file + ": missing; expected the annotation (XML) that image " + id
                    + "'s labels come from: add it, or read labels from masks: --set dataset.labels=masks");
        }
        return VocAnnotation.read(file);
    }

    private synchronized MainLabels mainLabels() throws IOException {
        if (mainLabels == null) {
            mainLabels = readMainLabels(DatasetFault.REFUSED);
        }
        return mainLabels;
    }

    @Override
    public synchronized void readLabelFiles(Consumer<DatasetFault> faults) throws IOException {
        if (wanted.labels() == LabelSource.IMAGESETS) {
            mainLabels = readMainLabels(faults);
        }
    }

    private MainLabels readMainLabels(Consumer<DatasetFault> faults) throws IOException {
        String name = list.file().getFileName().toString().replaceFirst("\\.txt$", "");
        return MainLabels.read(folder.mainLists(), name, classes, faults);
    }

    @Override
    public boolean labelled() {
        return true;
    }

    @Override
    public boolean hasMask(String id) {
        return wanted.masks() && (folder.isForSegmentation(list.file()) || Files.exists(maskFile(id)));
    }

    @Override
    public Path listFile() {
        return list.file();
    }

    @Override
    public Path imageFile(String id) {
        return folder.image(id);
    }

    @Override
    public Path maskFile(String id) {
        return folder.mask(id);
    }

    @Override
    public Path labelsFile(String id) {
        return switch (wanted.labels()) {
            case ANNOTATIONS -> folder.annotation(id);
            case MASKS -> maskFile(id);
            case IMAGESETS -> folder.mainLists();
        };
    }

    /** The size in the image's annotation, if the labels come from annotations and it gives one. */
    @Override
    public Optional<ImageSize> statedSize(String id) throws IOException {
        return wanted.labels() == LabelSource.ANNOTATIONS ? annotation(id).size() : Optional.empty();
    }

    @Override
    public Orientation orientation(String id) throws IOException {
        return Orientation.of(imageFile(id));
    }

    @Override
    public boolean labelsCoverMasks() {
        return true;
    }
}
