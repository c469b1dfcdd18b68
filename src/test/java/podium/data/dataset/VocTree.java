package podium.data.dataset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.mask.LabelMap;
import podium.data.kind.DatasetCheck;
import podium.data.kind.DatasetLists;
import podium.data.kind.VocDevkit;
import podium.data.maps.MaskPng;

/** A small data set in the VOC devkit's layout, written file by file. */
public final class VocTree {
    static final List<String> CLASSES = List.of("cat", "dog", "person");

    private final Path root;

    VocTree(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("JPEGImages"));
        Files.createDirectories(root.resolve("ImageSets"));
    }

    Path root() {
        return root;
    }

    Path file(String path) {
        return root.resolve(path);
    }

    Path text(String path, String text) throws IOException {
        Path file = file(path);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, text);
    }

    Path segmentationList(String list, String... ids) throws IOException {
        return text("ImageSets/Segmentation/" + list + ".txt", String.join("\n", ids) + "\n");
    }

    /** Writes a picture whose colour depends on its id. */
    Path image(String id, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(60 + Math.floorMod(id.hashCode() * 37, 160), 100, 120));
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        Path file = file("JPEGImages/" + id + ".jpg");
        ImageIO.write(image, "jpg", file.toFile());
        return file;
    }

    /** Writes a mask one pixel high with one label per pixel; the image's width is the number of labels. */
    Path mask(String id, int... labels) throws IOException {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        Path file = file("SegmentationClass/" + id + ".png");
        Files.createDirectories(file.resolveSibling(""));
        try (OutputStream out = Files.newOutputStream(file)) {
            MaskPng.write(LabelMap.of(labels.length, 1, bytes), out);
        }
        return file;
    }

    /** Writes an annotation of the given size; an object whose name ends with ? is difficult. */
    Path annotation(String id, int width, int height, String... objects) throws IOException {
        StringBuilder text = new StringBuilder("<annotation>\n<size><width>" + width + "</width><height>" + height
                + "</height><depth>3</depth></size>\n");
        for (String object : objects) {
            text.append("<object><name>")
                    .append(object.replace("?", ""))
                    .append("</name><difficult>")
                    .append(object.endsWith("?") ? 1 : 0)
                    .append("</difficult></object>\n");
        }
        return text("Annotations/" + id + ".xml", text + "</annotation>\n");
    }

    /** Writes an image with all its files, one label per pixel. */
    void add(String id, int... labels) throws IOException {
        image(id, labels.length, 1);
        mask(id, labels);
        annotation(
                id,
                labels.length,
                1,
                Arrays.stream(labels)
                        .filter(label -> label > 0 && label < 255)
                        .distinct()
                        .mapToObj(label -> CLASSES.get(label - 1))
                        .toArray(String[]::new));
    }

    ImageSet open(String list, LabelSource labels) throws IOException {
        return new VocDevkit().open(root, list, CLASSES, new Wanted(labels, true));
    }

    List<DatasetFault> check(LabelSource labels, int threads, String... lists) throws IOException {
        return findings(labels, threads, lists).faults();
    }

    DatasetFindings findings(LabelSource labels, int threads, String... lists) throws IOException {
        return DatasetCheck.check(
                new DatasetLists(
                        new VocDevkit(),
                        root,
                        lists[0],
                        lists[lists.length - 1],
                        null,
                        CLASSES,
                        new Wanted(labels, true)),
                lists.length == 1,
                threads,
                Progress.NONE);
    }

    /** The message with which a reader refuses; any other exception is a bug and propagates. */
    public static String refusal(Reading reading) throws IOException {
        try {
            Object read = reading.read();
            throw new AssertionError("was read: " + read);
        } catch (InputException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** A reading that should be refused. */
    public interface Reading {
        Object read() throws IOException;
    }

    /** The first bytes of a file. */
    public static byte[] head(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    /** The bytes with one bit flipped. */
    public static byte[] flipped(byte[] bytes, int bit) {
        byte[] copy = bytes.clone();
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        return copy;
    }

    /** The faults as text, with paths relative to the root. */
    static List<String> lines(List<DatasetFault> faults, Path root) {
        return faults.stream()
                .map(fault -> fault.toString().replace(root + "/", ""))
                .toList();
    }
}
