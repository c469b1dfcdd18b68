package podium.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import podium.cli.classroom.GradeCommand;
import podium.cli.classroom.HideCommand;
import podium.cli.classroom.RescoreCommand;
import podium.cli.classroom.RetimeCommand;
import podium.cli.console.ExitCode;
import podium.cli.console.Failures;
import podium.cli.console.HelpCommand;
import podium.cli.console.Interruption;
import podium.cli.console.Invocation;
import podium.cli.console.ProgramVersion;
import podium.cli.judge.LeaderboardCommand;
import podium.cli.judge.PrepareCommand;
import podium.cli.judge.ScoreCommand;
import podium.cli.judge.SelectCommand;
import podium.cli.judge.SubmissionsCommand;
import podium.cli.judge.SubmitCommand;
import podium.cli.judge.ValidateCommand;
import podium.cli.lab.AttackCommand;
import podium.cli.lab.ExplainCommand;
import podium.cli.lab.RejectCommand;
import podium.cli.machine.CompetitionCommand;
import podium.cli.machine.DataCommand;
import podium.cli.machine.InitCommand;
import podium.cli.play.CompareCommand;
import podium.cli.play.EncodeCommand;
import podium.cli.play.ModelCommand;
import podium.cli.play.PredictCommand;
import podium.cli.play.RunCommand;
import podium.cli.play.RunsCommand;
import podium.cli.play.StrategiesCommand;
import podium.cli.play.SweepCommand;
import podium.cli.play.TrainCommand;
import podium.judge.competition.Workspace;

/** The command line: one command for each stage of the workflow, and {@code run} for all of them. */
@Command(
        name = "podium",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        usageHelpWidth = 80,
        synopsisSubcommandLabel = "COMMAND",
        description = {"A local Kaggle for image competitions: prepare a data set, submit, and see your rank.", ""},
        commandListHeading = "",
        footer = {
            "",
            "Examples:",
            "  podium run                                run all stages on a generated sample",
            "  podium run voc2009 --data DIR             run all stages on PASCAL VOC 2009",
            "  podium score submission.csv -c voc2009    score a file, in total and per class",
            "",
            "Exit codes: 0 success, 1 failure (a file or a rule), 2 wrong usage, 3 invalid"
                    + " submission, 4 a bug in Podium. Results go to standard output, progress and"
                    + " messages to standard error."
        },
        subcommands = {
            RunCommand.class,
            ModelCommand.class,
            TrainCommand.class,
            RunsCommand.class,
            CompareCommand.class,
            SweepCommand.class,
            PredictCommand.class,
            StrategiesCommand.class,
            EncodeCommand.class,
            PrepareCommand.class,
            ValidateCommand.class,
            ScoreCommand.class,
            SubmitCommand.class,
            SubmissionsCommand.class,
            SelectCommand.class,
            LeaderboardCommand.class,
            GradeCommand.class,
            HideCommand.class,
            RetimeCommand.class,
            RescoreCommand.class,
            AttackCommand.class,
            ExplainCommand.class,
            RejectCommand.class,
            InitCommand.class,
            DataCommand.class,
            CompetitionCommand.class,
            HelpCommand.class,
        })
public final class Podium implements Invocation, Runnable {
    private final Clock clock;
    private final boolean terminal;
    private final Interruption interruption;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The folder with competition/, data/, submissions/ and leaderboard/ (default: the"
                    + " program's own folder). 'podium init' creates another one.")
    private @Nullable Path workspace;

    @Option(
            names = "--threads",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "Number of threads (default: one per processor). Results do not depend on it.")
    void setThreads(int number) {
        if (number < 1) {
            throw new ParameterException(spec.commandLine(), "--threads is " + number + "; expected 1 or more");
        }
        threads = number;
    }

    private int threads = Runtime.getRuntime().availableProcessors();

    private Podium(Clock clock, boolean terminal, Interruption interruption) {
        this.clock = clock;
        this.terminal = terminal;
        this.interruption = interruption;
    }

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, Clock.systemUTC(), args));
    }

    /** Runs one command and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, Clock clock, String... args) {
        // Libraries format by the default locale; the output must be the same on every machine.
        Locale.setDefault(Locale.ROOT);
        Interruption interruption = Interruption.open(err);
        CommandLine line = commandLine(clock, interruption).setOut(out).setErr(err);
        try {
            int code = line.execute(args);
            return code == ExitCode.OK && out.checkError() ? Failures.lostOutput(err) : code;
        } catch (LinkageError e) {
            if (interruption.requested()) {
                err.println("podium: " + Failures.STOPPED);
                return ExitCode.COULD_NOT;
            }
            throw e;
        } catch (OutOfMemoryError e) {
            return Failures.outOfMemory(err);
        } finally {
            out.flush();
            err.flush();
            interruption.close();
        }
    }

    /** The parser of all commands, with the handlers that turn failures into messages and exit codes. */
    public static CommandLine commandLine(Clock clock, Interruption interruption) {
        CommandLine line = new CommandLine(new Podium(clock, Boolean.getBoolean("podium.terminal"), interruption));
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandGroup::list);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::wrongArguments)
                .setExecutionExceptionHandler(Failures::failed);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Override
    public Workspace workspace() {
        return new Workspace(workspace == null ? Path.of(System.getProperty("podium.root", "")) : workspace);
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Interruption interruption() {
        return interruption;
    }

    @Override
    public boolean terminal() {
        return terminal;
    }
}
