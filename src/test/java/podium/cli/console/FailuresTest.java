package podium.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import podium.cli.Podium;
import podium.core.InputException;
import podium.core.RefusedException;
import podium.core.UsageException;

class FailuresTest {
    private final StringWriter err = new StringWriter();

    @Test
    void eachKindOfFailureHasItsExitCode() {
        assertThat(failed(new UsageException("u"))).isEqualTo(2);
        assertThat(failed(new InputException("i"))).isEqualTo(1);
        assertThat(failed(new RefusedException("r"))).isEqualTo(1);
        assertThat(failed(new IOException("w"))).isEqualTo(1);
        assertThat(failed(new UncheckedIOException(new IOException("w")))).isEqualTo(1);
        assertThat(failed(new IllegalStateException("b"))).isEqualTo(4);
    }

    @Test
    void aUsersMistakeHasNoStackTrace() {
        failed(new InputException("labels.csv:3: found 2; expected 0 or 1"));
        assertThat(err.toString()).isEqualTo("podium: labels.csv:3: found 2; expected 0 or 1" + System.lineSeparator());
    }

    @Test
    void aBugHasAStackTraceAndAsksForAReport() {
        failed(new IllegalStateException("cannot be"));
        assertThat(err.toString())
                .contains("a bug in Podium", "report", "IllegalStateException: cannot be", "    at podium.cli")
                .doesNotContain("nothing that was acknowledged is lost");
    }

    @Test
    void fileExceptionsNameTheProblem() {
        assertThat(Failures.reason(new NoSuchFileException("a/b"))).isEqualTo("a/b: no such file or folder");
        assertThat(Failures.reason(new AccessDeniedException("a/b"))).isEqualTo("a/b: permission denied");
        assertThat(Failures.reason(new FileSystemException("a/b", null, "Is a directory")))
                .isEqualTo("a/b: Is a directory");
        assertThat(Failures.reason(new IOException("No space left on device"))).contains("no incomplete file was left");
    }

    private int failed(Exception e) {
        PrintWriter told = new PrintWriter(err, true);
        try (Interruption interruption = Interruption.open(told)) {
            CommandLine line =
                    Podium.commandLine(Clock.systemUTC(), interruption).setErr(told);
            return Failures.failed(e, line, line.parseArgs());
        }
    }
}
