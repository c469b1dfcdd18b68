package podium.mutation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import podium.core.InputException;
import podium.core.mask.LogitMap;
import podium.data.dataset.ImageSet;
import podium.data.dataset.LabelSource;
import podium.data.dataset.Wanted;
import podium.data.image.RgbImage;
import podium.data.kind.KaggleNpy;
import podium.data.maps.LogitFile;
import podium.data.maps.NpyArray;

/**
 * Arrays, which are read as an image, a mask and the logits of an image; they pass if one of these readings
 * succeeds.
 */
final class NpyFiles implements Format.Files {
    private static final int WIDTH = 8;
    private static final int HEIGHT = 6;
    private static final int START = 10;
    private static final Pattern SHAPE =
            Pattern.compile("[<>|=][iuf]([1248])'.*\\(([0-9]{1,4}(?:, ?[0-9]{1,4})*),?\\)");
    private static final int MOST_DATA = 1 << 20;

    private final List<byte[]> sound;
    private final Path file;
    private final ImageSet images;
    private final Refusals refusals = new Refusals();

    NpyFiles(Path folder) throws IOException {
        Path train = Files.createDirectories(folder.resolve("train"));
        Files.createDirectories(train.resolve("img"));
        Files.createDirectories(train.resolve("seg"));
        Files.writeString(train.resolve("train_set.csv"), "Id,cat,dog,cow\n0,1,0,0\n");
        file = train.resolve("img/train_0.npy");
        Files.createSymbolicLink(train.resolve("seg/train_0.npy"), file);
        images = new KaggleNpy()
                .open(folder, "train", List.of("cat", "dog", "cow"), new Wanted(LabelSource.ANNOTATIONS, true));
        sound = List.of(image(), mask(), logits(), integers("<i8", 8), integers(">u2", 2), integers("|b1", 1));
    }

    private static byte[] image() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NpyArray.write(new byte[WIDTH * HEIGHT * 3], List.of(HEIGHT, WIDTH, 3), out);
        return out.toByteArray();
    }

    private static byte[] mask() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] labels = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % 5 == 4 ? 255 : i % 5);
        }
        NpyArray.write(labels, List.of(HEIGHT, WIDTH), out);
        return out.toByteArray();
    }

    private static byte[] logits() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LogitFile.write(LogitMap.of(4, 2, 2, 4, new float[16]), out);
        return out.toByteArray();
    }

    /** An array in Fortran order, as other numpy versions write it. */
    private static byte[] integers(String type, int bytes) {
        String text = "{'descr': '" + type + "', 'fortran_order': True, 'shape': (" + HEIGHT + ", " + WIDTH + "), }";
        return withHeader(text, new byte[WIDTH * HEIGHT * bytes], 2);
    }

    private static byte[] withHeader(String header, byte[] data, int version) {
        int start = version == 1 ? START : START + 2;
        byte[] text = header.getBytes(ISO_8859_1);
        byte[] bytes = new byte[start + text.length];
        byte[] magic = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0};
        System.arraycopy(magic, 0, bytes, 0, magic.length);
        bytes[8] = (byte) text.length;
        bytes[9] = (byte) (text.length >> 8);
        System.arraycopy(text, 0, bytes, start, text.length);
        return Mutator.joined(bytes, bytes.length, data, bytes.length);
    }

    @Override
    public byte[] mutated(Mutator mutator) {
        byte[] whole = mutator.one(sound);
        if (mutator.once(4)) {
            return mutator.raw(whole);
        }
        int version = whole[6];
        int start = version == 1 ? START : START + 2;
        int length = (whole[8] & 0xFF) + ((whole[9] & 0xFF) << 8);
        byte[] header = Arrays.copyOfRange(whole, start, start + length);
        byte[] data = Arrays.copyOfRange(whole, start + length, whole.length);
        if (mutator.once(3)) {
            byte[] changed = mutator.raw(data);
            return withHeader(
                    new String(header, ISO_8859_1),
                    mutator.once(3) ? changed : Arrays.copyOf(changed, data.length),
                    version);
        }
        String text = new String(mutator.text(header, header), ISO_8859_1);
        byte[] fitting = mutator.once(4) ? data : fitting(text, data);
        return withHeader(
                text.substring(0, Math.min(text.length(), 0xFFFF)),
                fitting,
                mutator.once(10) ? mutator.below(5) : version);
    }

    /** Data of the size that the header requires, if that can be parsed. */
    private static byte[] fitting(String header, byte[] data) {
        Matcher shape = SHAPE.matcher(header);
        if (!shape.find()) {
            return data;
        }
        long bytes = Long.parseLong(shape.group(1));
        for (String side : shape.group(2).split(", ?", -1)) {
            bytes = Math.min(MOST_DATA + 1, bytes * Long.parseLong(side));
        }
        return bytes > MOST_DATA ? data : Arrays.copyOf(data, (int) bytes);
    }

    @Override
    public Format.Use read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        int read = 0;
        InputException refused = null;
        List<Format.Use> readings = List.of(
                () -> {
                    BufferedImage image = images.image("0");
                    if (image.getWidth() * image.getHeight() < 1_000_000) {
                        RgbImage.of(image).resized(5, 5);
                    }
                },
                () -> images.labelMap("0").histogram(),
                () -> LogitFile.read(file, 4, WIDTH, HEIGHT).labels(WIDTH, HEIGHT));
        for (Format.Use reading : readings) {
            try {
                reading.go();
                read++;
            } catch (InputException e) {
                refusals.requireDeclared(e);
                refused = e;
            }
        }
        if (read == 0 && refused != null) {
            throw refused;
        }
        return Format.Use.NONE;
    }
}
