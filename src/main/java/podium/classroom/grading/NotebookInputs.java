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
import podium.judge.competition.Competition;
import podium.judge.competition.Prepared;
import podium.judge.competition.Solution;
import podium.judge.competition.Workspace;
import podium.judge.submission.ReadLimits;

/**
 * The folders that a notebook sees below /kaggle/input: the competition's download, and further data sets as a team
 * would attach them. A folder that contains the solution or the hand-ins is refused.
 */
public final class NotebookInputs {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

    private NotebookInputs() {}

    /**
     * The inputs: name below /kaggle/input to folder.
     *
     * @param more further inputs as {@code DIR}, which keeps its own name, or {@code NAME=DIR}; the competition's slug
     *     as a name replaces the competition's download
     * @param hands the folder of hand-ins
     * @param limits the limits for reading files that may contain rows of the solution
     * @throws InputException if the competition has no download that is free of test labels, or if an input contains
     *     the solution, the ledger or the hand-ins
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
                throw new InputException(
                        folder + ": no such folder; expected an input for notebooks, as DIR or NAME=DIR");
            }
            if (!name.matches(NAME)) {
                throw new UsageException(
                        "'" + name + "' is not a valid name below /kaggle/input; use --inputs NAME=DIR");
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

    /** The competition's download. Unless the solution is a file of its own, the download contains the test labels. */
    private static Path download(Prepared prepared, Workspace workspace) {
        Competition competition = prepared.competition();
        boolean kaggle = competition.dataset().kind().isKaggleDownload();
        if (kaggle && (competition.hosting().solution() != null || !Files.exists(prepared.solutionFile()))) {
            return competition.dataRoot(workspace);
        }
        throw new InputException("notebooks of " + competition.id() + " need the files that its teams were given, but "
                + (kaggle ? "its download contains the test labels" : "its data set is not a Kaggle download")
                + "; publish it with 'podium prepare " + competition.id()
                + " --publish DIR' and grade in DIR/private, or"
                + " use --inputs " + competition.slug() + "=DIR");
    }

    private static void requireOpen(Path folder, Prepared prepared, Workspace workspace, Path hands)
            throws IOException {
        for (Path secret : List.of(prepared.privateFolder(), workspace.leaderboard(), hands)) {
            if (Files.exists(secret)
                    && (secret.toRealPath().startsWith(folder.toRealPath())
                            || folder.toRealPath().startsWith(secret.toRealPath()))) {
                throw new InputException(folder + ": cannot be an input for notebooks, because " + secret
                        + " is inside it or contains it; choose another folder");
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
                                    file + ": the file has rows of the solution, and notebooks would see the answers;"
                                            + " remove it from the inputs");
                        }
                    }
                }
            }
        }
    }
}
