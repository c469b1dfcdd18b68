package podium.grading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import podium.InputException;
import podium.grading.Corrections.Correction;
import podium.leaderboard.Team;

/**
 * Finds the hand-ins of a folder: each folder and each zip in it is one team's, named like it. Links are never followed.
 * Where there are several notebooks or submissions, the newest counts, and the others are told of.
 */
public final class HandIns {
    private static final String ZIP = ".zip";
    private static final int DEEPEST = 12;
    private static final String HEADER = "id,predicted";

    private final Path unpacked;

    /** Zips are unpacked below a folder of their own. */
    public HandIns(Path unpacked) {
        this.unpacked = unpacked;
    }

    /**
     * All of them, by name.
     *
     * @throws InputException if there is no such folder, or nothing in it
     */
    public List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder + ": no such folder; expected one with a folder or a zip a team");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> sources = entries.filter(entry -> !hidden(entry) && !Files.isSymbolicLink(entry))
                    .filter(entry -> Files.isDirectory(entry) || isZip(entry))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
            if (sources.isEmpty()) {
                throw new InputException(folder + ": no hand-in; expected a folder or a zip a team");
            }
            return sources;
        }
    }

    private static boolean hidden(Path path) {
        return name(path).startsWith(".") || name(path).startsWith("__MACOSX");
    }

    private static boolean isZip(Path path) {
        return name(path).toLowerCase(Locale.ROOT).endsWith(ZIP);
    }

    private static String name(Path path) {
        return Objects.requireNonNull(path.getFileName()).toString();
    }

    /** The team that a folder or zip is of. */
    public static Team team(Path source) {
        String name = name(source);
        return new Team(isZip(source) ? name.substring(0, name.length() - ZIP.length()) : name);
    }

    /** Opens one: what is refused becomes a remark, the rest is graded all the same; a grader's choice comes first. */
    HandIn open(Path source, Optional<Correction> correction) throws IOException {
        List<String> remarks = new ArrayList<>();
        Path folder = source;
        if (!Files.isDirectory(source)) {
            folder = unpacked.resolve(name(source));
            try {
                remarks.addAll(SafeZip.STANDARD.unpack(source, folder));
            } catch (InputException e) {
                remarks.add(name(source) + " is refused: " + e.getMessage());
            }
        }
        List<Found> files = Files.isDirectory(folder) ? files(folder, remarks) : List.of();
        Optional<Path> notebook = chosen("notebook", folder, correction.map(Correction::notebook), remarks);
        if (notebook.isEmpty()) {
            List<Found> notebooks = files.stream()
                    .filter(file -> file.ends(".ipynb"))
                    .sorted(Found.NEWEST)
                    .toList();
            notebook = notebooks.stream().map(Found::path).findFirst();
            tellOthers(remarks, "notebook", folder, notebooks);
        }
        Optional<Path> submission = chosen("submission", folder, correction.map(Correction::submission), remarks);
        if (submission.isEmpty()) {
            List<Found> submissions = submissions(files, notebook);
            submission = submissions.stream().map(Found::path).findFirst();
            tellOthers(remarks, "submission", folder, submissions);
        }
        correction.map(Correction::text).ifPresent(remarks::add);
        return new HandIn(
                team(source),
                source,
                folder,
                notebook,
                submission,
                correction.map(Correction::deductions).orElse(List.of()),
                remarks);
    }

    /** The file that a grader named, if it is there. */
    private static Optional<Path> chosen(String what, Path folder, Optional<String> name, List<String> remarks) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Path file = folder.resolve(name.get()).normalize();
        if (file.startsWith(folder) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(file);
        }
        remarks.add("the " + what + " " + name.get() + " of " + Corrections.NAME + " is not there");
        return Optional.empty();
    }

    private static void tellOthers(List<String> remarks, String what, Path folder, List<Found> found) {
        if (found.size() > 1) {
            List<String> names = found.stream()
                    .map(file -> folder.relativize(file.path()).toString())
                    .toList();
            remarks.add(found.size() + " " + what + "s; graded is " + names.get(0) + ", also there: "
                    + String.join(", ", names.subList(1, names.size())));
        }
    }

    /** A file that may count. */
    private record Found(Path path, long changed) {
        static final Comparator<Found> NEWEST =
                Comparator.comparingLong(Found::changed).reversed().thenComparing(Found::path);

        boolean ends(String ending) {
            return name(path).toLowerCase(Locale.ROOT).endsWith(ending);
        }

        boolean beside(Path other) {
            return Objects.equals(path.getParent(), other.getParent());
        }
    }

    private static List<Found> files(Path folder, List<String> remarks) throws IOException {
        List<Found> files = new ArrayList<>();
        Files.walkFileTree(folder, Set.of(), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
                return !entered.equals(folder) && hidden(entered)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isSymbolicLink()) {
                    remarks.add(folder.relativize(file) + " is a link, which is not followed");
                } else if (attributes.isRegularFile() && !hidden(file)) {
                    files.add(new Found(file, attributes.lastModifiedTime().toMillis()));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    /** CSVs with a submission's header; those beside the notebook first, then by name, then the newest. */
    private static List<Found> submissions(List<Found> files, Optional<Path> notebook) throws IOException {
        List<Found> found = new ArrayList<>();
        for (Found file : files) {
            if ((file.ends(".csv") || file.ends(".csv.gz")) && looksLikeSubmission(file.path())) {
                found.add(file);
            }
        }
        found.sort(Comparator.comparing((Found file) -> !(notebook.isPresent() && file.beside(notebook.get())))
                .thenComparing(
                        file -> !name(file.path()).toLowerCase(Locale.ROOT).startsWith("submission"))
                .thenComparing(Found.NEWEST));
        return found;
    }

    /** By its name, or by its first line: a submission with a wrong header is one all the same if it is called so. */
    private static boolean looksLikeSubmission(Path file) throws IOException {
        if (name(file).toLowerCase(Locale.ROOT).startsWith("submission")) {
            return true;
        }
        char[] start = new char[HEADER.length() + 1];
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = name(file).endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int read = reader.read(start);
            String text = read < 0 ? "" : new String(start, 0, read);
            return text.replace("\uFEFF", "").toLowerCase(Locale.ROOT).startsWith(HEADER);
        } catch (ZipException e) {
            return false; // no gzip file, whatever it is called
        }
    }
}
