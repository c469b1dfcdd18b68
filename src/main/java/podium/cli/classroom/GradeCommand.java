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
            "Grade hand-ins: score each team's submission, and compare the score with the team's claim.",
            "",
            "DIR contains one folder, zip or tar file (.tar, .tar.gz, .tgz, .tar.bz2) per team, with a notebook and its"
                    + " submission.csv; the two files may have any names. Instead, both files may lie directly in"
                    + " DIR, named after the team. If a team has several notebooks, the newest one and the submission"
                    + " beside it count, and the report names the others. Anything else in DIR is listed as missing,"
                    + " with what to do. A hand-in that cannot be read gets a remark, and all other hand-ins are"
                    + " graded. Each submission is recorded in the ledger, in the track 'grading'. OUT/grades.csv and"
                    + " OUT/grades.json contain private scores: they are for graders.",
            "",
            "The command also reads the notebooks. OUT/findings.csv lists problems by cell and line, and why each"
                    + " matters: cells that were not run or were run out of order, errors in the output, private"
                    + " paths, downloads and installs, missing seeds, submissions or headings, files written in"
                    + " loops, and reads of test labels. The report names code that teams share, even if its"
                    + " variables were renamed. Code of the --template notebook does not count as shared.",
            "",
            "With --execute the notebooks also run, as on Kaggle, in a bubblewrap sandbox: without network access,"
                    + " without the files of this machine except its programs in /usr, with /kaggle/input read-only,"
                    + " with an empty /kaggle/working, and with limits on time, memory, processes, disk and output"
                    + " files. The submission that a notebook produces is scored and compared row by row with the one"
                    + " that was handed in. The result is one of: reproduced, differs, invalid, no submission, failed"
                    + " (with the cell), timed out, over limit, or cannot run here (a module is missing)."
                    + " OUT/executed contains a log, the executed notebook and the submission of each team. This"
                    + " needs Debian's bubblewrap, jupyter-nbconvert, python3-ipykernel, python3-numpy and"
                    + " python3-pandas.",
            "",
            "The file of claims is a CSV with the column team and the columns public, private or both, or a"
                    + " leaderboard that Kaggle exported. A claim is a number from 0 to 1 in plain digits, such as"
                    + " 0.71235; if a row has anything else, nothing is graded. A claim is reproduced if the score,"
                    + " rounded to the claim's digits (half up or half to even), equals it. Hand-ins that have not"
                    + " changed are not graded again.",
            "",
            "You can write corrections into DIR/corrections.yaml. They apply at each run:",
            "  teams:",
            "    - {team: Group 1, submission: old/submission.csv, note: new is a test}",
            "    - {team: Group 2, penalty: 10%%, note: a day late}",
            "    - {team: Group 3, points: 0.1, note: no report}",
            "'counted' is the private score minus the penalty, which is a share of the private score, and minus the"
                    + " points. It is never below 0, and the report shows the arithmetic: 0.672620 - 10%% = 0.605358."
                    + " A correction for a team without a hand-in is an error."
        },
        footer = {
            "",
            "Examples:",
            "  podium grade hand-ins -c voc2009",
            "  podium grade hand-ins -c voc2009 --claims claims.csv --feedback",
            "  podium grade hand-ins -c voc2009-published --execute --jobs 2",
            "  podium grade hand-ins -c kul-ga2 --execute --inputs weights=~/weights"
        })
public final class GradeCommand extends PodiumCommand {
    @Parameters(paramLabel = "DIR", description = "A folder with one hand-in per team.")
    private Path hands;

    @Mixin
    private PreparedOption competition;

    @Option(names = "--claims", paramLabel = "CSV", description = "The file with the teams' claims.")
    private @Nullable Path claims;

    @Option(
            names = "--template",
            paramLabel = "NOTEBOOK",
            description = "The notebook that all teams were given. Its code does not count as shared code.")
    private @Nullable Path template;

    @Option(
            names = "--out",
            paramLabel = "OUT",
            description = "The folder of the grades (default: leaderboard/grades/COMPETITION).")
    private @Nullable Path out;

    @Option(
            names = "--feedback",
            description = "Also write OUT/feedback/TEAM.html, without private scores or data of other teams.")
    private boolean feedback;

    @Option(
            names = "--panels",
            paramLabel = "N",
            defaultValue = "2",
            description = "Number of pictures of each submission's worst images on the page, if the images are"
                    + " available (default: ${DEFAULT-VALUE}).")
    private int panels;

    @ArgGroup(exclusive = false, heading = "%nRunning notebooks:%n")
    private @Nullable ExecuteOptions execute;

    @Mixin
    private ReadOptions limits;

    @Override
    public Integer call() throws IOException {
        endsWithin(Duration.ofSeconds(5)); // a notebook may run for a long time
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
