package podium.cli.console;

import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import podium.judge.competition.Competition;
import podium.judge.competition.CompetitionFile;
import podium.judge.competition.Workspace;

/** A competition named by its folder, with the changes from the options. It need not be prepared. */
public final class NamedCompetition {
    @Parameters(paramLabel = "COMPETITION", description = "The name of a folder in competition/, such as voc2009.")
    private String id;

    @Mixin
    private CompetitionSettings settings;

    public String id() {
        return id;
    }

    public Competition load(Workspace workspace) throws IOException {
        return CompetitionFile.load(workspace, id, settings.overrides());
    }
}
