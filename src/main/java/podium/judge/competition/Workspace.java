package podium.judge.competition;

import java.nio.file.Path;

/** The root folder that all commands work in, with competition/, data/, submissions/ and leaderboard/ below it. */
public record Workspace(Path root) {
    public Workspace {
        root = root.toAbsolutePath().normalize();
    }

    public Path competitions() {
        return root.resolve("competition");
    }

    public Path data() {
        return root.resolve("data");
    }

    /** {@code data/prepared/<competition>}. */
    public Path prepared(String competition) {
        return data().resolve("prepared").resolve(competition);
    }

    /** {@code submissions/<competition>}. */
    public Path submissions(String competition) {
        return root.resolve("submissions").resolve(competition);
    }

    public Path leaderboard() {
        return root.resolve("leaderboard");
    }
}
