package podium.judge.leaderboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import podium.core.files.Sha256;
import podium.judge.competition.CompetitionFile;
import podium.judge.competition.Prepared;
import podium.judge.competition.Workspace;
import podium.judge.submission.ReadLimits;

/**
 * A small prepared competition on disk: 40 images, the first 20 of them public; the truth of each is its first
 * class.
 */
public final class Contest {
    public static final String ID = "duel";
    static final int HALF = 20;

    private final Workspace workspace;
    private int made;

    private Contest(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Creates the competition; {@code rules} are more lines of competition.yaml. */
    public static Contest in(Path root, String... rules) throws IOException {
        Contest contest = new Contest(new Workspace(root));
        contest.prepare("1 1", rules);
        return contest;
    }

    public static Contest reopen(Path root) {
        return new Contest(new Workspace(root));
    }

    /** Prepares the competition again with {@code truth} as the truth of every image. */
    public void prepare(String truth, String... rules) throws IOException {
        StringBuilder solution = new StringBuilder("Id,Predicted,Usage,Width,Height\n");
        for (int image = 0; image < 2 * HALF; image++) {
            solution.append(row(image, truth))
                    .append(image < HALF ? ",Public" : ",Private")
                    .append(",2,2\n");
        }
        String yaml = """
                id: duel
                title: "A duel | of <three> classes"
                version: 1
                classes: [rock, paper, scissors]
                dataset: {kind: sample, root: data/sample, train: train, test: val}
                tasks: [classification]
                validation: {folds: 5, fold: 0, seed: 1}
                split: {public: 0.5, seed: 1}
                """ + String.join("\n", rules) + "\n";
        Path folder = workspace.prepared(ID);
        Path frozen = folder.resolve("private/competition.yaml");
        Files.createDirectories(folder.resolve("private"));
        Files.writeString(frozen, yaml);
        Files.writeString(frozen, CompetitionFile.format(CompetitionFile.read(frozen, Map.of())));
        Files.writeString(folder.resolve("private/solution.csv"), solution);
        Files.writeString(
                folder.resolve("SHA256SUMS"),
                Sha256.of(frozen) + "  private/competition.yaml\n" + Sha256.of(solution.toString())
                        + "  private/solution.csv\n");
    }

    private static String row(int image, String cell) {
        return "i" + image + "_classification," + cell;
    }

    public Workspace workspace() {
        return workspace;
    }

    public Prepared prepared() throws IOException {
        return Prepared.open(workspace, ID);
    }

    Ledger ledger() throws IOException {
        return Ledger.open(workspace);
    }

    static Clock at(String time) {
        return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
    }

    /** A distinct file that is right on the given numbers of public and private images, in both tasks. */
    public Path submission(int publicRight, int privateRight) throws IOException {
        return submission(publicRight, privateRight, made++);
    }

    /** A file like the other method's; {@code salt} distinguishes files with the same score. */
    Path submission(int publicRight, int privateRight, int salt) throws IOException {
        StringBuilder text = new StringBuilder("Id,Predicted\n");
        SplittableRandom random = new SplittableRandom(salt);
        for (int i = 0; i < 2 * HALF; i++) {
            int image = (i + salt) % (2 * HALF);
            boolean right = image < HALF ? image < publicRight : image - HALF < privateRight;
            text.append(row(image, right ? "1 1" : random.nextBoolean() ? "2 1" : "3 1"))
                    .append('\n');
        }
        return file(publicRight + "-" + privateRight + "-" + salt + ".csv", text.toString());
    }

    public Path file(String name, String text) throws IOException {
        Path folder = workspace.submissions(ID);
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(name), text);
    }

    /** Submits at a given time. */
    SubmissionDesk.Answer submit(Ledger ledger, String team, Path csv, String time) throws IOException {
        return new SubmissionDesk(ledger, prepared(), at(time))
                .submit(csv, new Team(team), Entry.MAIN_TRACK, "", ReadLimits.DEFAULT);
    }

    /** Submits a valid file at noon. */
    SubmissionDesk.Receipt submit(Ledger ledger, String team, int publicRight, int privateRight) throws IOException {
        return submit(ledger, team, submission(publicRight, privateRight), "2027-01-10T12:00:00Z")
                .receipt()
                .orElseThrow();
    }

    Leaderboard board(Ledger ledger, boolean grader) throws IOException {
        return Leaderboard.of(ledger, prepared(), Entry.MAIN_TRACK, grader, Instant.parse("2027-01-10T13:00:00Z"));
    }

    List<Rescoring.Outcome> rescore(Ledger ledger) throws IOException {
        return Rescoring.rescore(ledger, prepared(), ledger.entries(ID), podium.core.Progress.NONE);
    }
}
