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
 * The images of one list of a data set, in the list's order; every file is read when it is asked for, and none before.
 *
 * <p>A file that is missing, damaged or at odds with the rest is an {@link InputException} that names it. Safe for
 * several threads at once.
 *
 * <pre>{@code
 * ImageSet train = DatasetKind.VOC_DEVKIT.open(root, "train", classes, LabelSource.MASKS);
 * for (String id : train.ids()) {
 *     Runs present = train.labels(id).present();
 * }
 * }</pre>
 */
public sealed interface ImageSet permits VocImageSet, NpyImageSet {
    /** The images' names, distinct, in the list's order. */
    List<String> ids();

    /** Width and height as the image's header gives them. */
    ImageSize size(String id) throws IOException;

    /** The image as 8-bit RGB, of type {@link BufferedImage#TYPE_3BYTE_BGR}. */
    BufferedImage image(String id) throws IOException;

    /** The image's mask: 0, 1..classes and 255, nothing else. */
    LabelMap labelMap(String id) throws IOException;

    /** The masks read so far whose labels come from their colours, since their palettes are numbered otherwise. */
    RenumberedMasks renumberedMasks();

    /** Tells of the masks that some sets have renumbered so far, if there are any: their number, and one of them. */
    static void tellOfRenumberedMasks(Progress progress, Collection<ImageSet> sets) {
        RenumberedMasks all = new RenumberedMasks();
        sets.forEach(set -> all.addAll(set.renumberedMasks()));
        all.tell(progress);
    }

    /** The classes in the image, from where {@link Wanted#labels} says. */
    ImageLabels labels(String id) throws IOException;

    /** The same for a caller that has the image's mask: where the labels come from masks, it is not read again. */
    default ImageLabels labels(String id, LabelMap mask) throws IOException {
        return labelsFile(id).equals(maskFile(id)) ? ImageLabels.of(mask) : labels(id);
    }

    /** Whether the list comes with labels: the course's test list has neither labels nor masks. */
    boolean labelled();

    /**
     * Whether the image is one that has a mask, or should: every one of a labelled list for segmentation. None is where
     * masks are not {@link Wanted}.
     */
    boolean hasMask(String id);

    /** Where the list is read from. */
    Path listFile();

    /** Where the image is read from. */
    Path imageFile(String id);

    /** Where the mask is read from. */
    Path maskFile(String id);

    /** Where the labels are read from: a file, or the folder of the classes' lists. */
    Path labelsFile(String id);
}
