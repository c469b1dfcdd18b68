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
            "Writes data/prepared/COMPETITION/public (train.csv, folds.csv, test.csv, sample_submission.csv) and"
                    + " private (solution.csv, the frozen competition.yaml; mode 0700), with SHA-256 sums. The same"
                    + " inputs give the same bytes.",
            "",
            "With --publish DIR also writes what a host hands to a class: DIR/public, the course's Kaggle download with"
                    + " the test images shuffled and renamed, without any test label; and DIR/private, to keep: the key,"
                    + " the seed, the solution, and a workspace that plays the published competition."
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
            description = "Also write what a host hands to a class; an earlier DIR is made again from its key.")
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
