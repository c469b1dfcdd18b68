package podium.cli.machine;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import podium.app.CheckData;
import podium.cli.console.CompetitionSettings;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.data.dataset.DatasetFindings;
import podium.judge.competition.Competition;
import podium.judge.competition.CompetitionFile;

/** {@code podium data check COMPETITION}. */
@Command(
        name = "check",
        description = {
            "Read every file that a competition's lists name, and list every fault.",
            "",
            "Every image is decoded, with the masks and labels that the competition's tasks need; sizes, labels and masks"
                    + " must agree. Exit code 1 if there is a fault. An image whose EXIF orientation is not upright is a"
                    + " warning, not a fault: data sets are used as stored."
        },
        footer = {
            "",
            "Examples:",
            "  podium data check sample",
            "  podium data check voc2009 --data ~/VOCdevkit/VOC2009"
        })
final class DataCheckCommand extends PodiumCommand {
    @Parameters(paramLabel = "COMPETITION", description = "A folder's name below competition/, such as voc2009.")
    private String id;

    @Mixin
    private CompetitionSettings settings;

    @Override
    public Integer call() throws IOException {
        Competition competition = CompetitionFile.load(workspace(), id, settings.overrides());
        DatasetFindings found = CheckData.run(competition, context());
        found.faults().forEach(out()::println);
        found.warnings().forEach(out()::println);
        out().println(CheckData.verdict(competition, found));
        return found.faults().isEmpty() ? ExitCode.OK : ExitCode.COULD_NOT;
    }
}
