package podium.data.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.files.Sha256;
import podium.core.mask.LabelMap;
import podium.data.image.ImageSize;
import podium.data.image.Orientation;
import podium.data.maps.RenumberedMasks;

/**
 * The images of one list of a data set, in the list's order. Files are read on request.
 *
 * <p>A file that is missing, damaged or contradicts another gives an {@link InputException} that names it. Safe
 * for use by several threads.
 *
 * <pre>{@code
 * ImageSet train = new VocDevkit().open(root, "train", classes, new Wanted(LabelSource.MASKS, true));
 * for (String id : train.ids()) {
 *     PixelRuns present = train.labels(id).present();
 * }
 * }</pre>
 */
public interface ImageSet {
    /** The distinct names of the images, in the list's order. */
    List<String> ids();

    /** The width and height in the image's header. */
    ImageSize size(String id) throws IOException;

    /** The image as 8-bit RGB, of type {@link BufferedImage#TYPE_3BYTE_BGR}. */
    BufferedImage image(String id) throws IOException;

    /** The image's mask, with the labels 0, 1..classes and 255 only. */
    LabelMap labelMap(String id) throws IOException;

    /** The masks read so far whose labels come from their colours, because their palettes have another order. */
    RenumberedMasks renumberedMasks();

    /** Reports the masks that some sets have renumbered so far, if any: their number, and one of them. */
    static void tellOfRenumberedMasks(Progress progress, Collection<ImageSet> sets) {
        RenumberedMasks all = new RenumberedMasks();
        sets.forEach(set -> all.addAll(set.renumberedMasks()));
        all.tell(progress);
    }

    /** The classes in the image, from the source {@link Wanted#labels}. */
    ImageLabels labels(String id) throws IOException;

    /**
     * Like {@link #labels(String)}, for a caller that has the image's mask: if the labels come from masks, it
     * is not read again.
     */
    default ImageLabels labels(String id, LabelMap mask) throws IOException {
        return labelsFile(id).equals(maskFile(id)) ? ImageLabels.of(mask) : labels(id);
    }

    /** True if the list has labels. The course's test list has neither labels nor masks. */
    boolean labelled();

    /**
     * True if the image has a mask or should have one: every image of a labelled list for segmentation. Always
     * false if masks are not {@link Wanted}.
     */
    boolean hasMask(String id);

    /** The file of the list. */
    Path listFile();

    /** The file of an image. */
    Path imageFile(String id);

    /** The file of an image's mask. */
    Path maskFile(String id);

    /** The file of an image's labels, or the folder of the classes' lists. */
    Path labelsFile(String id);

    /**
     * The images of this list that the data set itself sets aside for validation; empty where it says nothing of
     * validation.
     */
    default List<String> valid() {
        return List.of();
    }

    /**
     * What names the picture in the data set: two images with the same identity are the same picture. It is the
     * image's file, and with it the place where a file holds many images.
     */
    default String identity(String id) {
        return imageFile(id).toString();
    }

    /** The SHA-256 of the image as it is stored, without the rest of a file of many images; empty if it is missing. */
    default Optional<String> sha256(String id) throws IOException {
        return sum(imageFile(id));
    }

    /** The SHA-256 of the image's mask; empty if it is missing. */
    default Optional<String> maskSha256(String id) throws IOException {
        return sum(maskFile(id));
    }

    private static Optional<String> sum(Path file) throws IOException {
        return Files.isRegularFile(file) ? Optional.of(Sha256.of(file)) : Optional.empty();
    }

    /** How viewers turn the image. */
    default Orientation orientation(String id) throws IOException {
        return Orientation.UPRIGHT;
    }

    /** The size that the image's labels state, if they state one. */
    default Optional<ImageSize> statedSize(String id) throws IOException {
        return Optional.empty();
    }

    /** True if a class with pixels in an image's mask must be among the image's labels. */
    default boolean labelsCoverMasks() {
        return false;
    }

    /** Reads the files that hold the labels of many images, and reports their faults. */
    default void readLabelFiles(Consumer<DatasetFault> faults) throws IOException {}

    /** Remarks on the list's files: they can be used, but some may not be what they seem. */
    default List<DatasetWarning> remarks() {
        return List.of();
    }
}
