package podium.cli.classroom;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.app.classroom.GradeHandIns;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.cli.console.PreparedOption;
import podium.cli.console.ReadOptions;
import podium.core.UsageException;
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

    @Mixin
    private PreparedOption competition;

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
        if (panels < 0) {
            throw new UsageException("--panels " + panels + "; expected 0 or more");
        }
        GradeHandIns.Result result = new GradeHandIns(context())
                .run(new GradeHandIns.Request(
                        competition.id(),
                        hands,
                        claims,
                        template,
                        new GradeHandIns.Output(out, feedback, panels),
                        execute == null ? null : execute.settings(),
                        limits.limits()));
        out().print(new GradeReport(result.grades()).text());
        result.unread().forEach(unread -> err().println(unread.told()));
        result.unknown().forEach(unknown -> err().println(unknown.text()));
        err().println("wrote " + result.files().get(0) + ", findings.csv, grades.json and grades.html");
        return ExitCode.OK;
    }
}
