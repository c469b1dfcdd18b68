package podium.cli.play;

import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.app.ListRuns;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.judge.competition.CompetitionFile;
import podium.report.tables.RunsTable;

/** {@code podium runs COMPETITION}. */
@Command(
        name = "runs",
        description = {
            "List the trained runs of a competition, the best on valid first.",
            "",
            "The figures are measured on valid, or out of fold ('oof') if a run was trained with --folds all, and"
                    + " never on test. Runs that were trained to perturb images are listed separately, with the"
                    + " figures of the attacked network, the lowest first.",
            "",
            "Runs of one recipe are told apart by the keys in which they differ. 'podium compare' shows the keys in which"
                    + " runs of several recipes differ, and whether the differences of their figures are noise."
        },
        footer = {"", "Examples:", "  podium runs voc2009", "  podium runs voc2009 --json"})
public final class RunsCommand extends PodiumCommand {
    @Parameters(paramLabel = "COMPETITION", description = "The name of a folder in competition/, such as voc2009.")
    private String id;

    @Option(names = "--json", description = "Print the runs as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        RunsTable table = ListRuns.run(
                workspace(), CompetitionFile.load(workspace(), id, Map.of()).id());
        out().print(json ? table.json() : table.text());
        return ExitCode.OK;
    }
}
