package podium.classroom.grading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.Reason;
import podium.core.VisibleText;
import podium.core.yaml.Spelling;
import podium.judge.leaderboard.Team;
import podium.judge.submission.Quote;

/**
 * The scores that teams claim, read from a CSV. The CSV has a column {@code team} and the columns {@code public},
 * {@code private} or both, or it is a leaderboard exported by Kaggle ({@code TeamName}, {@code Score}) or by Podium
 * ({@code team}, {@code public_score}, {@code private_score}). A score is a number from 0 to 1 in ASCII digits with a
 * decimal point, such as {@code 0.71235}, {@code .7} or {@code 1}. White space around it is ignored. Signs, exponents,
 * percentages, commas and digits of other scripts are refused.
 */
public final class Claims {
    private static final List<String> TEAM = List.of("team", "teamname");
    private static final List<String> PUBLIC = List.of("public", "publicscore", "score");
    private static final List<String> PRIVATE = List.of("private", "privatescore");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private static final String EXPECTED =
            "; expected a number from 0 to 1 in plain digits, such as 0.71235, or an empty cell";
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[0-9]*,[0-9]+");
    private static final Pattern PERCENTAGE = Pattern.compile("([0-9]{1,3}(?:[.,][0-9]{1,30})?) ?%");

    /** The largest number of characters of a score, which is more than any program writes. */
    private static final int LONGEST = 40;

    /** One row: the team's name as it was written, and its claim. */
    private record Row(String team, Claim claim) {}

    private final Map<String, Row> byTeam;

    private Claims(Map<String, Row> byTeam) {
        this.byTeam = byTeam;
    }

    /**
     * A team that claims a score, but has no hand-in.
     *
     * @param meant the team that was probably meant, if there is one with a similar name
     */
    public record Unknown(String team, Optional<String> meant) {
        /** The warning that is shown. */
        public String text() {
            return VisibleText.of(team) + " claims a score, but has no hand-in"
                    + meant.map(name -> "; did you mean " + Quote.of(name) + "?")
                            .orElse("");
        }
    }

    /** An empty set of claims. */
    public static Claims none() {
        return new Claims(Map.of());
    }

    /**
     * Reads claims from a CSV.
     *
     * @throws InputException if a column is missing, or with one line per row whose score is not a plain number from 0
     *     to 1 or whose team has occurred before
     */
    public static Claims read(Path csv) throws IOException {
        if (!Files.isRegularFile(csv)) {
            throw new InputException(csv + ": no such file; expected a CSV with the columns team and public");
        }
        Map<String, Row> claims = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(csv, StandardCharsets.UTF_8, FORMAT)) {
            List<String> header = List.of();
            for (CSVRecord row : parser) {
                if (header.isEmpty()) {
                    header = header(row);
                    require(csv, header);
                } else {
                    String place = csv + ":" + parser.getCurrentLineNumber() + ": ";
                    add(claims, header, row).forEach(fault -> faults.add(place + fault));
                }
            }
        } catch (UncheckedIOException e) {
            throw new InputException(csv + ": malformed CSV (" + Reason.of(e) + "); write it again", e);
        }
        if (!faults.isEmpty()) {
            throw InputException.ofLines(faults);
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
                            + "'; expected team and public, private or both, or a leaderboard exported by Kaggle (TeamName, Score)");
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

    /** Adds a row, and returns what is wrong with it; empty if it is valid. */
    private static List<String> add(Map<String, Row> claims, List<String> header, CSVRecord row) {
        if (row.size() > header.size()) {
            return List.of("the row has " + row.size() + " cells, but the header has " + header.size()
                    + ". Write scores with a decimal point, and put a name with a comma in quotes");
        }
        String team = cell(row, column(header, TEAM));
        String publicCell = cell(row, column(header, PUBLIC));
        String privateCell = cell(row, column(header, PRIVATE));
        List<String> faults = new ArrayList<>();
        fault(publicCell).ifPresent(fault -> faults.add("the public score " + fault));
        fault(privateCell).ifPresent(fault -> faults.add("the private score " + fault));
        if (team.isEmpty()) {
            faults.add("the team's name is empty; expected the name of the team's hand-in");
        } else if (team.codePointCount(0, team.length()) > Team.LONGEST) {
            faults.add("the team's name is " + Quote.of(team) + "; expected at most " + Team.LONGEST + " characters");
        } else if (faults.isEmpty()
                && claims.putIfAbsent(key(team), new Row(team, new Claim(number(publicCell), number(privateCell))))
                        != null) {
            faults.add("team " + Quote.of(team) + " occurs twice; expected one row per team");
        }
        return faults;
    }

    private static String cell(CSVRecord row, int column) {
        return column >= 0 && column < row.size() ? row.get(column).strip() : "";
    }

    /** What is wrong with a score; empty if it is valid. */
    private static Optional<String> fault(String cell) {
        if (cell.length() > LONGEST) {
            return Optional.of(
                    "has " + cell.length() + " characters" + EXPECTED + ", with at most " + LONGEST + " characters");
        }
        String found = "is " + Quote.of(cell) + EXPECTED;
        if (DECIMAL_COMMA.matcher(cell).matches()) {
            return Optional.of(found + ". Write a decimal point: " + cell.replace(',', '.'));
        }
        Matcher percentage = PERCENTAGE.matcher(cell);
        if (percentage.matches()) {
            String share = new BigDecimal(percentage.group(1).replace(',', '.'))
                    .movePointLeft(2)
                    .toPlainString();
            return Optional.of(found + ". Write a share: " + share);
        }
        boolean right = cell.isEmpty()
                || (NUMBER.matcher(cell).matches() && new BigDecimal(cell).compareTo(BigDecimal.ONE) <= 0);
        return right ? Optional.empty() : Optional.of(found);
    }

    private static @Nullable BigDecimal number(String cell) {
        return cell.isEmpty() ? null : new BigDecimal(cell);
    }

    /** Maps spellings of a name to one key: case, spaces, underscores and hyphens do not distinguish teams. */
    private static String key(String team) {
        return new Team(team).name().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    }

    /** The claim of a team; {@link Claim#NONE} if it claims nothing. */
    public Claim find(Team team) {
        Row row = byTeam.get(key(team.name()));
        return row == null ? Claim.NONE : row.claim();
    }

    /**
     * The claims of teams that are not in the list, each with the team that was probably meant among those without a
     * claim.
     */
    public List<Unknown> without(List<Team> teams) {
        Map<String, Row> rest = new LinkedHashMap<>(byTeam);
        Map<String, String> unclaimed = new LinkedHashMap<>();
        for (Team team : teams) {
            if (rest.remove(key(team.name())) == null) {
                unclaimed.put(key(team.name()), team.name());
            }
        }
        List<Unknown> unknown = new ArrayList<>();
        rest.forEach((key, row) -> unknown.add(
                new Unknown(row.team(), Spelling.close(key, unclaimed.keySet()).map(unclaimed::get))));
        return unknown;
    }
}
