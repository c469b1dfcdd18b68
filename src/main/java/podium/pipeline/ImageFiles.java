package podium.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import podium.InputException;

/** Image files as people name them. */
final class ImageFiles {
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "bmp", "gif", "tif", "tiff", "webp");

    private ImageFiles() {}

    /** A file, or a folder's images in the order of their names, by Id. */
    static Map<String, Path> in(Path path) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        if (Files.isRegularFile(path)) {
            files.put(id(path), path);
            return files;
        }
        if (!Files.isDirectory(path)) {
            throw new InputException(path + ": no such file or folder; expected an image, or a folder of images");
        }
        try (Stream<Path> entries = Files.list(path)) {
            for (Path file : entries.filter(ImageFiles::isImage).sorted().toList()) {
                Path other = files.put(id(file), file);
                if (other != null) {
                    throw new InputException(
                            other + " and " + file + " would both have the Id " + id(file) + "; rename one of them");
                }
            }
        }
        if (files.isEmpty()) {
            throw new InputException(path + ": no image in this folder; expected files that end in "
                    + String.join(", ", ENDINGS.stream().sorted().toList()));
        }
        return files;
    }

    private static boolean isImage(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** The file's name without its ending. */
    static String id(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
