package podium.mutation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import podium.classroom.grading.Archives;
import podium.classroom.grading.Claims;
import podium.classroom.grading.Grade;
import podium.classroom.grading.GradeStore;
import podium.classroom.grading.Grader;
import podium.classroom.grading.Verdict;
import podium.classroom.handin.Corrections;
import podium.classroom.handin.HandInFolder;
import podium.classroom.handin.Steps;
import podium.core.Progress;
import podium.core.VisibleText;
import podium.judge.leaderboard.Contest;
import podium.judge.leaderboard.Ledger;
import podium.judge.submission.ReadLimits;

/** Archives with hand-ins, which are unpacked, read, reviewed and scored; they pass if they contain a submission. */
final class ArchiveFiles implements Format.Files {
    private static final Clock NOON = Clock.fixed(Instant.parse("2027-01-10T12:00:00Z"), ZoneOffset.UTC);
    private static final List<String> NAMES = List.of(
            "submission.csv",
            "work/notebook.ipynb",
            "old/submission.csv",
            "notes.txt",
            "../submission.csv",
            "/etc/passwd",
            "C:\\submission.csv",
            "work\\submission.csv",
            "a/b/c/d/e/f/g/h/submission.csv",
            "submission.csv/x",
            "inner.zip",
            "submission.csv.gz",
            "L\u00e9a.csv",
            "x".repeat(254) + ".csv",
            "",
            "/",
            ".",
            "a\0b.csv",
            "__MACOSX/._x",
            ".hidden");
    private static final int KEPT = 200;
    private static final int LONGEST = 10_000;

    private final Path folder;
    private final Path hands;
    private final Contest contest;
    private final byte[] perfect;
    private Ledger ledger;
    private Grader grader;
    private int graded;

    ArchiveFiles(Path folder) throws IOException {
        this.folder = folder;
        hands = Files.createDirectories(folder.resolve("hands"));
        contest = Contest.in(folder.resolve("workspace"));
        perfect = Files.readAllBytes(contest.submission(20, 20));
    }

    @Override
    public byte[] mutated(Mutator mutator) throws IOException {
        Archives archive = new Archives();
        String ending = mutator.once(6) ? mutator.one(List.of("a.tar", "a.tar.gz", "a.tar.bz2")) : "a.zip";
        boolean renamed = mutator.once(3);
        add(
                archive,
                renamed ? name(mutator) : "submission.csv",
                mutator.once(2) ? mutator.text(perfect, perfect) : perfect);
        if (!mutator.once(4)) {
            byte[] notebook = NotebookFiles.sound(mutator);
            add(archive, "notebook.ipynb", mutator.once(2) ? mutator.text(notebook, notebook) : notebook);
        }
        for (int i = mutator.few(); i > 1; i--) {
            byte[] content = mutator.once(2) ? perfect : mutator.bytes(mutator.below(50));
            if (mutator.once(8)) {
                archive.link(name(mutator), "submission.csv");
            } else {
                add(archive, name(mutator), content);
            }
        }
        byte[] bytes = archive.bytes(ending);
        return mutator.once(2) ? bytes : mutator.raw(bytes);
    }

    private static void add(Archives archive, String name, byte[] content) {
        String kept = name.substring(0, Math.min(name.length(), LONGEST));
        archive.file(kept, kept.endsWith("/") ? new byte[0] : content);
    }

    private static String name(Mutator mutator) {
        String name = mutator.one(NAMES);
        return mutator.once(3)
                ? new String(
                        mutator.text(name.getBytes(UTF_8), mutator.one(NAMES).getBytes(UTF_8)), UTF_8)
                : name;
    }

    /** The file extension for the archive's first bytes. */
    private static String ending(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 3), ISO_8859_1);
        if (start.startsWith("\u001f\u008b")) {
            return ".tar.gz";
        }
        boolean tar = bytes.length > 262 && new String(bytes, 257, 5, ISO_8859_1).equals("ustar");
        return start.equals("BZh") ? ".tar.bz2" : tar ? ".tar" : ".zip";
    }

    @Override
    public Format.Use read(byte[] bytes) throws IOException {
        if (graded++ % KEPT == 0) { // start again, so that the ledger stays short
            grader = anew();
        }
        delete(hands);
        Files.createDirectories(hands);
        Files.write(hands.resolve("team" + ending(bytes)), bytes);
        Steps steps = new Steps(hands, bug -> {
            throw new AssertionError(bug);
        });
        Grade grade = grader.grade(
                        HandInFolder.in(hands, List.of()), Claims.none(), Corrections.in(hands), steps, Progress.NONE)
                .get(0);
        for (List<String> told : List.of(grade.remarks(), grade.scored().problems())) {
            told.forEach(line -> Refusals.requireShort(VisibleText.of(line)));
        }
        if (grade.claim().verdict() == Verdict.MISSING) {
            throw new Refusals.Declared(String.join("; ", grade.remarks()));
        }
        return () -> {
            if (grade.claim().verdict() != Verdict.SCORED) {
                throw new Refusals.Declared(String.join("; ", grade.scored().problems()));
            }
        };
    }

    private Grader anew() throws IOException {
        if (ledger != null) {
            ledger.close();
        }
        delete(contest.workspace().leaderboard());
        delete(folder.resolve("store"));
        ledger = Ledger.open(contest.workspace());
        return new Grader(
                contest.prepared(),
                ledger,
                NOON,
                ReadLimits.DEFAULT,
                new GradeStore(folder.resolve("store"), "rules"),
                null,
                Optional.empty());
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
