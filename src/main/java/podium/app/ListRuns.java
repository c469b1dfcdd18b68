package podium.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import podium.core.yaml.DifferingKeys;
import podium.judge.competition.Workspace;
import podium.player.figures.RunFigures;
import podium.player.network.weights.WeightSource;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;
import podium.report.tables.RunsTable;

/** Lists the finished runs of a competition. */
public final class ListRuns {
    private ListRuns() {}

    private record Finished(RunFolder folder, Recipe recipe, RunFigures figures) {}

    /** Returns a table of all finished runs, which is empty if nothing has been trained yet. */
    public static RunsTable run(Workspace workspace, String competition) throws IOException {
        Path folder = workspace.submissions(competition);
        Map<String, List<Finished>> recipes = new LinkedHashMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> runs = Files.list(folder)) {
                for (Path run : runs.sorted().toList()) {
                    RunFolder files = new RunFolder(run);
                    if (files.finished()) {
                        recipes.computeIfAbsent(files.recipeName(), name -> new ArrayList<>())
                                .add(new Finished(files, files.readRecipe(), RunFigures.read(files.figures())));
                    }
                }
            }
        }
        List<RunsTable.Row> rows = new ArrayList<>();
        recipes.forEach((recipe, runs) -> rows.addAll(rows(recipe, runs)));
        return new RunsTable(rows);
    }

    /** The rows of the runs of one recipe, with the keys in which they differ. */
    private static List<RunsTable.Row> rows(String name, List<Finished> runs) {
        DifferingKeys keys =
                DifferingKeys.of(runs.stream().map(Finished::recipe).toList());
        List<RunsTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Finished run = runs.get(i);
            rows.add(new RunsTable.Row(
                    run.folder().name(),
                    name,
                    run.recipe().figures(),
                    run.recipe().robustness().perturber().perturbs(),
                    run.recipe().network().architecture().name(),
                    run.figures(),
                    keys.values().get(i),
                    began(run)));
        }
        return rows;
    }

    /** The name of the run that a run began with; empty if it did not. */
    private static String began(Finished run) {
        return run.figures().before() != null
                        && WeightSource.parse(run.recipe().network().weights(), Path.of(""))
                                instanceof WeightSource.Run earlier
                ? String.valueOf(earlier.folder().getFileName())
                : "";
    }
}
