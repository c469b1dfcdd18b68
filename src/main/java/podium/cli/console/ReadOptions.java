package podium.cli.console;

import picocli.CommandLine.Option;
import podium.judge.submission.ReadLimits;

/** What a submission may cost to read. */
public final class ReadOptions {
    @Option(
            names = "--max-cell",
            paramLabel = "MB",
            defaultValue = "64",
            description =
                    "Longest cell that is read; a longer one is a problem of its row (default: ${DEFAULT-VALUE}).")
    private int maxCell;

    @Option(
            names = "--max-unpacked",
            paramLabel = "MB",
            defaultValue = "2048",
            description = "What a .csv.gz may unpack to (default: ${DEFAULT-VALUE}).")
    private long maxUnpacked;

    public ReadLimits limits() {
        return ReadLimits.ofMegabytes(maxCell, maxUnpacked);
    }
}
