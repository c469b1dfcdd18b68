package podium.data.kind;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.mask.LabelMap;
import podium.data.dataset.DatasetWarning;
import podium.data.dataset.ImageLabels;
import podium.data.dataset.ImageSet;
import podium.data.dataset.LabelSource;
import podium.data.dataset.Wanted;
import podium.data.image.ImageFile;
import podium.data.image.ImageSize;
import podium.data.image.Orientation;
import podium.data.maps.MaskFile;
import podium.data.maps.RenumberedMasks;

/** A list of images each of which is a file, with labels from its folder, a table or its mask. */
final class PictureFiles implements ImageSet {
    private final Path list;
    private final Map<String, Picture> pictures;
    private final List<String> ids;
    private final boolean labelled;
    private final int classes;
    private final Wanted wanted;
    private final List<DatasetWarning> remarks;
    private final RenumberedMasks renumbered = new RenumberedMasks();

    /**
     * One image.
     *
     * @param labels null if they come from its mask, or if it has none
     * @param labelsFile the file or folder that gives the labels
     * @param mask where its mask is, if it has one
     */
    record Picture(Path image, @Nullable ImageLabels labels, Path labelsFile, Path mask) {
        /** An image of a data set without masks. */
        static Picture labelled(Path image, @Nullable ImageLabels labels, Path labelsFile) {
            return new Picture(image, labels, labelsFile, image);
        }
    }

    /**
     * A list.
     *
     * @param list the file or folder that the images are listed by
     * @param pictures the images by Id, in order
     * @param labelled true if each image has labels or should have some
     */
    PictureFiles(
            Path list,
            Map<String, Picture> pictures,
            boolean labelled,
            int classes,
            Wanted wanted,
            List<DatasetWarning> remarks) {
        this.list = list;
        this.pictures = pictures;
        this.ids = List.copyOf(pictures.keySet());
        this.labelled = labelled;
        this.classes = classes;
        this.wanted = wanted;
        this.remarks = List.copyOf(remarks);
    }

    private Picture picture(String id) {
        Picture picture = pictures.get(id);
        if (picture == null) {
            throw new InputException(list + ": there is no image " + id);
        }
        return picture;
    }

    private boolean byMask() {
        return wanted.labels() == LabelSource.MASKS;
    }

    @Override
    public List<String> ids() {
        return ids;
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
        return MaskFile.read(maskFile(id), classes, renumbered);
    }

    @Override
    public RenumberedMasks renumberedMasks() {
        return renumbered;
    }

    @Override
    public ImageLabels labels(String id) throws IOException {
        if (byMask()) {
            return ImageLabels.of(labelMap(id));
        }
        ImageLabels labels = picture(id).labels();
        if (labels == null) {
            throw new InputException(labelsFile(id) + ": there are no labels for image " + id
                    + "; you can predict a list without labels, but not train on it or score it");
        }
        return labels;
    }

    @Override
    public boolean labelled() {
        return labelled;
    }

    @Override
    public boolean hasMask(String id) {
        return byMask() && labelled;
    }

    @Override
    public Path listFile() {
        return list;
    }

    @Override
    public Path imageFile(String id) {
        return picture(id).image();
    }

    @Override
    public Path maskFile(String id) {
        return picture(id).mask();
    }

    @Override
    public Path labelsFile(String id) {
        return byMask() ? maskFile(id) : picture(id).labelsFile();
    }

    @Override
    public Orientation orientation(String id) throws IOException {
        return Orientation.of(imageFile(id));
    }

    @Override
    public boolean labelsCoverMasks() {
        return true;
    }

    @Override
    public List<DatasetWarning> remarks() {
        return remarks;
    }
}
