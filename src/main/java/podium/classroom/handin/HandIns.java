package podium.classroom.handin;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import podium.classroom.handin.Corrections.Correction;
import podium.core.files.FileName;

/**
 * Opens hand-ins. If there are several notebooks or submissions, the newest one is graded, and a remark lists the
 * others. If there is neither, but exactly one archive, that archive is unpacked too, because course systems put a
 * team's zip into a folder. Archives inside it are not unpacked.
 */
public final class HandIns {
    private static final String HEADER = "id,predicted";
    private static final int SHOWN = 10;

    private final Path unpacked;
    private final Steps steps;

    /**
     * Opens hand-ins with {@code steps}.
     *
     * @param unpacked the folder below which each archive is unpacked into its own folder
     */
    public HandIns(Path unpacked, Steps steps) {
        this.unpacked = unpacked;
        this.steps = steps;
    }

    /** Opens one hand-in. Refused files become remarks, the rest is graded. A grader's choice of files has priority. */
    public HandIn open(Source source, Optional<Correction> correction) throws IOException {
        List<String> remarks = new ArrayList<>();
        source.renamed().ifPresent(remarks::add);
        Source.Files opened = steps.take(source.path(), "opened", () -> source.open(unpacked, remarks))
                .orElse(new Source.Files(source.path(), List.of(), false));
        Chosen chosen = steps.take(source.path(), "searched", () -> choose(source, opened, correction, remarks))
                .orElse(new Chosen(opened.folder(), Optional.empty(), Optional.empty()));
        if (chosen.submission().isEmpty() && remarks.isEmpty() && !(source instanceof Source.Unread)) {
            remarks.add("no submission was found; expected a CSV with the header Id,Predicted");
        }
        correction.map(Correction::text).ifPresent(remarks::add);
        return new HandIn(
                source,
                chosen.folder(),
                chosen.notebook(),
                chosen.submission(),
                correction.map(Correction::deductions).orElse(List.of()),
                remarks);
    }

    /** The files to grade, and their folder. */
    private record Chosen(Path folder, Optional<Path> notebook, Optional<Path> submission) {
        boolean nothing() {
            return notebook.isEmpty() && submission.isEmpty();
        }
    }

    private Chosen choose(Source source, Source.Files opened, Optional<Correction> correction, List<String> remarks)
            throws IOException {
        Chosen chosen = chosen(opened, correction, remarks);
        List<HandedFile> archives = opened.all().stream()
                .filter(file -> Archive.of(file.name()).isPresent())
                .toList();
        if (!chosen.nothing() || archives.isEmpty() || source instanceof Source.Unread) {
            return chosen;
        }
        HandedFile inner = archives.get(0);
        if (archives.size() > 1) {
            remarks.add(archives.size() + " archives were found, among them "
                    + opened.folder().relativize(inner.path())
                    + ", and none was unpacked; expected a notebook, a submission or one archive");
            return chosen;
        }
        remarks.add(opened.folder().relativize(inner.path()) + " was unpacked; archives inside it are not unpacked");
        Path into = unpacked.resolve(FileName.of(source.fileName() + " inner"));
        return chosen(
                Source.Packed.open(inner.path(), Archive.of(inner.name()).orElseThrow(), into, remarks),
                correction,
                remarks);
    }

    private static Chosen chosen(Source.Files opened, Optional<Correction> correction, List<String> remarks)
            throws IOException {
        Path folder = opened.folder();
        Optional<Path> notebook = corrected("notebook", opened, correction.map(Correction::notebook), remarks);
        if (notebook.isEmpty()) {
            List<HandedFile> notebooks = opened.all().stream()
                    .filter(file -> file.ends(".ipynb"))
                    .sorted(HandedFile.NEWEST)
                    .toList();
            notebook = notebooks.stream().map(HandedFile::path).findFirst();
            remarkOnOthers(remarks, "notebook", folder, notebooks);
        }
        Optional<Path> submission = corrected("submission", opened, correction.map(Correction::submission), remarks);
        if (submission.isEmpty()) {
            List<HandedFile> submissions = submissions(opened, notebook, remarks);
            submission = submissions.stream().map(HandedFile::path).findFirst();
            remarkOnOthers(remarks, "submission", folder, submissions);
        }
        return new Chosen(folder, notebook, submission);
    }

    /** The file that the grader's corrections name; empty, with a remark, if it does not exist. */
    private static Optional<Path> corrected(
            String what, Source.Files opened, Optional<String> name, List<String> remarks) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Path file = opened.folder().resolve(name.get()).normalize();
        if (opened.all().stream().anyMatch(handed -> handed.path().equals(file))) {
            return Optional.of(file);
        }
        remarks.add("the " + what + " " + name.get() + " of " + Corrections.NAME + " does not exist in this hand-in");
        return Optional.empty();
    }

    private static void remarkOnOthers(List<String> remarks, String what, Path folder, List<HandedFile> found) {
        if (found.size() > 1) {
            List<String> names = found.stream()
                    .limit(SHOWN)
                    .map(file -> folder.relativize(file.path()).toString())
                    .toList();
            remarks.add(found.size() + " " + what + "s were found; " + names.get(0) + " is graded, not "
                    + String.join(", ", names.subList(1, names.size()))
                    + (found.size() > SHOWN ? " and " + (found.size() - SHOWN) + " more" : ""));
        }
    }

    /**
     * The candidate submissions, best first: those next to the notebook, then those named submission*, then the newest.
     */
    private static List<HandedFile> submissions(Source.Files opened, Optional<Path> notebook, List<String> remarks)
            throws IOException {
        List<HandedFile> found = new ArrayList<>();
        FirstRemarks unread = new FirstRemarks();
        for (HandedFile file : opened.all()) {
            if ((file.ends(".csv") || file.ends(".csv.gz")) && looksLikeSubmission(file, unread, opened)) {
                found.add(file);
            }
        }
        remarks.addAll(unread.list());
        found.sort(Comparator.comparing((HandedFile file) -> !(notebook.isPresent() && file.beside(notebook.get())))
                .thenComparing(file -> !file.name().toLowerCase(Locale.ROOT).startsWith("submission"))
                .thenComparing(HandedFile.NEWEST));
        return found;
    }

    /**
     * True if the file is named submission*, was handed in by itself, or starts with a submission's header. The first
     * two are submissions even if their header is wrong.
     */
    private static boolean looksLikeSubmission(HandedFile file, FirstRemarks unread, Source.Files opened)
            throws IOException {
        if (opened.chosen() || file.name().toLowerCase(Locale.ROOT).startsWith("submission")) {
            return true;
        }
        char[] start = new char[HEADER.length() + 1];
        try (InputStream raw = Files.newInputStream(file.path());
                InputStream in = file.ends(".gz") ? new GZIPInputStream(raw) : raw;
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            int read = reader.read(start);
            String text = read < 0 ? "" : new String(start, 0, read);
            return text.replace("\uFEFF", "").toLowerCase(Locale.ROOT).startsWith(HEADER);
        } catch (IOException e) {
            if (Blame.isMachineFault(e)) {
                throw e;
            }
            boolean packed = e instanceof EOFException || e instanceof ZipException;
            unread.add(opened.folder().relativize(file.path())
                    + (packed ? " is an empty or damaged gzip file" : " cannot be read: " + Blame.reason(e))
                    + ", and is not graded");
            return false;
        }
    }
}
