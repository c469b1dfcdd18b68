package podium.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import podium.competition.Competition;
import podium.competition.CompetitionFile;
import podium.competition.Preparation;
import podium.competition.Prepared;

/** {@code podium prepare COMPETITION}. */
@Command(
        name = "prepare",
        description = {
            "Turn a data set into a competition: public files for the teams, a private solution for the judge.",
            "",
            "Writes data/prepared/COMPETITION/public (train.csv, folds.csv, test.csv, sample_submission.csv) and"
                    + " private (solution.csv, the frozen competition.yaml; mode 0700), with SHA-256 sums. The same"
                    + " inputs give the same bytes."
        },
        footer = {
            "",
            "Examples:",
            "  podium prepare sample",
            "  podium prepare voc2009 --data ~/VOCdevkit/VOC2009",
            "  podium prepare voc2009 --set dataset.labels=masks --set evaluation.void=ignore"
        })
final class PrepareCommand extends PodiumCommand {
    @Parameters(paramLabel = "COMPETITION", description = "A folder's name below competition/, such as voc2009.")
    private String id;

    @Mixin
    private CompetitionSettings settings;

    @Override
    public Integer call() throws IOException {
        Competition competition = CompetitionFile.load(workspace(), id, settings.overrides());
        Prepared prepared = Preparation.prepare(competition, workspace(), progress());
        out().println(prepared.folder());
        return ExitCode.OK;
    }
}
