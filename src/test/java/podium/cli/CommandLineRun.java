package podium.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The exit code and the output of one run of the program in this process. */
public record CommandLineRun(int code, String out, String err) {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    /** Runs the program in a workspace of the test. */
    public static CommandLineRun in(Path workspace, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--workspace", workspace.toString()));
        all.addAll(List.of(arguments));
        return of(all.toArray(String[]::new));
    }

    public static CommandLineRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Podium.run(new PrintWriter(out), new PrintWriter(err), NOON, arguments);
        return new CommandLineRun(code, out.toString(), err.toString());
    }
}
