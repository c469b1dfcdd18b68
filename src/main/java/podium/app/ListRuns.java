package podium.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import podium.judge.competition.Workspace;
import podium.player.figures.RunFigures;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;
import podium.report.tables.RunsTable;

/** Lists the finished runs of a competition. */
public final class ListRuns {
    private ListRuns() {}

    /** Returns a table of all finished runs, which is empty if nothing has been trained yet. */
    public static RunsTable run(Workspace workspace, String competition) throws IOException {
        Path folder = workspace.submissions(competition);
        List<RunsTable.Row> rows = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> runs = Files.list(folder)) {
                for (Path run : runs.sorted().toList()) {
                    RunFolder files = new RunFolder(run);
                    if (files.finished()) {
                        rows.add(row(files));
                    }
                }
            }
        }
        return new RunsTable(rows);
    }

    private static RunsTable.Row row(RunFolder run) throws IOException {
        RunFigures figures = RunFigures.read(run.figures());
        Recipe recipe = run.readRecipe();
        String id = run.name();
        return new RunsTable.Row(
                id,
                run.recipeName(),
                recipe.figures(),
                recipe.robustness().perturber().perturbs(),
                recipe.network().architecture().name(),
                figures.valid(),
                figures.epochs(),
                figures.fitSeconds());
    }
}
