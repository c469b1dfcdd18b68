package podium.cli.machine;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import podium.app.ShowData;
import podium.cli.console.ExitCode;
import podium.cli.console.NamedCompetition;
import podium.cli.console.PodiumCommand;
import podium.report.charts.DescriptionReport;

/** {@code podium data show COMPETITION}. */
@Command(
        name = "show",
        description = {
            "Draw a contact sheet of a competition's images, with their classes and ids.",
            "",
            "The images are drawn at random with a fixed seed, and evenly over the classes; with --first they are those"
                    + " at the beginning of the list. A small image is enlarged by"
                    + " a whole factor. The classes of test images are shown with --truth alone."
        },
        footer = {
            "",
            "Examples:",
            "  podium data show sample",
            "  podium data show sample --first --images 10",
            "  podium data show voc2009 --class sheep --images 40",
            "  podium data show voc2009 --split test --truth --png test.png"
        })
final class DataShowCommand extends PodiumCommand {
    @Mixin
    private NamedCompetition named;

    @Option(
            names = "--images",
            paramLabel = "N",
            defaultValue = "60",
            description = "The most images on the sheet (default: ${DEFAULT-VALUE}).")
    private int images;

    @Option(names = "--class", paramLabel = "NAME", description = "Show only images with this class.")
    private @Nullable String label;

    @Option(names = "--first", description = "Show the first images of the split, in the order of its list.")
    private boolean first;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            defaultValue = "train",
            description = "Which images: train, valid or test (default: ${DEFAULT-VALUE}).")
    private ShowData.Split split;

    @Option(
            names = "--truth",
            description = "With --split test: also show the classes, from the data set or the private solution.")
    private boolean truth;

    @Option(
            names = "--png",
            paramLabel = "FILE",
            description = "The PNG file to write (default: data/prepared/COMPETITION/contact.png).")
    private @Nullable Path png;

    @Override
    public Integer call() throws IOException {
        requireFolderOf(png);
        ShowData.Request request = new ShowData.Request(split, images, label, first, truth);
        ShowData.Shown shown = ShowData.run(named.load(workspace()), request, context());
        Path picture = png == null ? workspace().prepared(named.id()).resolve("contact.png") : png;
        boolean drawn = shown.sheet().write(picture);
        out().println(named.id() + ": " + shown.words());
        err().println(drawn ? "wrote " + picture : DescriptionReport.NO_FONTS);
        return ExitCode.OK;
    }
}
