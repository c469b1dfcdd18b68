package podium.cli.judge;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import podium.cli.console.ExitCode;
import podium.cli.console.NamedCompetition;
import podium.cli.console.PodiumCommand;
import podium.judge.competition.Competition;
import podium.judge.competition.Preparation;
import podium.judge.competition.Prepared;
import podium.judge.competition.Publication;

/** {@code podium prepare COMPETITION}. */
@Command(
        name = "prepare",
        description = {
            "Turn a data set into a competition: public files for the teams, a private solution for the judge.",
            "",
            "The command writes data/prepared/COMPETITION/public (train.csv, folds.csv, test.csv,"
                    + " sample_submission.csv) and data/prepared/COMPETITION/private (solution.csv and the frozen"
                    + " competition.yaml, with mode 0700), with SHA-256 checksums. The same inputs give the same"
                    + " bytes.",
            "",
            "With --publish DIR it also writes a competition that a host can give to a class. DIR/public has the"
                    + " layout of a Kaggle download, with shuffled and renamed test images and without"
                    + " test labels. DIR/private is for the host alone: it contains the key, the seed, the solution,"
                    + " and a workspace of the published competition."
        },
        footer = {
            "",
            "Examples:",
            "  podium prepare sample",
            "  podium prepare voc2009 --data ~/VOCdevkit/VOC2009",
            "  podium prepare voc2009 --set dataset.labels=masks --set evaluation.void=ignore",
            "  podium prepare voc2009 --publish ~/class"
        })
public final class PrepareCommand extends PodiumCommand {
    @Mixin
    private NamedCompetition named;

    @Option(
            names = "--publish",
            paramLabel = "DIR",
            description = "Also write a competition for a class. If DIR exists, it is recreated from its key.")
    private @Nullable Path publish;

    @Override
    public Integer call() throws IOException {
        Competition competition = named.load(workspace());
        Prepared prepared = Preparation.prepare(competition, workspace(), progress());
        out().println(prepared.folder());
        if (publish != null) {
            Publication publication = Publication.publish(competition, workspace(), publish, progress());
            out().println(publication.publicFolder());
            out().println(publication.privateFolder());
            err().println(Publication.WARNING);
        }
        return ExitCode.OK;
    }
}
