package podium.cli.console;

import picocli.CommandLine.Option;
import podium.judge.submission.ReadLimits;

/** The options that limit how much memory and disk a submission may take to read. */
public final class ReadOptions {
    @Option(
            names = "--max-cell",
            paramLabel = "MB",
            defaultValue = "64",
            description = "Longest cell to read. A longer cell is reported as a problem of its row (default:"
                    + " ${DEFAULT-VALUE}).")
    private int maxCell;

    @Option(
            names = "--max-unpacked",
            paramLabel = "MB",
            defaultValue = "2048",
            description = "Largest size of an unpacked .csv.gz (default: ${DEFAULT-VALUE}).")
    private long maxUnpacked;

    public ReadLimits limits() {
        return ReadLimits.ofMegabytes(maxCell, maxUnpacked);
    }
}
