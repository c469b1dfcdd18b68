package podium.cli.machine;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import podium.app.DescribeData;
import podium.cli.console.ExitCode;
import podium.cli.console.NamedCompetition;
import podium.cli.console.PodiumCommand;
import podium.judge.competition.Competition;
import podium.report.charts.DescriptionReport;

/** {@code podium data describe COMPETITION}. */
@Command(
        name = "describe",
        description = {
            "Count what a competition's lists hold: images and pixels a class, labels an image, sizes.",
            "",
            "Prints a table for each list, and draws the same as bar charts into a PNG."
        },
        footer = {
            "",
            "Examples:",
            "  podium data describe sample",
            "  podium data describe voc2009 --set dataset.labels=masks --png classes.png"
        })
final class DataDescribeCommand extends PodiumCommand {
    @Mixin
    private NamedCompetition named;

    @Option(
            names = "--png",
            paramLabel = "FILE",
            description = "The picture (default: data/prepared/COMPETITION/description.png).")
    private @Nullable Path png;

    @Override
    public Integer call() throws IOException {
        requireFolderOf(png);
        Competition competition = named.load(workspace());
        DescriptionReport report = DescribeData.run(competition, context());
        out().print(report.text());
        Path picture = png == null ? workspace().prepared(named.id()).resolve("description.png") : png;
        err().println(report.writePicture(picture) ? "wrote " + picture : DescriptionReport.NO_FONTS);
        return ExitCode.OK;
    }
}
