package podium.data.maps;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import podium.core.InputException;
import podium.core.Reason;
import podium.core.mask.LabelMap;
import podium.data.image.DataFile;
import podium.data.image.ImageSize;
import podium.data.image.PictureEncoder;

/**
 * A label map as a palette PNG, as in the VOC devkit: the label is the palette's index; its colour is for
 * viewers.
 *
 * <p>Reads palettes of 1, 2, 4 and 8 bits; see {@link MaskPalette} for palettes in another order. The values of
 * 8-bit grey are the labels. RGB is refused even in VOC's colours, because edges are often blended. The
 * checksum of every chunk is verified, since a flipped bit would give a wrong label. Format: W3C, PNG (Third
 * Edition).
 */
public final class MaskPng {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int HEADER = 0x49484452;
    private static final int END = 0x49454E44;
    private static final int PALETTE_PART = 0x504C5445;
    private static final int COLOUR_TYPE = 25;
    private static final int HEADER_END = 33;
    private static final int GREY = 0;
    private static final int PALETTE = 3;
    private static final long MAXIMUM_BYTES = 256L << 20;

    private MaskPng() {}

    /**
     * Reads the labels of a mask without checking their range.
     *
     * @param classes the number of classes of the competition, which decides which colours mean a label
     * @param renumbered collects the file if its labels come from its colours
     */
    static LabelMap read(Path file, int classes, RenumberedMasks renumbered) throws IOException {
        byte[] bytes = DataFile.bytes(file, "a mask (palette PNG)", MAXIMUM_BYTES);
        ImageSize size = header(file, bytes);
        byte[] palette = verifiedPalette(file, bytes);
        Raster raster = decode(file, bytes);
        byte[] indices =
                (byte[]) raster.getDataElements(0, 0, size.width(), size.height(), new byte[(int) size.pixels()]);
        LabelMap map = LabelMap.of(size.width(), size.height(), indices);
        if (bytes[COLOUR_TYPE] == GREY) {
            return map;
        }
        Optional<byte[]> labels = MaskPalette.ofBytes(palette).labelsByColour(file, map.histogram(), classes);
        if (labels.isEmpty()) {
            return map;
        }
        renumbered.add(file);
        for (int i = 0; i < indices.length; i++) {
            indices[i] = labels.get()[indices[i] & 0xFF];
        }
        return LabelMap.of(size.width(), size.height(), indices);
    }

    private static ImageSize header(Path file, byte[] bytes) {
        ByteBuffer png = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER_END || png.getLong(0) != SIGNATURE || png.getInt(12) != HEADER) {
            throw new InputException(file + ": not a PNG file; a mask must be a palette PNG");
        }
        int bits = bytes[24];
        int colours = bytes[COLOUR_TYPE];
        boolean legal = colours == PALETTE || (colours == GREY && bits == 8);
        if (!legal) {
            throw new InputException(file + ": the mask is " + nameOf(colours) + " of " + bits
                    + " bits per sample; expected a palette PNG in VOC's colours, or 8-bit grey whose values are"
                    + " the labels: save it as one of these");
        }
        return ImageSize.claimed(file, png.getInt(16) & 0xFFFFFFFFL, png.getInt(20) & 0xFFFFFFFFL);
    }

    private static String nameOf(int colours) {
        return switch (colours) {
            case GREY -> "grey";
            case 2 -> "RGB";
            case 4 -> "grey with transparency";
            case 6 -> "RGB with transparency";
            default -> "of the unknown colour type " + colours;
        };
    }

    /** The bytes of the palette, empty if there is none, after all chunks are verified. */
    private static byte[] verifiedPalette(Path file, byte[] bytes) {
        byte[] palette = {};
        ByteBuffer png = ByteBuffer.wrap(bytes);
        int at = 8;
        int type = 0;
        while (type != END) {
            long length = at + 12 <= bytes.length ? png.getInt(at) & 0xFFFFFFFFL : Long.MAX_VALUE;
            if (length > bytes.length - at - 12L) {
                throw new InputException(file + ": the PNG ends after " + bytes.length + " bytes, inside a chunk;"
                        + " the file is cut off: copy it again");
            }
            type = png.getInt(at + 4);
            CRC32 checksum = new CRC32();
            checksum.update(bytes, at + 4, (int) length + 4);
            if ((int) checksum.getValue() != png.getInt(at + 8 + (int) length)) {
                throw new InputException(file + ": the PNG's checksum does not match at byte " + at
                        + ": the file is damaged; copy it again");
            }
            if (type == PALETTE_PART) {
                palette = Arrays.copyOfRange(bytes, at + 8, at + 8 + (int) length);
            }
            at += (int) length + 12;
        }
        return palette;
    }

    private static Raster decode(Path file, byte[] bytes) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            Raster raster = reader.read(0).getRaster();
            // Grey with one transparent value is decoded with an opacity band.
            return raster.getNumBands() == 1
                    ? raster
                    : raster.createChild(0, 0, raster.getWidth(), raster.getHeight(), 0, 0, new int[] {0});
        } catch (IOException | RuntimeException e) {
            // Image readers also throw unchecked exceptions for invalid data.
            throw new InputException(file + ": the PNG cannot be decoded (" + Reason.of(e) + "); replace the file", e);
        } finally {
            reader.dispose();
        }
    }

    /** Writes an 8-bit palette PNG in the VOC devkit's colours; the stream stays open. */
    public static void write(LabelMap map, OutputStream out) throws IOException {
        BufferedImage image =
                new BufferedImage(map.width(), map.height(), BufferedImage.TYPE_BYTE_INDEXED, VocPalette.colorModel());
        image.getRaster().setDataElements(0, 0, map.width(), map.height(), map.labels());
        PictureEncoder.png(image, out);
    }
}
