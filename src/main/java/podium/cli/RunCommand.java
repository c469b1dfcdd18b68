package podium.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import podium.competition.Competition;
import podium.competition.CompetitionFile;
import podium.pipeline.Pipeline;
import podium.report.LeaderboardFormat;

/** {@code podium run [COMPETITION]}. */
@Command(
        name = "run",
        description = {
            "The whole main job: data, check, preparation, baseline players, submissions, leaderboard.",
            "",
            "Each step says what it read, what it wrote and how long it took. Run it as often as you like: what is"
                    + " unchanged is reused, and what was submitted is not submitted twice."
        },
        footer = {
            "",
            "Examples:",
            "  podium run                          on a generated sample",
            "  podium run voc2009 --data ~/VOCdevkit/VOC2009",
            "  podium run voc2009 --set dataset.labels=masks"
        })
final class RunCommand extends PodiumCommand {
    @Parameters(
            paramLabel = "COMPETITION",
            arity = "0..1",
            defaultValue = "sample",
            description = "A folder's name below competition/ (default: ${DEFAULT-VALUE}).")
    private String id;

    @Mixin
    private CompetitionSettings settings;

    @Override
    public Integer call() throws IOException {
        Competition competition = CompetitionFile.load(workspace(), id, settings.overrides());
        Pipeline pipeline = new Pipeline(
                competition,
                workspace(),
                clock(),
                Podium.program(),
                threads(),
                progress(),
                step -> err().println(step.format()));
        out().print(LeaderboardFormat.TABLE.render(pipeline.run()));
        return ExitCode.OK;
    }
}
