package podium.data.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import podium.core.InputException;

/** The file layout of a data set in the form of the VOC devkit. */
public record VocFolder(Path root) {
    /**
     * Finds the data set: the folder itself, or the only data set inside it or inside its VOCdevkit folder.
     *
     * @param howToGet how to get the data set, for the message if there is none
     */
    public static VocFolder find(Path root, String howToGet) throws IOException {
        for (Path folder : List.of(root, root.resolve("VOCdevkit"))) {
            if (isDataSet(folder)) {
                return new VocFolder(folder);
            }
            List<Path> inside = children(folder);
            if (inside.size() > 1) {
                throw new InputException(root + ": found several data sets; name one of them: "
                        + inside.stream().map(Path::toString).collect(Collectors.joining(", ")));
            }
            if (inside.size() == 1) {
                return new VocFolder(inside.get(0));
            }
        }
        throw new InputException(root + ": " + (Files.isDirectory(root) ? "found no" : "missing; expected a")
                + " data set in the form of the VOC devkit (looked for the folders ImageSets and JPEGImages). "
                + howToGet);
    }

    private static boolean isDataSet(Path folder) {
        return Files.isDirectory(folder.resolve("ImageSets")) && Files.isDirectory(folder.resolve("JPEGImages"));
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(VocFolder::isDataSet).sorted().toList();
        }
    }

    /**
     * The file of a list: {@code train} is ImageSets/Segmentation/train.txt, or ImageSets/Main/train.txt if
     * that does not exist; {@code Main/train} names one of the two.
     */
    Path list(String name) throws IOException {
        Path lists = root.resolve("ImageSets");
        if (name.matches("(Segmentation|Main|Layout|Action)/[^/\\\\]+")) {
            return lists.resolve(name + ".txt");
        }
        if (name.isBlank() || !name.matches("[^/\\\\\\p{Cntrl}]+")) {
            throw new InputException(
                    "'" + name + "' is not the name of a list; expected one such as train, val or Main/train");
        }
        Path folder = lists.resolve("Segmentation");
        Path segmentation = folder.resolve(name + ".txt");
        Path main = mainLists().resolve(name + ".txt");
        if (!Files.exists(segmentation) && !Files.exists(main)) {
            throw new InputException(segmentation + ": missing; expected the list '" + name
                    + "', one image name per line" + known(folder));
        }
        return Files.exists(segmentation) ? segmentation : main;
    }

    private static String known(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> files = Files.list(folder)) {
            String names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".txt"))
                    .map(file -> file.substring(0, file.length() - 4))
                    .sorted()
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? "" : "; the folder contains the lists " + names;
        }
    }

    boolean isForSegmentation(Path list) {
        return list.startsWith(root.resolve("ImageSets/Segmentation"));
    }

    Path mainLists() {
        return root.resolve("ImageSets/Main");
    }

    Path image(String id) {
        return root.resolve("JPEGImages").resolve(id + ".jpg");
    }

    Path mask(String id) {
        return root.resolve("SegmentationClass").resolve(id + ".png");
    }

    Path annotation(String id) {
        return root.resolve("Annotations").resolve(id + ".xml");
    }
}
