package podium.data.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.data.dataset.LabelSource;

/**
 * A data set that was recognised by the names and headers of its files, for a new competition.
 *
 * @param root the folder for {@code dataset.root}: the given one, or one inside it
 * @param classes the names of the classes, in the order of their labels
 * @param oneClass true if each image seems to have exactly one class
 * @param masks true if there are masks, so that pixels can be predicted
 * @param labels where the classes of an image come from
 */
public record FoundData(
        DatasetKind kind,
        Path root,
        List<String> classes,
        boolean oneClass,
        Lists lists,
        boolean masks,
        LabelSource labels) {
    private static final int MOST_CLASSES = 254;
    private static final int MOST_ENTRIES = 1_000_000;
    private static final int NAMED = 10;
    private static final long SEED = 2009;

    /**
     * The lists of a competition.
     *
     * @param train the name of the list of train
     * @param test the name of the list of test; the same as train if there is none
     * @param split how the only list is divided; null if there are lists
     */
    public record Lists(String train, String test, @Nullable DatasetSplit split) {
        static Lists of(String train, String test) {
            return new Lists(train, test, null);
        }

        /** Divides a list: six tenths of the images are train, two are valid, and the rest is test. */
        static Lists divided(int images, DatasetSplit.@Nullable Unit per) {
            return new Lists(
                    "train",
                    "test",
                    new DatasetSplit(
                            new SplitCount(Math.max(1, images * 6 / 10)),
                            new SplitCount(Math.max(1, images * 2 / 10)),
                            SplitCount.REST,
                            DatasetSplit.Order.SEED,
                            SEED,
                            per));
        }
    }

    public FoundData {
        classes = List.copyOf(classes);
        if (classes.size() > MOST_CLASSES) {
            throw new InputException(root + ": found " + classes.size() + " classes (" + FolderListing.named(classes)
                    + "); a competition has at most " + MOST_CLASSES + ": keep those that count, and move the others"
                    + " away");
        }
        for (String name : classes) {
            if (name.isBlank() || name.indexOf(',') >= 0 || name.chars().anyMatch(Character::isISOControl)) {
                throw new InputException(root + ": the class '" + name
                        + "' has no letters, a comma or a control character in its name; rename it");
            }
        }
    }

    /** A data set whose classes are in one place and whose images have one class each. */
    static FoundData oneClass(DatasetKind kind, Path root, List<String> classes, Lists lists) {
        return new FoundData(kind, root, classes, true, lists, false, kind.labels());
    }

    /** The names of classes without a name, such as {@code class-1}; label 1 is the first. */
    static List<String> numbered(int classes) {
        return IntStream.rangeClosed(1, classes)
                .mapToObj(label -> "class-" + label)
                .toList();
    }

    /**
     * Recognises the data set in a folder.
     *
     * @throws InputException if there is none, or it cannot become a competition; the message says what was looked for
     *     and what was found
     */
    public static FoundData in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder + ": " + (Files.exists(folder) ? "not a folder" : "missing")
                    + "; expected the folder of a data set");
        }
        requireFew(folder);
        for (DatasetKind kind : inOrder()) {
            Optional<FoundData> found = kind.recognise(folder);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new InputException(folder + ": not recognised. Looked for "
                + DatasetKind.all().stream()
                        .filter(kind -> !kind.isGenerated())
                        .map(kind -> kind.form() + " (" + kind.spelling() + ")")
                        .collect(Collectors.joining("; "))
                + ". Found " + inside(folder));
    }

    /** All kinds; folders last, since the folders of other kinds hold images, too. */
    private static List<DatasetKind> inOrder() {
        DatasetKind last = new Folders();
        return Stream.concat(DatasetKind.all().stream().filter(kind -> !kind.equals(last)), Stream.of(last))
                .toList();
    }

    private static void requireFew(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.limit(MOST_ENTRIES + 1L).count() > MOST_ENTRIES) {
                throw new InputException(folder + ": found more than " + MOST_ENTRIES
                        + " files and folders; expected the folder of a data set");
            }
        }
    }

    private static String inside(Path folder) throws IOException {
        FolderListing listing = FolderListing.of(folder, "a folder");
        List<Path> files = Stream.concat(listing.images().stream(), listing.others().stream())
                .toList();
        if (listing.folders().isEmpty() && files.isEmpty()) {
            return "nothing: the folder is empty";
        }
        return Stream.of(counted(listing.folders(), "folder"), counted(files, "file"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private static String counted(List<Path> files, String what) {
        return files.isEmpty()
                ? ""
                : files.size() + " " + what + (files.size() == 1 ? "" : "s") + " ("
                        + files.stream().limit(NAMED).map(FolderListing::name).collect(Collectors.joining(", "))
                        + (files.size() > NAMED ? ", ..." : "") + ")";
    }
}
