package podium.app.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import podium.core.UsageException;
import podium.judge.competition.Prepared;
import podium.judge.competition.Task;
import podium.judge.competition.Workspace;
import podium.player.runs.RunFolder;

/** A classifier's run, a segmenter's run, or both, of one competition. */
public record RunPair(Prepared prepared, Optional<RunFolder> classifier, Optional<RunFolder> segmenter) {
    /**
     * Opens the runs and finds out their tasks.
     *
     * @param runs the folders of the runs, in any order
     * @param competition the competition's Id; null if the runs are in the competition's folder
     */
    public static RunPair of(Workspace workspace, List<Path> runs, @Nullable String competition) throws IOException {
        Map<Task, RunFolder> byTask = new EnumMap<>(Task.class);
        for (Path path : runs) {
            RunFolder run = new RunFolder(path);
            Task task = run.readRecipe().task();
            if (byTask.put(task, run) != null) {
                throw new UsageException("two "
                        + switch (task) {
                            case CLASSIFICATION -> "classifiers";
                            case SEGMENTATION -> "segmenters";
                        }
                        + " given; expected one run, or a classifier's and a segmenter's run");
            }
        }
        String id = competition == null ? competitionOf(workspace, runs) : competition;
        return new RunPair(
                Prepared.open(workspace, id),
                Optional.ofNullable(byTask.get(Task.CLASSIFICATION)),
                Optional.ofNullable(byTask.get(Task.SEGMENTATION)));
    }

    /** Returns the competition in whose folder one of the runs is. */
    public static String competitionOf(Workspace workspace, List<Path> runs) {
        for (Path run : runs) {
            Path folder = run.toAbsolutePath().normalize().getParent();
            if (folder != null
                    && Files.isRegularFile(workspace
                            .competitions()
                            .resolve(String.valueOf(folder.getFileName()))
                            .resolve("competition.yaml"))) {
                return String.valueOf(folder.getFileName());
            }
        }
        throw new UsageException(
                (runs.isEmpty() ? "no competition given; " : runs.get(0) + " is not in a competition's folder; ")
                        + "name the competition with --competition NAME");
    }
}
