package podium.judge.competition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import podium.core.InputException;
import podium.core.files.Sha256;

/**
 * A prepared competition: the folder that {@link Preparation} wrote, with the competition's rules as they were
 * then. Scoring reads these rules, so a later change of competition.yaml does not change scores.
 */
public record Prepared(Competition competition, Path folder) {
    static final String SUMS = "SHA256SUMS";
    static final String FROZEN = "private/competition.yaml";
    static final String SOLUTION = "private/solution.csv";

    /** Opens {@code data/prepared/<id>}. */
    public static Prepared open(Workspace workspace, String id) throws IOException {
        Path folder = workspace.prepared(Competition.requireId(id));
        Path frozen = folder.resolve(FROZEN);
        if (!Files.isRegularFile(folder.resolve(SUMS)) || !Files.isRegularFile(frozen)) {
            CompetitionFile.load(workspace, id, Map.of());
            throw new InputException("competition " + id + " is not prepared, or preparing it was interrupted; run "
                    + "'podium prepare " + id + "' first");
        }
        if (!Sha256.of(frozen).equals(Checksums.read(folder).get(FROZEN))) {
            throw changed(folder, FROZEN, id);
        }
        return new Prepared(CompetitionFile.read(frozen, Map.of()), folder);
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

    /** Opens the private solution and checks that it was written together with these rules. */
    public Solution openSolution() throws IOException {
        Map<String, String> sums = Checksums.read(folder);
        if (!Sha256.of(CompetitionFile.format(competition)).equals(sums.get(FROZEN))) {
            throw changed(folder, FROZEN, competition.id());
        }
        Solution solution = Solution.open(
                solutionFile(),
                competition.classes().size(),
                competition.evaluation().metric());
        if (!solution.sha256().equals(sums.get(SOLUTION))) {
            solution.close();
            throw changed(folder, SOLUTION, competition.id());
        }
        return solution;
    }

    private static InputException changed(Path folder, String name, String id) {
        return new InputException(folder.resolve(name) + " does not match " + folder.resolve(SUMS)
                + "; it was changed, or preparing was interrupted: run 'podium prepare " + id + "' again");
    }
}
