package podium.competition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import podium.InputException;
import podium.UsageException;
import podium.run.Sha256;

/**
 * A prepared competition: what {@link Preparation} wrote, with the competition frozen as it was then. Whatever scores
 * reads this one, so that a score stays tied to its truth.
 */
public record Prepared(Competition competition, Path folder) {
    static final String SUMS = "SHA256SUMS";

    /** Opens {@code data/prepared/<id>}. */
    public static Prepared open(Workspace workspace, String id) throws IOException {
        Path folder = workspace.prepared(id);
        Path frozen = folder.resolve("private").resolve("competition.yaml");
        if (!Files.isRegularFile(folder.resolve(SUMS)) || !Files.isRegularFile(frozen)) {
            CompetitionFile.load(workspace, id, Map.of());
            throw new UsageException("competition " + id + " is not prepared; run 'podium prepare " + id + "' first");
        }
        Prepared prepared = new Prepared(CompetitionFile.read(frozen, Map.of()), folder);
        prepared.checkSum("private/competition.yaml");
        return prepared;
    }

    public Path publicFolder() {
        return folder.resolve("public");
    }

    public Path privateFolder() {
        return folder.resolve("private");
    }

    public Path solutionFile() {
        return privateFolder().resolve("solution.csv");
    }

    /** The private solution; its bytes must still have the sum that was written when it was prepared. */
    public Solution openSolution() throws IOException {
        Solution solution = Solution.open(
                solutionFile(),
                competition.classes().size(),
                competition.evaluation().metric());
        if (!solution.sha256().equals(Checksums.read(folder).get("private/solution.csv"))) {
            solution.close();
            throw changed("private/solution.csv");
        }
        return solution;
    }

    private void checkSum(String name) throws IOException {
        String found = Sha256.of(folder.resolve(name));
        if (!found.equals(Checksums.read(folder).get(name))) {
            throw changed(name);
        }
    }

    private InputException changed(String name) {
        return new InputException(folder.resolve(name) + " is not what " + folder.resolve(SUMS)
                + " says; it was changed, or preparing was interrupted: run 'podium prepare " + competition.id()
                + "' again");
    }
}
