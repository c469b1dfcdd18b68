package podium.data.kind;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import podium.core.InputException;
import podium.core.files.Sha256;
import podium.core.mask.LabelMap;
import podium.data.dataset.DatasetWarning;
import podium.data.dataset.ImageLabels;
import podium.data.dataset.ImageSet;
import podium.data.image.ImageFile;
import podium.data.image.ImageSize;
import podium.data.maps.RenumberedMasks;

/**
 * A list of images of one size that files hold one after the other, kept as bytes in memory. Such a data set has no
 * masks, and each image has one class.
 */
final class StoredPictures implements ImageSet {
    private static final int RGB = 3;

    private final Path list;
    private final Path labels;
    private final ImageSize size;
    private final int planes;
    private final int classes;
    private final List<DatasetWarning> remarks;
    private final Map<String, Stored> pictures = new LinkedHashMap<>();
    private final List<String> ids;

    /** One image: a place in the bytes of a file. */
    static final class Stored {
        private final Path file;
        private final int number;
        private final byte[] bytes;
        private final int offset;
        private final int label;

        /**
         * An image.
         *
         * @param file the file that holds it
         * @param number its place in the file, from 0
         * @param bytes the bytes of that file
         * @param offset where its samples begin: plane after plane, each row by row
         * @param label its class, from 0
         */
        Stored(Path file, int number, byte[] bytes, int offset, int label) {
            this.file = file;
            this.number = number;
            this.bytes = bytes;
            this.offset = offset;
            this.label = label;
        }
    }

    /**
     * A list.
     *
     * @param labels the file that holds the labels
     * @param planes 1 for grey images; 3 for red, green and blue
     * @param prefix what Ids begin with: {@code train-} gives {@code train-00000} and so on
     */
    StoredPictures(
            Path list,
            Path labels,
            ImageSize size,
            int planes,
            int classes,
            String prefix,
            List<Stored> pictures,
            List<DatasetWarning> remarks) {
        this.list = list;
        this.labels = labels;
        this.size = size;
        this.planes = planes;
        this.classes = classes;
        this.remarks = List.copyOf(remarks);
        int digits = Math.max(5, String.valueOf(pictures.size() - 1).length());
        for (Stored picture : pictures) {
            this.pictures.put(prefix + String.format(Locale.ROOT, "%0" + digits + "d", this.pictures.size()), picture);
        }
        this.ids = List.copyOf(this.pictures.keySet());
    }

    private Stored stored(String id) {
        Stored stored = pictures.get(id);
        if (stored == null) {
            throw new InputException(list + ": there is no image " + id);
        }
        return stored;
    }

    @Override
    public List<String> ids() {
        return ids;
    }

    @Override
    public ImageSize size(String id) {
        return size;
    }

    @Override
    public BufferedImage image(String id) {
        Stored stored = stored(id);
        int pixels = (int) size.pixels();
        byte[] samples = new byte[RGB * pixels];
        for (int colour = 0; colour < RGB; colour++) {
            int plane = stored.offset + (planes == RGB ? colour : 0) * pixels;
            for (int place = 0; place < pixels; place++) {
                samples[RGB * place + RGB - 1 - colour] = stored.bytes[plane + place];
            }
        }
        return ImageFile.ofBlueGreenRed(size, samples);
    }

    @Override
    public LabelMap labelMap(String id) {
        throw new InputException(list + ": image " + id + " has no mask; this kind of data set has none");
    }

    @Override
    public RenumberedMasks renumberedMasks() {
        return new RenumberedMasks();
    }

    @Override
    public ImageLabels labels(String id) {
        Stored stored = stored(id);
        if (stored.label >= classes) {
            throw new InputException(labelsFile(id) + ": the label " + stored.label
                    + " occurs; expected 0 to " + (classes - 1) + ", because the competition has " + classes
                    + " classes: correct the key classes, or restore the file");
        }
        return ImageLabels.ofClass(stored.label);
    }

    @Override
    public ImageLabels labels(String id, LabelMap mask) {
        return labels(id);
    }

    @Override
    public boolean labelled() {
        return true;
    }

    @Override
    public boolean hasMask(String id) {
        return false;
    }

    @Override
    public Path listFile() {
        return list;
    }

    @Override
    public Path imageFile(String id) {
        return stored(id).file;
    }

    @Override
    public Path maskFile(String id) {
        return imageFile(id);
    }

    @Override
    public Path labelsFile(String id) {
        return planes == RGB ? imageFile(id) : labels;
    }

    @Override
    public String identity(String id) {
        return imageFile(id) + "#" + stored(id).number;
    }

    @Override
    public Optional<String> sha256(String id) {
        Stored stored = stored(id);
        MessageDigest digest = Sha256.digest();
        digest.update(stored.bytes, stored.offset, planes * (int) size.pixels());
        return Optional.of(Sha256.hex(digest.digest()));
    }

    @Override
    public List<DatasetWarning> remarks() {
        return remarks;
    }
}
