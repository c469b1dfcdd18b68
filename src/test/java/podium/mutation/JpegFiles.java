package podium.mutation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import podium.data.image.RgbImage;

/** Photographs, which are turned upright and resized. */
final class JpegFiles implements Format.Files {
    private static final int WIDTH = 33;
    private static final int HEIGHT = 25;
    private static final int SCAN = 0xDA;

    /** Big-endian EXIF data for a picture that lies on its left side. */
    private static final byte[] EXIF =
            "Exif\0\0MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006\0\0\0\0\0\0"
                    .getBytes(ISO_8859_1);

    private final List<byte[]> sound;
    private final Path file;

    JpegFiles(Path folder) throws IOException {
        file = folder.resolve("photo.jpg");
        BufferedImage colour = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        BufferedImage grey = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, new Point(0, 0));
        for (WritableRaster raster : List.of(colour.getRaster(), grey.getRaster(), inks)) {
            fill(raster);
        }
        sound = List.of(
                jpeg(new IIOImage(colour, null, null), false),
                jpeg(new IIOImage(colour, null, null), true),
                jpeg(new IIOImage(grey, null, null), false),
                jpeg(new IIOImage(inks, null, null), false));
    }

    private static void fill(WritableRaster raster) {
        SplittableRandom random = new SplittableRandom(1);
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                for (int band = 0; band < raster.getNumBands(); band++) {
                    raster.setSample(x, y, band, (7 * x + 5 * y * (band + 1) + random.nextInt(20)) & 255);
                }
            }
        }
    }

    private static byte[] jpeg(IIOImage image, boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (progressive) {
                parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.write(null, image, parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The segments before the first scan; the last part is the scan and everything after it. */
    private static List<byte[]> parts(byte[] jpeg) {
        List<byte[]> parts = new ArrayList<>();
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != SCAN) {
            int end = at + 2 + ((jpeg[at + 2] & 0xFF) << 8 | (jpeg[at + 3] & 0xFF));
            parts.add(Arrays.copyOfRange(jpeg, at, end));
            at = end;
        }
        parts.add(Arrays.copyOfRange(jpeg, at, jpeg.length));
        return parts;
    }

    @Override
    public byte[] mutated(Mutator mutator) {
        byte[] jpeg = mutator.one(sound);
        if (mutator.once(6)) {
            return mutator.raw(jpeg);
        }
        List<byte[]> parts = parts(jpeg);
        for (int i = mutator.few(); i > 0; i--) {
            change(parts, mutator);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static void change(List<byte[]> parts, Mutator mutator) {
        int at = mutator.below(parts.size());
        byte[] part = parts.get(at).clone();
        if (part.length < 6) { // the rest of a scan
            return;
        }
        int inside = Math.min(4, part.length - 1);
        switch (mutator.below(9)) {
            case 0 -> parts.add(at, part);
            case 1 -> parts.set(at, parts.set(mutator.below(parts.size()), part));
            case 2 ->
                parts.add(
                        mutator.below(parts.size()),
                        segment(0xE0 + mutator.below(16), mutator.bytes(mutator.below(40))));
            case 3, 4 -> parts.add(0, segment(0xE1, mutator.once(2) ? EXIF : mutator.raw(EXIF)));
            case 5 -> {
                part[inside + mutator.below(part.length - inside)] = (byte) mutator.below(once(mutator));
                parts.set(at, part);
            }
            case 6, 7 -> {
                byte[] scan = parts.get(parts.size() - 1);
                parts.set(parts.size() - 1, mutator.raw(scan));
            }
            default ->
                parts.set(at, segment(part[1] & 0xFF, mutator.raw(Arrays.copyOfRange(part, inside, part.length))));
        }
    }

    /** A small number, since headers consist of these. */
    private static int once(Mutator mutator) {
        return mutator.once(2) ? 6 : 256;
    }

    private static byte[] segment(int marker, byte[] data) {
        byte[] head = {(byte) 0xFF, (byte) marker, (byte) ((data.length + 2) >> 8), (byte) (data.length + 2)};
        return Mutator.joined(head, head.length, data, head.length);
    }

    @Override
    public Format.Use read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        RgbImage stored = RgbImage.read(file);
        return () -> {
            RgbImage upright = RgbImage.readUpright(file);
            if (upright.size().pixels() != stored.size().pixels()) {
                throw new IllegalStateException(stored.size() + " upright is " + upright.size());
            }
            upright.resized(20, 20);
        };
    }
}
