package podium.classroom.grading;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import podium.core.InputException;
import podium.core.UsageException;
import podium.data.dataset.DatasetKind;
import podium.judge.competition.Competition;
import podium.judge.competition.Prepared;
import podium.judge.competition.Solution;
import podium.judge.competition.Workspace;
import podium.judge.submission.ReadLimits;

/**
 * What a notebook finds below /kaggle/input: the competition's download, and further data sets as a team would attach
 * them. Nothing that holds the solution or the hand-ins is ever among them.
 */
public final class NotebookInputs {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

    private NotebookInputs() {}

    /**
     * Name to folder.
     *
     * @param more {@code DIR}, seen by its own name, or {@code NAME=DIR}; the competition's own slug among them takes the
     *     place of its data set
     * @param hands where the hand-ins are
     * @param limits of what is read to find out whether it has rows of the solution
     * @throws InputException if there is no download of the competition, or something secret lies in an input
     */
    public static Map<String, Path> of(
            Prepared prepared, Workspace workspace, List<String> more, Path hands, ReadLimits limits)
            throws IOException {
        Map<String, Path> inputs = new LinkedHashMap<>();
        for (String input : more) {
            int equals = input.indexOf('=');
            Path folder = Path.of(input.substring(equals + 1)).toAbsolutePath().normalize();
            String name = equals < 0 ? Objects.toString(folder.getFileName(), "") : input.substring(0, equals);
            if (!Files.isDirectory(folder)) {
                throw new InputException(folder + ": no such folder; expected inputs for notebooks, DIR or NAME=DIR");
            }
            if (!name.matches(NAME)) {
                throw new UsageException("'" + name + "' is no name below /kaggle/input; give --inputs NAME=DIR");
            }
            inputs.put(name, folder);
        }
        Competition competition = prepared.competition();
        if (!inputs.containsKey(competition.slug())) {
            inputs.put(competition.slug(), download(prepared, workspace));
        }
        for (Path folder : inputs.values()) {
            requireOpen(folder, prepared, workspace, hands);
        }
        requireUnsolved(inputs.values(), prepared, limits);
        return inputs;
    }

    /** Where the solution is not a file of its own, it was made of labels that are in the data set. */
    private static Path download(Prepared prepared, Workspace workspace) {
        Competition competition = prepared.competition();
        boolean kaggle = competition.dataset().kind() == DatasetKind.KAGGLE_NPY;
        if (kaggle && (competition.hosting().solution() != null || !Files.exists(prepared.solutionFile()))) {
            return competition.dataRoot(workspace);
        }
        throw new InputException("notebooks of " + competition.id() + " need what its teams were given, and "
                + (kaggle ? "its download has the labels of the test" : "its data set is no Kaggle download")
                + "; publish it with 'podium prepare " + competition.id()
                + " --publish DIR' and grade in DIR/private, or"
                + " give --inputs " + competition.slug() + "=DIR");
    }

    private static void requireOpen(Path folder, Prepared prepared, Workspace workspace, Path hands)
            throws IOException {
        for (Path secret : List.of(prepared.privateFolder(), workspace.leaderboard(), hands)) {
            if (Files.exists(secret)
                    && (secret.toRealPath().startsWith(folder.toRealPath())
                            || folder.toRealPath().startsWith(secret.toRealPath()))) {
                throw new InputException(
                        folder + ": is no input for notebooks, since " + secret + " is in it or around it");
            }
        }
    }

    private static void requireUnsolved(Collection<Path> folders, Prepared prepared, ReadLimits limits)
            throws IOException {
        if (!Files.isRegularFile(prepared.solutionFile())) {
            return;
        }
        try (Solution solution = prepared.openSolution()) {
            SolutionRows rows = new SolutionRows(solution, limits);
            for (Path folder : folders) {
                try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
                    for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                        if (rows.areIn(file)) {
                            throw new InputException(
                                    file + ": has rows of the solution. Notebooks would see the answers;"
                                            + " take it out of what they are given");
                        }
                    }
                }
            }
        }
    }
}
