package podium.data.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.mask.LabelMap;
import podium.data.image.ImageSize;
import podium.data.maps.RenumberedMasks;

/**
 * The images of one list of a data set, in the list's order. Files are read on request.
 *
 * <p>A file that is missing, damaged or contradicts another gives an {@link InputException} that names it. Safe
 * for use by several threads.
 *
 * <pre>{@code
 * ImageSet train = DatasetKind.VOC_DEVKIT.open(root, "train", classes, new Wanted(LabelSource.MASKS, true));
 * for (String id : train.ids()) {
 *     PixelRuns present = train.labels(id).present();
 * }
 * }</pre>
 */
public sealed interface ImageSet permits VocImageSet, NpyImageSet {
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
}
