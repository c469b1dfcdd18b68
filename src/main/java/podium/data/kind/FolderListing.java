package podium.data.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import podium.core.InputException;
import podium.core.VisibleText;
import podium.data.dataset.DatasetWarning;
import podium.data.image.ImageName;

/**
 * What a folder holds, in natural order: folders, images, and other files. Names that begin with a dot are left out.
 *
 * @param images the files with the ending of an image format
 */
record FolderListing(Path folder, List<Path> folders, List<Path> images, List<Path> others) {
    private static final int NAMED = 5;

    /** Lists a folder; {@code what} says what was expected in its place, for the message where it is missing. */
    static FolderListing of(Path folder, String what) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputException(
                    folder + ": " + (Files.exists(folder) ? "not a folder" : "missing") + "; expected " + what);
        }
        List<Path> folders = new ArrayList<>();
        List<Path> images = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry :
                    (Iterable<Path>) entries.filter(file -> !name(file).startsWith("."))
                            .sorted((one, other) -> NaturalOrder.NAMES.compare(name(one), name(other)))::iterator) {
                if (Files.isDirectory(entry)) {
                    folders.add(entry);
                } else {
                    (ImageName.is(name(entry)) ? images : others).add(entry);
                }
            }
        }
        return new FolderListing(folder, folders, images, others);
    }

    /** Refuses the name of a list that is not that of a file or folder, so that it cannot lead out of the data set. */
    static String requireName(String list) {
        if (!list.matches("[^/\\\\\\p{Cntrl}]+") || list.startsWith(".")) {
            throw new InputException("'" + list + "' is not the name of a list; expected one such as train or test");
        }
        return list;
    }

    /** What is wrong with an Id; empty if nothing is. */
    static Optional<String> faultOfId(String id) {
        boolean legal = id.chars().noneMatch(c -> c == '\\' || c == ',' || c == '"' || Character.isISOControl(c));
        return legal
                ? Optional.empty()
                : Optional.of("the Id would be '" + VisibleText.of(id) + "', which has a character that an Id must not"
                        + " have: a comma, a quote, a backslash or a control character; rename the file");
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Names in a sentence: the first few, and how many more there are. */
    static String named(List<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }

    /** Adds a warning of the files that are no images, if there are any. */
    void warnOfOthers(List<DatasetWarning> warnings) {
        if (!others.isEmpty()) {
            String which = named(others.stream().map(FolderListing::name).toList());
            warnings.add(new DatasetWarning(
                    folder,
                    (others.size() == 1 ? "1 file is" : others.size() + " files are")
                            + " left out, because the name does not end as an image's does: " + which));
        }
    }
}
