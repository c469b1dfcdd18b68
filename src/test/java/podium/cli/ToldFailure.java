package podium.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import picocli.CommandLine;
import podium.cli.console.ExitCode;
import podium.cli.console.Failures;
import podium.cli.console.Interruption;

/** Reports exceptions as the program does, and captures the message and the exit code. It is not thread-safe. */
public final class ToldFailure {
    private final StringWriter told = new StringWriter();
    private final CommandLine line;

    public ToldFailure() {
        PrintWriter err = new PrintWriter(told, true);
        line = Podium.commandLine(Clock.systemUTC(), Interruption.unheard(err)).setErr(err);
    }

    /** Reports an exception, and returns true if it is reported as a bug in Podium. */
    public boolean isBug(Exception thrown) {
        told.getBuffer().setLength(0);
        return Failures.failed(thrown, line, line.parseArgs()) == ExitCode.BUG;
    }

    /** The text printed for the last exception. */
    public String text() {
        return told.toString();
    }
}
