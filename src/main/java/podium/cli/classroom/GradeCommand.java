package podium.cli.classroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.app.GradeDetails;
import podium.classroom.grading.Claims;
import podium.classroom.grading.Grade;
import podium.classroom.grading.GradeStore;
import podium.classroom.grading.Grader;
import podium.classroom.grading.NotebookRuns;
import podium.classroom.handin.Corrections;
import podium.classroom.handin.HandInFolder;
import podium.classroom.handin.Source;
import podium.classroom.handin.Steps;
import podium.classroom.notebook.Notebook;
import podium.classroom.notebook.NotebookReader;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.cli.console.ReadOptions;
import podium.core.UsageException;
import podium.core.files.FileName;
import podium.core.files.FolderLock;
import podium.core.files.OwnerOnly;
import podium.core.files.Sha256;
import podium.core.files.WriteAside;
import podium.judge.competition.CompetitionFile;
import podium.judge.competition.Prepared;
import podium.judge.leaderboard.Ledger;
import podium.judge.leaderboard.Team;
import podium.report.pages.GradePage;
import podium.report.pages.SubmissionDetail;
import podium.report.scores.GradeReport;

/** {@code podium grade DIR}. */
@Command(
        name = "grade",
        description = {
            "Grade hand-ins: score what each team handed in, and hold it against what it claims.",
            "",
            "DIR has a folder, a zip or a tar (.tar, .tar.gz, .tgz, .tar.bz2) per team, with a notebook and its submission.csv,"
                    + " whatever they are called; or the two lie loose in DIR, named by the team. Where there are several, the"
                    + " newest notebook counts and the submission beside it, and the others are told of. What else lies in DIR"
                    + " is listed as missing, with what to do. A hand-in that cannot be read has a remark, and all others are"
                    + " graded."
                    + " Each submission goes into the ledger, in the track 'grading'. OUT/grades.csv and OUT/grades.json"
                    + " have private scores: they are for graders.",
            "",
            "Notebooks are read: OUT/findings.csv says, by cell and line, what was not run or out of order, errors"
                    + " that were left in, private paths, downloads and installs, missing seeds, submissions or headings,"
                    + " files written in loops, reads of test labels, and why each matters. Code that teams share is told"
                    + " of, whatever its names; what --template has is left out of that.",
            "",
            "With --execute they are also run, as Kaggle would, in bubblewrap: no network, no file of this machine but its"
                    + " programs in /usr, /kaggle/input read-only, a fresh /kaggle/working, and limits on time, memory,"
                    + " processes, disk and output files. What they produce is scored and held row by row against what was"
                    + " handed in: reproduced, differs, invalid, no submission, failed (with the cell), timed out, over"
                    + " limit, or cannot run here (a module is missing). OUT/executed has a log, the executed notebook and"
                    + " the submission of each. Needs Debian's bubblewrap, jupyter-nbconvert, python3-ipykernel,"
                    + " python3-numpy and python3-pandas.",
            "",
            "Claims are a CSV with team and public, private or both, or a leaderboard as Kaggle exports it. A claim is a"
                    + " number from 0 to 1 in plain digits, such as 0.71235; nothing is graded while a row of the file has"
                    + " another. A score is reproduced if it rounds to the digits that were claimed, a half up or to even."
                    + " What has not changed is not graded again.",
            "",
            "DIR/corrections.yaml has what you settle by hand, applied at each run:",
            "  teams:",
            "    - {team: Group 1, submission: old/submission.csv, note: the newer one is a test}",
            "    - {team: Group 2, penalty: 10%%, note: a day late}",
            "    - {team: Group 3, points: 0.1, note: no report}",
            "'counted' is the private score less the penalty, a share of the private score, and less the points. It is never"
                    + " below 0, and the report shows the arithmetic: 0.672620 - 10%% = 0.605358. A correction of a team that has"
                    + " no hand-in is an error."
        },
        footer = {
            "",
            "Examples:",
            "  podium grade hand-ins -c voc2009",
            "  podium grade hand-ins -c voc2009 --claims publicleaderboard.csv --out grades --feedback",
            "  podium --workspace ~/class/private grade hand-ins -c voc2009-published --execute --jobs 2",
            "  podium grade hand-ins -c kul-ga2 --execute --inputs weights=~/shared-weights --python ~/venv"
        })
public final class GradeCommand extends PodiumCommand {
    @Parameters(paramLabel = "DIR", description = "A folder with a hand-in per team.")
    private Path hands;

    @Option(
            names = {"-c", "--competition"},
            paramLabel = "COMPETITION",
            required = true,
            description = "A prepared competition; its frozen rules apply.")
    private String id;

    @Option(names = "--claims", paramLabel = "CSV", description = "What teams claim.")
    private @Nullable Path claims;

    @Option(
            names = "--template",
            paramLabel = "NOTEBOOK",
            description = "The notebook that all teams were given: its code is nobody's own.")
    private @Nullable Path template;

    @Option(
            names = "--out",
            paramLabel = "OUT",
            description = "Where the grades go (default: leaderboard/grades/COMPETITION).")
    private @Nullable Path out;

    @Option(
            names = "--feedback",
            description = "Also write OUT/feedback/TEAM.html, with nothing of other teams and no private score.")
    private boolean feedback;

    @Option(
            names = "--panels",
            paramLabel = "N",
            defaultValue = "2",
            description = "Pictures of each submission's worst images on the page, where the images are there"
                    + " (default: ${DEFAULT-VALUE}).")
    private int panels;

    @ArgGroup(exclusive = false, heading = "%nRunning notebooks:%n")
    private @Nullable ExecuteOptions execute;

    @Mixin
    private ReadOptions limits;

    @Override
    public Integer call() throws IOException {
        endsWithin(Duration.ofSeconds(5)); // a notebook may run for long
        Prepared prepared = Prepared.open(workspace(), id);
        Path folder = out == null ? workspace().leaderboard().resolve("grades").resolve(id) : out;
        if (panels < 0) {
            throw new UsageException("--panels " + panels + "; expected 0 or more");
        }
        Claims claimed = claims == null ? Claims.none() : Claims.read(claims);
        String rules = CompetitionFile.format(prepared.competition())
                + (Files.isRegularFile(prepared.solutionFile()) ? Sha256.of(prepared.solutionFile()) : "no solution");
        Corrections corrections = Corrections.in(hands);
        List<Source> sources = HandInFolder.in(
                hands,
                Stream.of(claims, template, folder).flatMap(Stream::ofNullable).toList());
        List<Team> teams = sources.stream().map(Source::team).toList();
        corrections.requireAmong(teams);
        Notebook given = template == null ? null : NotebookReader.read(template);
        Steps steps = new Steps(hands, err()::println);
        if (out == null) {
            OwnerOnly.makeFolder(workspace().leaderboard().resolve("grades"));
        }
        OwnerOnly.makeFolder(folder);
        try (FolderLock lock = FolderLock.take(folder.resolve(".lock"));
                Ledger ledger = Ledger.open(workspace())) {
            GradeStore store = new GradeStore(folder.resolve("kept"), rules);
            Optional<NotebookRuns> runs = execute == null || !execute.asked()
                    ? Optional.empty()
                    : Optional.of(execute.runs(
                            prepared,
                            workspace(),
                            hands,
                            folder,
                            store,
                            limits.limits(),
                            warning -> err().println("podium: " + warning)));
            List<Grade> graded = new Grader(prepared, ledger, clock(), limits.limits(), store, given, runs)
                    .grade(sources, claimed, corrections, steps, progress());
            List<SubmissionDetail> details = new GradeDetails(
                            prepared, workspace(), limits.limits(), folder.resolve("panels"), panels)
                    .of(graded, steps, progress());
            List<Grade> grades = Grade.remarked(graded, steps);
            GradePage page = new GradePage(prepared.competition().title(), grades, details);
            if (feedback) {
                grades = writeFeedback(page, steps, folder.resolve("feedback"));
            }
            GradeReport report = new GradeReport(grades);
            report.writeCsv(folder.resolve("grades.csv"));
            report.writeFindings(folder.resolve("findings.csv"));
            report.writeJson(folder.resolve("grades.json"));
            WriteAside.text(folder.resolve("grades.html"), page.html());
            OwnerOnly.closeAll(folder, folder.resolve("feedback"));
            out().print(report.text());
            sources.stream()
                    .filter(Source.Unread.class::isInstance)
                    .map(Source.Unread.class::cast)
                    .forEach(unread -> err().println(unread.told()));
            claimed.without(teams).forEach(unknown -> err().println(unknown.text()));
            err().println("wrote " + folder.resolve("grades.csv") + ", findings.csv, grades.json and grades.html");
        }
        return ExitCode.OK;
    }

    /** A page per hand-in, named by its team; two of one team, or of names that a disk takes for one, have two. */
    private static List<Grade> writeFeedback(GradePage page, Steps steps, Path folder) throws IOException {
        Set<String> taken = new HashSet<>();
        for (Grade grade : page.grades()) {
            String name = FileName.of(grade.team());
            String free = name;
            for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
                free = name + "-" + number;
            }
            Path file = folder.resolve(free + ".html");
            steps.take(grade.source(), "written a page on", () -> {
                WriteAside.text(file, page.feedback(grade));
                return file;
            });
        }
        return Grade.remarked(page.grades(), steps);
    }
}
