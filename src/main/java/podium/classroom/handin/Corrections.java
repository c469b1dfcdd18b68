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
 * A grader's manual decisions, read from {@value #NAME} next to the hand-ins. They are applied at every run, and each
 * becomes a remark in the report.
 *
 * <pre>
 * teams:
 *   - {team: Group 1, submission: old/submission.csv, note: the newer one is a test}
 *   - {team: Group 2, penalty: 10%, note: a day late}
 *   - {team: Group 3, points: 0.1, note: no report}
 * </pre>
 */
public record Corrections(List<Correction> teams) {
    /** The name of the file. */
    public static final String NAME = "corrections.yaml";

    private static final StrictYaml<Corrections> YAML = StrictYaml.of(Corrections.class, "--set");

    /**
     * The decisions about one team.
     *
     * @param notebook the notebook to grade, relative to the hand-in; null to choose it automatically
     * @param submission the submission to grade, relative to the hand-in; null to choose it automatically
     * @param penalty the share of the private score to subtract; null for none
     * @param points the number to subtract from the private score; null for none
     * @param note the reason
     */
    public record Correction(
            String team,
            @Nullable String notebook,
            @Nullable String submission,
            Deduction.@Nullable Share penalty,
            Deduction.@Nullable Points points,
            @Nullable String note) {
        public Correction {
            require(team != null && !team.isBlank(), "team", team, "the name of a team's hand-in");
            team = new Team(team).name();
        }

        /** The deductions from the private score: the share first, then the points. */
        List<Deduction> deductions() {
            return Stream.of(Optional.<Deduction>ofNullable(penalty), Optional.<Deduction>ofNullable(points))
                    .flatMap(Optional::stream)
                    .toList();
        }

        /** The remark that the report shows. */
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

    /** The corrections in a folder of hand-ins; empty if the folder has no {@value #NAME}. */
    public static Corrections in(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        return Files.isRegularFile(file) ? YAML.read(file, Map.of()) : new Corrections(List.of());
    }

    /** The correction of a team, if there is one. */
    public Optional<Correction> find(Team team) {
        return teams.stream()
                .filter(correction -> new Team(correction.team()).equals(team))
                .findFirst();
    }

    /**
     * Checks that every corrected team has a hand-in.
     *
     * @throws InputException with one line per unknown team, which suggests the team with the most similar name
     */
    public void requireAmong(List<Team> handedIn) {
        List<String> names = handedIn.stream().map(Team::name).toList();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < teams.size(); i++) {
            String team = teams.get(i).team();
            if (!handedIn.contains(new Team(team))) {
                unknown.add(NAME + ": teams[" + i + "].team is " + Quote.of(team)
                        + ", but no hand-in has this name; did you mean "
                        + Quote.of(Spelling.nearest(team, names)) + "?");
            }
        }
        if (!unknown.isEmpty()) {
            throw InputException.ofLines(unknown);
        }
    }
}
