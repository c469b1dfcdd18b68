package podium.data.maps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import podium.core.InputException;
import podium.core.mask.LabelMap;
import podium.data.image.ImageSize;

/** A label map as a file: a palette PNG, or a .npy array of height x width. */
public final class MaskFile {
    private static final List<String> ENDINGS = List.of(".png", ".npy");

    private MaskFile() {}

    /**
     * The file of an image's mask in a folder, {@code <id>.png} or {@code <id>.npy}.
     *
     * @throws InputException if neither exists
     */
    public static Path find(Path folder, String id) {
        for (String ending : ENDINGS) {
            Path file = folder.resolve(id + ending);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new InputException(folder + ": no mask for image " + id + "; expected " + id + ".png (palette) or " + id
                + ".npy (height x width)");
    }

    /**
     * Reads a label map and checks that its labels are legal: 0, 1..classes and 255.
     *
     * @param renumbered collects the file if its labels come from its colours
     */
    public static LabelMap read(Path file, int classes, RenumberedMasks renumbered) throws IOException {
        LabelMap map = file.toString().endsWith(".npy") ? array(file) : MaskPng.read(file, classes, renumbered);
        return requireLegal(file, map, classes);
    }

    private static LabelMap requireLegal(Path file, LabelMap map, int classes) {
        long[] counts = map.histogram();
        StringJoiner illegal = new StringJoiner(", ");
        for (int label = classes + 1; label < LabelMap.VOID; label++) {
            if (counts[label] > 0) {
                illegal.add(label + " (" + counts[label] + " pixels)");
            }
        }
        if (illegal.length() > 0) {
            throw new InputException(file + ": illegal labels " + illegal + "; expected 0 for background, 1 to "
                    + classes + " for the classes, 255 for void: correct the mask");
        }
        return map;
    }

    private static LabelMap array(Path file) throws IOException {
        NpyArray array = NpyArray.read(file);
        List<Integer> shape = array.shape();
        if (shape.size() != 2) {
            throw new InputException(file + ": the array has the shape " + shape + "; expected [height, width]");
        }
        ImageSize size = ImageSize.claimed(file, shape.get(1), shape.get(0));
        return LabelMap.of(size.width(), size.height(), array.unsignedBytes());
    }
}
