package podium.data.dataset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import podium.core.mask.LabelMap;
import podium.data.image.ImageSize;
import podium.data.maps.MaskPng;

/**
 * Small data sets of whole images, written file by file: folders, idx, cifar-binary, csv, image-masks. Pictures can be
 * learned: the class decides what is bright, and the number of an image decides the noise.
 *
 * <pre>{@code
 * WrittenData.folders(root.resolve("train"), 1, 10, "cat", "dog");   // train/cat/1.png to train/dog/10.png
 * WrittenData.idx(root, "t10k", 40, 10, true);                    // a gzip'ed pair of MNIST's form
 * }</pre>
 */
public final class WrittenData {
    private static final int SIDE = 24;

    private WrittenData() {}

    /** Writes a folder a class, each with the pictures 1.png, 2.png and so on if {@code first} is 1. */
    public static void folders(Path root, int first, int each, String... classes) throws IOException {
        for (int position = 0; position < classes.length; position++) {
            for (int image = first; image < first + each; image++) {
                picture(root.resolve(classes[position]).resolve(image + ".png"), position, image);
            }
        }
    }

    /**
     * Writes the idx files {@code NAME-images-idx3-ubyte} and {@code NAME-labels-idx1-ubyte}, 28 x 28 pixels an image;
     * image i shows class i modulo classes.
     */
    public static void idx(Path root, String name, int images, int classes, boolean zipped) throws IOException {
        byte[] pixels = new byte[images * 28 * 28];
        byte[] labels = new byte[images];
        for (int image = 0; image < images; image++) {
            labels[image] = (byte) (image % classes);
            for (int place = 0; place < 28 * 28; place++) {
                pixels[image * 28 * 28 + place] =
                        (byte) grey(image % classes, 10_000 * name.length() + image, place % 28, place / 28);
            }
        }
        String ending = zipped ? ".gz" : "";
        bytes(root.resolve(name + "-images-idx3-ubyte" + ending), idxImages(images, 28, 28, pixels));
        bytes(root.resolve(name + "-labels-idx1-ubyte" + ending), idxLabels(labels));
    }

    /** The bytes of an idx file of grey images. */
    public static byte[] idxImages(int images, int rows, int columns, byte[] pixels) {
        return ByteBuffer.allocate(16 + pixels.length)
                .putInt(0x803)
                .putInt(images)
                .putInt(rows)
                .putInt(columns)
                .put(pixels)
                .array();
    }

    /** The bytes of an idx file of labels. */
    public static byte[] idxLabels(byte... labels) {
        return ByteBuffer.allocate(8 + labels.length)
                .putInt(0x801)
                .putInt(labels.length)
                .put(labels)
                .array();
    }

    /**
     * Writes CIFAR-10's binary files: five batches to learn from, and test_batch.bin; image i of a file shows class i
     * modulo classes.
     */
    public static void cifar(Path root, int eachBatch, int test, int classes) throws IOException {
        for (int batch = 1; batch <= 5; batch++) {
            bytes(root.resolve("data_batch_" + batch + ".bin"), records(batch * 1000, eachBatch, classes));
        }
        bytes(root.resolve("test_batch.bin"), records(9000, test, classes));
    }

    private static byte[] records(int first, int images, int classes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int image = 0; image < images; image++) {
            out.write(image % classes);
            for (int sample = 0; sample < 3 * 1024; sample++) {
                out.write(grey(image % classes, first + image, sample % 32, sample % 1024 / 32) / (1 + sample / 1024));
            }
        }
        return out.toByteArray();
    }

    /**
     * Writes LIST.csv with the columns Id and Class, and the pictures LIST/0001.png and so on; the classes take turns.
     */
    public static void csv(Path root, String list, int images, String... classes) throws IOException {
        StringBuilder text = new StringBuilder("Id,Class\n");
        for (int image = 1; image <= images; image++) {
            String id = String.format(Locale.ROOT, "%04d", image);
            int position = (image - 1) % classes.length;
            picture(root.resolve(list).resolve(id + ".png"), position, 10_000 * list.length() + image);
            text.append(id).append(',').append(classes[position]).append('\n');
        }
        text(root.resolve(list + ".csv"), text.toString());
    }

    /** Writes images/1.png and masks/1.png and so on: image i has a square of class i modulo classes on background. */
    public static void masks(Path root, int images, int classes) throws IOException {
        for (int image = 1; image <= images; image++) {
            int position = (image - 1) % classes;
            picture(root.resolve("images").resolve(image + ".png"), position, 700 + image);
            byte[] labels = new byte[SIDE * SIDE];
            for (int place = 0; place < labels.length; place++) {
                boolean inside = place % SIDE >= 6 && place % SIDE < 18 && place / SIDE >= 6 && place / SIDE < 18;
                labels[place] = (byte) (inside ? position + 1 : 0);
            }
            mask(root.resolve("masks").resolve(image + ".png"), LabelMap.of(SIDE, SIDE, labels));
        }
    }

    /** Writes a label map as a palette PNG. */
    public static Path mask(Path file, LabelMap map) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            MaskPng.write(map, out);
        }
        return file;
    }

    /** Writes a picture of 24 x 24 pixels, in the format that its ending names; each number gives other pixels. */
    public static Path picture(Path file, int position, int number) throws IOException {
        return picture(file, position, number, new ImageSize(SIDE, SIDE));
    }

    /** Writes a picture of any size. */
    public static Path picture(Path file, int position, int number, ImageSize size) throws IOException {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int grey = grey(position, number, x, y);
                image.setRGB(x, y, grey << 16 | (position % 2 == 0 ? grey / 2 : grey) << 8 | grey / 3);
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        String name = file.getFileName().toString();
        if (!ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile())) {
            throw new IllegalArgumentException(file + ": no such format");
        }
        return file;
    }

    /** Bright bands whose direction and width depend on the class, with noise that depends on the number. */
    private static int grey(int position, int number, int x, int y) {
        int band = position % 2 == 0 ? x : y;
        int bright = band / (2 + position / 2) % 2 == 0 ? 180 : 40;
        int mixed = number * 0x9E3779B9 + x * 0x85EBCA6B + y * 0xC2B2AE35;
        mixed = (mixed ^ mixed >>> 15) * 0x2C1B3C6D;
        return bright + (mixed >>> 27);
    }

    /** Writes a file of bytes, gzip'ed where its name ends with .gz. */
    public static Path bytes(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!file.toString().endsWith(".gz")) {
            return Files.write(file, bytes);
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes);
        }
        return file;
    }

    /** Writes a file of text. */
    public static Path text(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.writeString(file, text);
    }

    /** A competition.yaml of one label an image; {@code dataset} is the value of that key. */
    public static String singleLabel(String id, List<String> classes, String dataset, Map<String, String> more) {
        StringBuilder text = new StringBuilder("id: " + id + "\ntitle: \"Written by a test\"\nversion: 1\n");
        text.append("labels: single\nclasses: ")
                .append(classes.stream().map(name -> '"' + name + '"').toList())
                .append('\n');
        text.append("dataset: ").append(dataset).append('\n');
        text.append("tasks: [classification]\nsplit: {public: 0.5, seed: 7}\n");
        more.forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
        return text.toString();
    }
}
