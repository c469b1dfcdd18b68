package podium.app.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import podium.core.InputException;
import podium.data.image.ImageFormat;
import podium.data.image.ImageName;
import podium.data.image.RgbImage;
import podium.player.images.ImageStore;

/**
 * The image files that a user names: one file, or the files of a folder that have the extension of an image format.
 *
 * @param byId the files in the order of their Ids; an Id is the file's name without its extension, or with it if
 *     several files would have the same Id
 * @param folder true if the user named a folder, some of whose files may be unreadable
 * @param notes remarks on the other files of the folder and on Ids
 */
public record ImageFiles(Map<String, Path> byId, boolean folder, List<String> notes) {
    private static final int NAMED = 5;

    public ImageFiles {
        notes = List.copyOf(notes);
    }

    /** Lists a single file, whatever its extension, or the images of a folder. */
    public static ImageFiles in(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return new ImageFiles(Map.of(stem(path), path), false, List.of());
        }
        if (!Files.isDirectory(path)) {
            throw new InputException(path + ": no such file or folder; expected an image, or a folder of images");
        }
        Map<Boolean, List<Path>> files;
        try (Stream<Path> entries = Files.list(path)) {
            files = entries.filter(Files::isRegularFile)
                    .filter(file -> !name(file).startsWith("."))
                    .sorted()
                    .collect(Collectors.partitioningBy(file -> ImageName.is(name(file))));
        }
        List<Path> images = files.getOrDefault(true, List.of());
        if (images.isEmpty()) {
            throw new InputException(path + ": no image in this folder; expected files with the extension "
                    + Arrays.stream(ImageFormat.values())
                            .flatMap(format -> format.endings().stream())
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        Set<Path> alike = alike(images);
        Map<String, Path> byId = new TreeMap<>();
        images.forEach(file -> byId.put(id(file, alike), file));
        return new ImageFiles(
                byId,
                true,
                Stream.of(ofAlike(alike), ofOthers(files.getOrDefault(false, List.of())))
                        .flatMap(List::stream)
                        .toList());
    }

    /** Refuses a single file that cannot be read. Files of a folder are not checked here. */
    public void requireReadable() throws IOException {
        if (!folder) {
            for (Path file : byId.values()) {
                RgbImage.readUpright(file);
            }
        }
    }

    /** Reports the unreadable images, given as reasons by Id. Throws if no image is readable. */
    public SkippedImages without(Map<String, String> unreadable) {
        if (unreadable.size() == byId.size()) {
            throw ImageStore.noneReadable(List.copyOf(unreadable.values()));
        }
        return new SkippedImages(byId.size(), unreadable, notes);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String stem(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String id(Path file, Set<Path> alike) {
        return alike.contains(file) ? name(file) : stem(file);
    }

    /** The files whose Id needs the extension. The loop ends, since file names are distinct. */
    private static Set<Path> alike(List<Path> images) {
        Set<Path> alike = new HashSet<>();
        int before;
        do {
            before = alike.size();
            Map<String, List<Path>> byId = images.stream().collect(Collectors.groupingBy(file -> id(file, alike)));
            byId.values().stream().filter(same -> same.size() > 1).forEach(alike::addAll);
        } while (alike.size() > before);
        return alike;
    }

    private static List<String> ofAlike(Set<Path> alike) {
        return alike.isEmpty()
                ? List.of()
                : List.of(listed(alike.stream().sorted().toList())
                        + " would have the same Id without their extensions, so their Ids include the extensions");
    }

    private static List<String> ofOthers(List<Path> others) {
        return others.isEmpty()
                ? List.of()
                : List.of(
                        (others.size() == 1 ? "1 other file does not have" : others.size() + " other files do not have")
                                + " the extension of an image: " + listed(others));
    }

    private static String listed(List<Path> files) {
        String first = files.stream().limit(NAMED).map(ImageFiles::name).collect(Collectors.joining(", "));
        return files.size() > NAMED ? first + " and " + (files.size() - NAMED) + " more" : first;
    }
}
