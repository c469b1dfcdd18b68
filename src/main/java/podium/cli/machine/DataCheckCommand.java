package podium.cli.machine;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import podium.app.CheckData;
import podium.cli.console.ExitCode;
import podium.cli.console.NamedCompetition;
import podium.cli.console.PodiumCommand;
import podium.data.dataset.DatasetFindings;
import podium.judge.competition.Competition;

/** {@code podium data check COMPETITION}. */
@Command(
        name = "check",
        description = {
            "Read every file of a competition's data set, and list every fault.",
            "",
            "The command decodes every image in the competition's lists, with the masks and labels that its tasks"
                    + " need, and checks that sizes, labels and masks agree. The exit code is 1 if there is a fault."
                    + " An image whose EXIF orientation is not upright is a warning, not a fault: data sets are used"
                    + " as stored."
        },
        footer = {
            "",
            "Examples:",
            "  podium data check sample",
            "  podium data check voc2009 --data ~/VOCdevkit/VOC2009"
        })
final class DataCheckCommand extends PodiumCommand {
    @Mixin
    private NamedCompetition named;

    @Override
    public Integer call() throws IOException {
        Competition competition = named.load(workspace());
        DatasetFindings found = CheckData.run(competition, context());
        found.faults().forEach(out()::println);
        found.warnings().forEach(out()::println);
        out().println(CheckData.verdict(competition, found));
        return found.faults().isEmpty() ? ExitCode.OK : ExitCode.COULD_NOT;
    }
}
