package podium.app.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import podium.app.context.RunPair;
import podium.core.UsageException;
import podium.judge.competition.Workspace;
import podium.player.runs.RunFolder;

/**
 * The runs that a user names, one by one or by their competition.
 *
 * @param workspace where competitions are
 * @param competition the competition of runs that lie elsewhere; null if each lies in its competition's folder
 */
record RunSubjects(Workspace workspace, @Nullable String competition) {
    /**
     * A run with its competition.
     *
     * @param listed true if the user named the competition, not the run
     */
    record Named(RunFolder run, String competition, boolean listed) {}

    /** The runs of folders and of competitions, each once, in the given order. */
    List<Named> of(List<String> names) throws IOException {
        List<Named> runs = new ArrayList<>();
        Set<Path> seen = new LinkedHashSet<>();
        for (String name : names) {
            for (Named named : isCompetition(name) ? all(name) : List.of(one(name))) {
                Path path = named.run().path();
                if (seen.add(Files.exists(path) ? path.toRealPath() : path.toAbsolutePath())) {
                    runs.add(named);
                }
            }
        }
        return runs;
    }

    /** True for the name of a competition, unless a run's folder has this name, too. */
    private boolean isCompetition(String name) {
        return name.matches("[A-Za-z0-9._-]+")
                && Files.isRegularFile(workspace.competitions().resolve(name).resolve("competition.yaml"))
                && !Files.isRegularFile(new RunFolder(Path.of(name)).recipe());
    }

    private boolean isInCompetition(Path path) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        return folder != null && isCompetition(String.valueOf(folder.getFileName()));
    }

    private Named one(String name) {
        Path path = Path.of(name);
        if (!Files.isDirectory(path)) {
            throw new UsageException(
                    name + " is neither the folder of a run nor the name of a competition; 'podium runs"
                            + " COMPETITION' lists the runs");
        }
        if (competition == null && !Files.isRegularFile(new RunFolder(path).recipe()) && !isInCompetition(path)) {
            throw new UsageException(name + ": not a run folder: it has no recipe.yaml; expected a folder that 'podium"
                    + " train' wrote, or the name of a competition");
        }
        String id = competition == null ? RunPair.competitionOf(workspace, List.of(path)) : competition;
        return new Named(new RunFolder(path), id, false);
    }

    /** The folders of a competition in which a training began. Submissions have no recipe. */
    private List<Named> all(String id) throws IOException {
        Path folder = workspace.submissions(id);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> runs = Files.list(folder)) {
            return runs.sorted()
                    .map(RunFolder::new)
                    .filter(run -> Files.isRegularFile(run.recipe()))
                    .map(run -> new Named(run, id, true))
                    .toList();
        }
    }
}
