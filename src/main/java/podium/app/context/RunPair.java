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

/** A classifier's run, a segmenter's, or both, of one competition. */
public record RunPair(Prepared prepared, Optional<RunFolder> classifier, Optional<RunFolder> segmenter) {
    /**
     * Finds out which is which.
     *
     * @param runs one or two folders, in any order
     * @param competition by its id; null where the folders lie where they were made, below the competition's own
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
                        + ": expected one run, or a classifier's and a segmenter's");
            }
        }
        String id = competition == null ? competitionOf(workspace, runs) : competition;
        return new RunPair(
                Prepared.open(workspace, id),
                Optional.ofNullable(byTask.get(Task.CLASSIFICATION)),
                Optional.ofNullable(byTask.get(Task.SEGMENTATION)));
    }

    private static String competitionOf(Workspace workspace, List<Path> runs) {
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
                "of which competition? " + (runs.isEmpty() ? "" : runs.get(0) + " does not lie in its folder; ")
                        + "name it with --competition NAME");
    }
}
