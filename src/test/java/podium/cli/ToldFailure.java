package podium.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import picocli.CommandLine;
import podium.cli.console.ExitCode;
import podium.cli.console.Failures;
import podium.cli.console.Interruption;

/** What the program says where a command throws something, and the exit code that it ends with; for one thread. */
public final class ToldFailure {
    private final StringWriter told = new StringWriter();
    private final CommandLine line;

    public ToldFailure() {
        PrintWriter err = new PrintWriter(told, true);
        line = Podium.commandLine(Clock.systemUTC(), Interruption.unheard(err)).setErr(err);
    }

    /** Whether it is told as a bug of ours. */
    public boolean isBug(Exception thrown) {
        told.getBuffer().setLength(0);
        return Failures.failed(thrown, line, line.parseArgs()) == ExitCode.BUG;
    }

    /** What was printed of the last one. */
    public String text() {
        return told.toString();
    }
}
