package podium.classroom.handin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import podium.core.InputException;

/**
 * A folder of hand-ins. Each folder, archive, loose notebook and loose submission in it belongs to the team of the same
 * name. Other files are listed as {@link Source.Unread}, because a team may have meant them as its hand-in; files that
 * operating systems create, such as .DS_Store, are ignored.
 */
public final class HandInFolder {
    private static final Set<String> IGNORED =
            Set.of("__macosx", ".ds_store", "thumbs.db", "desktop.ini", ".ipynb_checkpoints", ".git", Corrections.NAME);
    private static final String APPLE_DOUBLE = "._";
    private static final List<String> LOOSE = List.of(".ipynb", ".csv", ".csv.gz");

    /** Archive formats that Podium does not read: file name ending to description. */
    private static final Map<String, String> FOREIGN = new LinkedHashMap<>();

    static {
        FOREIGN.put(".7z", "a 7-Zip archive");
        FOREIGN.put(".rar", "a RAR archive");
        FOREIGN.put(".tar.xz", "an xz archive");
        FOREIGN.put(".txz", "an xz archive");
        FOREIGN.put(".tar.zst", "a Zstandard archive");
    }

    private HandInFolder() {}

    /**
     * The hand-ins, sorted by file name.
     *
     * @param others files and folders in the same folder that are not hand-ins
     * @throws InputException if the folder does not exist or has no hand-in
     */
    public static List<Source> in(Path folder, List<Path> others) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputException(
                    folder + ": no such folder; expected one with a folder, an archive, a notebook or a CSV per team");
        }
        List<Path> entries;
        try (Stream<Path> all = Files.list(folder)) {
            entries = all.sorted(Comparator.comparing(Path::getFileName)).toList();
        }
        Set<Path> ignored = others.stream().map(HandInFolder::absolute).collect(Collectors.toSet());
        List<Source> sources = new ArrayList<>();
        Map<String, List<Path>> loose = new LinkedHashMap<>();
        for (Path entry : entries) {
            String name = name(entry);
            if (IGNORED.contains(name.toLowerCase(Locale.ROOT))
                    || name.startsWith(APPLE_DOUBLE)
                    || ignored.contains(absolute(entry))) {
                continue;
            }
            Optional<String> stem = looseStem(name);
            if (isFile(entry) && stem.isPresent()) {
                loose.computeIfAbsent(stem.get(), called -> new ArrayList<>()).add(entry);
            } else {
                sources.add(source(entry, name));
            }
        }
        loose.forEach((called, files) -> sources.add(new Source.Loose(called, files)));
        if (sources.isEmpty()) {
            throw new InputException(
                    folder + ": no hand-in; expected a folder, an archive, a notebook or a CSV per team");
        }
        sources.sort(Comparator.comparing(source -> source.path().getFileName()));
        return sources;
    }

    private static Source source(Path entry, String name) {
        if (Files.isSymbolicLink(entry)) {
            return new Source.Unread(
                    entry,
                    name,
                    "is a link, and links are not followed; replace it with the file or folder that it points to");
        }
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            return new Source.Folder(entry);
        }
        if (!isFile(entry)) {
            return new Source.Unread(
                    entry, name, "is a pipe, a socket or a device, and was not opened; expected a file or a folder");
        }
        Optional<Archive> archive = Archive.of(name);
        if (archive.isPresent()) {
            return new Source.Packed(entry, archive.get());
        }
        String lower = name.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> foreign : FOREIGN.entrySet()) {
            if (lower.endsWith(foreign.getKey())) {
                return new Source.Unread(
                        entry,
                        name.substring(0, name.length() - foreign.getKey().length()),
                        "is " + foreign.getValue()
                                + ", which Podium cannot read; unpack it into a folder with the team's name, and"
                                + " grade again");
            }
        }
        return new Source.Unread(
                entry,
                name,
                "is not a hand-in; expected a folder, a zip or tar, a notebook or a CSV. Move it into its team's folder,"
                        + " or delete it");
    }

    /** The file's name without its notebook or submission ending; empty if it has neither ending. */
    private static Optional<String> looseStem(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return LOOSE.stream()
                .filter(lower::endsWith)
                .findFirst()
                .map(ending -> name.substring(0, name.length() - ending.length()));
    }

    private static boolean isFile(Path entry) {
        return Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static String name(Path path) {
        return Objects.requireNonNull(path.getFileName()).toString();
    }
}
