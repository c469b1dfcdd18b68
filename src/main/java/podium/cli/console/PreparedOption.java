package podium.cli.console;

import picocli.CommandLine.Option;

/** The option {@code -c COMPETITION} of commands that require it. */
public final class PreparedOption {
    @Option(
            names = {"-c", "--competition"},
            paramLabel = "COMPETITION",
            required = true,
            description = "A prepared competition, whose frozen rules apply.")
    private String id;

    public String id() {
        return id;
    }
}
