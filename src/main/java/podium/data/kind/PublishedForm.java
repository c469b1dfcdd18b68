package podium.data.kind;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import podium.core.mask.LabelMap;
import podium.data.image.PictureEncoder;
import podium.data.maps.MaskPng;
import podium.data.maps.NpyArray;

/** The form in which a data set is given to others under new names: its kind, and its files. */
@SuppressWarnings("ImmutableEnumChecker") // kinds have no state
public enum PublishedForm {
    /** The form of {@link KaggleNpy}. */
    ARRAYS(new KaggleNpy(), "%s/%s_set.csv", "%s/img/%s_%d.npy", "%s/seg/%s_%d.npy") {
        @Override
        public void write(BufferedImage image, OutputStream out) throws IOException {
            NpyArray.write(image, out);
        }

        @Override
        public void write(LabelMap mask, OutputStream out) throws IOException {
            NpyArray.write(mask, out);
        }
    },
    /** The form of {@link Csv}. */
    PICTURES(new Csv(), "%2$s.csv", "%s/%3$d.png", "") {
        @Override
        public void write(LabelMap mask, OutputStream out) {
            throw new IllegalStateException("such a data set has no masks");
        }
    },
    /** The form of {@link ImageMasks}, with the tables of {@link Csv} beside it. */
    PICTURES_AND_MASKS(new ImageMasks(), "%2$s.csv", "%s/images/%3$d.png", "%s/masks/%3$d.png");

    private final DatasetKind kind;
    private final String table;
    private final String image;
    private final String mask;

    PublishedForm(DatasetKind kind, String table, String image, String mask) {
        this.kind = kind;
        this.table = table;
        this.image = image;
        this.mask = mask;
    }

    /** The kind of a data set in this form. */
    public DatasetKind kind() {
        return kind;
    }

    /** The file of a list's table, with Ids and a column of 0 and 1 for each class. */
    public String table(String list) {
        return String.format(Locale.ROOT, table, list, list);
    }

    /** The file of an image. */
    public String image(String list, int number) {
        return String.format(Locale.ROOT, image, list, list, number);
    }

    /** The file of an image's mask. */
    public String mask(String list, int number) {
        return String.format(Locale.ROOT, mask, list, list, number);
    }

    /** Writes an image; its pixels stay as they are. */
    public void write(BufferedImage picture, OutputStream out) throws IOException {
        PictureEncoder.png(picture, out);
    }

    /** Writes a mask. */
    public void write(LabelMap map, OutputStream out) throws IOException {
        MaskPng.write(map, out);
    }
}
