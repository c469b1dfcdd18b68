package podium.grading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import podium.InputException;
import podium.leaderboard.Team;

/**
 * What teams claim: a CSV with a column {@code team} and {@code public}, {@code private} or both; or a leaderboard as Kaggle
 * exports it ({@code TeamName}, {@code Score}), or Podium ({@code team}, {@code public_score}, {@code private_score}).
 */
public final class Claims {
    private static final List<String> TEAM = List.of("team", "teamname");
    private static final List<String> PUBLIC = List.of("public", "publicscore", "score");
    private static final List<String> PRIVATE = List.of("private", "privatescore");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final Map<String, Claim> byTeam;

    private Claims(Map<String, Claim> byTeam) {
        this.byTeam = byTeam;
    }

    /** Nobody claims anything. */
    public static Claims none() {
        return new Claims(Map.of());
    }

    /**
     * Reads a file.
     *
     * @throws InputException if a column is missing, a score is no number, or a team stands twice
     */
    public static Claims read(Path csv) throws IOException {
        if (!Files.isRegularFile(csv)) {
            throw new InputException(csv + ": no such file; expected a CSV with the columns team and public");
        }
        Map<String, Claim> claims = new LinkedHashMap<>();
        try (CSVParser parser = CSVParser.parse(csv, StandardCharsets.UTF_8, FORMAT)) {
            List<String> header = List.of();
            for (CSVRecord row : parser) {
                if (header.isEmpty()) {
                    header = header(row);
                    require(csv, header);
                } else {
                    add(csv, claims, header, row, parser.getCurrentLineNumber());
                }
            }
        } catch (UncheckedIOException e) {
            throw new InputException(csv + ": malformed CSV (" + e.getMessage() + "); write it again", e);
        }
        return new Claims(claims);
    }

    private static List<String> header(CSVRecord row) {
        return row.stream()
                .map(name -> name.replace("\uFEFF", "").replaceAll("[ _]", "").toLowerCase(Locale.ROOT))
                .toList();
    }

    private static void require(Path csv, List<String> header) {
        if (column(header, TEAM) < 0 || (column(header, PUBLIC) < 0 && column(header, PRIVATE) < 0)) {
            throw new InputException(
                    csv + ":1: the header is '" + String.join(",", header)
                            + "'; expected team and public, private or both, or a leaderboard as Kaggle exports it (TeamName, Score)");
        }
    }

    private static int column(List<String> header, List<String> names) {
        for (int column = 0; column < header.size(); column++) {
            if (names.contains(header.get(column))) {
                return column;
            }
        }
        return -1;
    }

    private static void add(Path csv, Map<String, Claim> claims, List<String> header, CSVRecord row, long line) {
        String team = cell(row, column(header, TEAM));
        Claim claim = new Claim(
                number(csv, line, cell(row, column(header, PUBLIC))),
                number(csv, line, cell(row, column(header, PRIVATE))));
        if (claims.putIfAbsent(key(team), claim) != null) {
            throw new InputException(csv + ":" + line + ": team '" + team + "' stands twice; expected a row a team");
        }
    }

    private static String cell(CSVRecord row, int column) {
        return column >= 0 && column < row.size() ? row.get(column).strip() : "";
    }

    private static @Nullable BigDecimal number(Path csv, long line, String cell) {
        try {
            return cell.isEmpty() ? null : new BigDecimal(cell);
        } catch (NumberFormatException e) {
            throw new InputException(
                    csv + ":" + line + ": the score is '" + cell + "'; expected a number such as 0.71235", e);
        }
    }

    /** Names are written in many ways: case, and what stands between words, do not tell teams apart. */
    private static String key(String team) {
        return new Team(team).name().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    }

    /** What a team claims. */
    public Claim of(Team team) {
        return byTeam.getOrDefault(key(team.name()), Claim.NONE);
    }

    /** Teams that claim something, but are none of these. */
    public List<String> without(List<Team> teams) {
        Set<String> known = new HashSet<>();
        teams.forEach(team -> known.add(key(team.name())));
        List<String> rest = new ArrayList<>(byTeam.keySet());
        rest.removeAll(known);
        return rest;
    }
}
