package podium.cli.console;

import picocli.CommandLine.Option;

/** {@code -c COMPETITION}, where there must be one. */
public final class PreparedOption {
    @Option(
            names = {"-c", "--competition"},
            paramLabel = "COMPETITION",
            required = true,
            description = "A prepared competition; its frozen rules apply.")
    private String id;

    public String id() {
        return id;
    }
}
