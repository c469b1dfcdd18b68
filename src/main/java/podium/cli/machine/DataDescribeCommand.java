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
            "Count a competition's images: images per class and split, pixels, labels per image, image sizes.",
            "",
            "The command prints a table with a column for each of train, valid and test, and a table for each list of"
                    + " images. It draws the same numbers as bar charts in a PNG file."
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
            description = "The PNG file to write (default: data/prepared/COMPETITION/description.png).")
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
