package podium.data.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import podium.core.mask.LabelMap;
import podium.data.image.ImageSize;
import podium.data.image.Orientation;
import podium.data.maps.RenumberedMasks;

/**
 * Some of a set's images, in its order.
 *
 * @param ids the images of this part
 * @param valid those of them that are for validation
 */
public record PartOfSet(ImageSet whole, List<String> ids, List<String> valid) implements ImageSet {
    public PartOfSet {
        ids = List.copyOf(ids);
        valid = List.copyOf(valid);
    }

    @Override
    public ImageSize size(String id) throws IOException {
        return whole.size(id);
    }

    @Override
    public BufferedImage image(String id) throws IOException {
        return whole.image(id);
    }

    @Override
    public LabelMap labelMap(String id) throws IOException {
        return whole.labelMap(id);
    }

    @Override
    public RenumberedMasks renumberedMasks() {
        return whole.renumberedMasks();
    }

    @Override
    public ImageLabels labels(String id) throws IOException {
        return whole.labels(id);
    }

    @Override
    public ImageLabels labels(String id, LabelMap mask) throws IOException {
        return whole.labels(id, mask);
    }

    @Override
    public boolean labelled() {
        return whole.labelled();
    }

    @Override
    public boolean hasMask(String id) {
        return whole.hasMask(id);
    }

    @Override
    public Path listFile() {
        return whole.listFile();
    }

    @Override
    public Path imageFile(String id) {
        return whole.imageFile(id);
    }

    @Override
    public Path maskFile(String id) {
        return whole.maskFile(id);
    }

    @Override
    public Path labelsFile(String id) {
        return whole.labelsFile(id);
    }

    @Override
    public String identity(String id) {
        return whole.identity(id);
    }

    @Override
    public Optional<String> sha256(String id) throws IOException {
        return whole.sha256(id);
    }

    @Override
    public Optional<String> maskSha256(String id) throws IOException {
        return whole.maskSha256(id);
    }

    @Override
    public Orientation orientation(String id) throws IOException {
        return whole.orientation(id);
    }

    @Override
    public Optional<ImageSize> statedSize(String id) throws IOException {
        return whole.statedSize(id);
    }

    @Override
    public boolean labelsCoverMasks() {
        return whole.labelsCoverMasks();
    }

    @Override
    public void readLabelFiles(Consumer<DatasetFault> faults) throws IOException {
        whole.readLabelFiles(faults);
    }

    @Override
    public List<DatasetWarning> remarks() {
        return whole.remarks();
    }
}
