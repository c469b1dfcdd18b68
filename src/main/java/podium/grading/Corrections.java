package podium.grading;

import static podium.yaml.WrongKey.require;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import podium.leaderboard.Team;
import podium.yaml.StrictYaml;

/**
 * What a grader settled by hand, {@value #NAME} beside the hand-ins; applied at each run, and told of.
 *
 * <pre>
 * teams:
 *   - {team: Group 1, submission: old/submission.csv, note: the newer one is a test}
 *   - {team: Group 2, penalty: 0.1, note: a day late}
 * </pre>
 */
public record Corrections(List<Correction> teams) {
    /** The file's name. */
    public static final String NAME = "corrections.yaml";

    private static final StrictYaml<Corrections> YAML = StrictYaml.of(Corrections.class, "--set");

    /**
     * For one team.
     *
     * @param notebook that counts, relative to the hand-in; null for the one that is found
     * @param submission likewise
     * @param penalty share that is taken off the score, from 0 to 1; null for none
     * @param note why
     */
    public record Correction(
            String team,
            @Nullable String notebook,
            @Nullable String submission,
            @Nullable Double penalty,
            @Nullable String note) {
        public Correction {
            require(team != null && !team.isBlank(), "team", team, "a team's name, that of its folder or zip");
            require(penalty == null || (penalty >= 0 && penalty <= 1), "penalty", penalty, "a share from 0 to 1");
        }

        /** What is to be told of it. */
        String text() {
            List<String> parts = new ArrayList<>();
            if (notebook != null) {
                parts.add("notebook " + notebook);
            }
            if (submission != null) {
                parts.add("submission " + submission);
            }
            if (penalty != null) {
                parts.add("penalty " + penalty);
            }
            return "corrected by the grader: " + String.join(", ", parts) + (note == null ? "" : " (" + note + ")");
        }
    }

    public Corrections {
        teams = teams == null ? List.of() : List.copyOf(teams);
        Set<Team> seen = new HashSet<>();
        for (Correction correction : teams) {
            require(seen.add(new Team(correction.team())), "teams", correction.team(), "each team once");
        }
    }

    /** Those of a folder with hand-ins; none where it has no such file. */
    public static Corrections in(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        return Files.isRegularFile(file) ? YAML.read(file, Map.of()) : new Corrections(List.of());
    }

    Optional<Correction> of(Team team) {
        return teams.stream()
                .filter(correction -> new Team(correction.team()).equals(team))
                .findFirst();
    }

    /** Teams that are corrected, but handed nothing in. */
    public List<String> without(List<Team> known) {
        return teams.stream()
                .map(Correction::team)
                .filter(team -> !known.contains(new Team(team)))
                .toList();
    }
}
