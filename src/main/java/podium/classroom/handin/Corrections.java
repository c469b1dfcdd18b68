package podium.classroom.handin;

import static podium.core.yaml.WrongKey.require;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.yaml.Spelling;
import podium.core.yaml.StrictYaml;
import podium.judge.leaderboard.Team;
import podium.judge.submission.Quote;

/**
 * What a grader settled by hand, {@value #NAME} beside the hand-ins; applied at each run, and told of.
 *
 * <pre>
 * teams:
 *   - {team: Group 1, submission: old/submission.csv, note: the newer one is a test}
 *   - {team: Group 2, penalty: 10%, note: a day late}
 *   - {team: Group 3, points: 0.1, note: no report}
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
     * @param penalty share of the private score that is taken off it; null for none
     * @param points that are subtracted from the private score; null for none
     * @param note why
     */
    public record Correction(
            String team,
            @Nullable String notebook,
            @Nullable String submission,
            Deduction.@Nullable Share penalty,
            Deduction.@Nullable Points points,
            @Nullable String note) {
        public Correction {
            require(team != null && !team.isBlank(), "team", team, "a team's name, that of its hand-in");
            team = new Team(team).name();
        }

        /** What is taken off the private score: the share, then the points. */
        List<Deduction> deductions() {
            return Stream.of(Optional.<Deduction>ofNullable(penalty), Optional.<Deduction>ofNullable(points))
                    .flatMap(Optional::stream)
                    .toList();
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
                parts.add("penalty " + penalty.text());
            }
            if (points != null) {
                parts.add("points " + points.text());
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

    public Optional<Correction> find(Team team) {
        return teams.stream()
                .filter(correction -> new Team(correction.team()).equals(team))
                .findFirst();
    }

    /**
     * Refuses corrections of teams that have no hand-in.
     *
     * @throws InputException naming each of them, and the team whose name is the nearest
     */
    public void requireAmong(List<Team> handedIn) {
        List<String> names = handedIn.stream().map(Team::name).toList();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < teams.size(); i++) {
            String team = teams.get(i).team();
            if (!handedIn.contains(new Team(team))) {
                unknown.add(NAME + ": teams[" + i + "].team is " + Quote.of(team)
                        + ", and no hand-in has this name; did you mean "
                        + Quote.of(Spelling.nearest(team, names)) + "?");
            }
        }
        if (!unknown.isEmpty()) {
            throw InputException.ofLines(unknown);
        }
    }
}
