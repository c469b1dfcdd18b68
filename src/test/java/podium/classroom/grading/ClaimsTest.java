package podium.classroom.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.Thorough;
import podium.core.InputException;
import podium.judge.leaderboard.Team;

class ClaimsTest {
    @TempDir
    private Path folder;

    private Claims read(String text) throws IOException {
        return Claims.read(Files.writeString(folder.resolve("claims.csv"), text));
    }

    @Test
    void claimsKaggleAndPodiumFilesAreRead() throws IOException {
        Claims own = read("""
                team,public,private
                Group 1,0.7,
                "A, B",0.71235,0.70
                """);
        assertThat(own.find(new Team("group_1"))).isEqualTo(new Claim(new BigDecimal("0.7"), null));
        assertThat(own.find(new Team("A, B"))).isEqualTo(new Claim(new BigDecimal("0.71235"), new BigDecimal("0.70")));
        assertThat(own.find(new Team("nobody"))).isEqualTo(Claim.NONE);
        assertThat(own.without(List.of(new Team("Group-1"))))
                .containsExactly(new Claims.Unknown("A, B", Optional.empty()));
        Claims kaggle = read("""
                \uFEFFRank,TeamId,TeamName,LastSubmissionDate,Score,SubmissionCount
                1,77,Group 1,2026-05-20 12:00:00,0.73445,12
                """);
        assertThat(kaggle.find(new Team("Group 1"))).isEqualTo(new Claim(new BigDecimal("0.73445"), null));
        Claims podium = read("rank,team,public_rank,public_score,private_score\n1,x,1,0.5,0.25\n");
        assertThat(podium.find(new Team("x"))).isEqualTo(new Claim(new BigDecimal("0.5"), new BigDecimal("0.25")));
    }

    /** The tolerance is half a unit of the last digit that was written. */
    @Test
    void claimIsComparedToItsLastDigit() {
        Claim claim = new Claim(new BigDecimal("0.734"), null);
        assertThat(claim.holds(0.7344, 0)).isTrue();
        assertThat(claim.holds(0.7336, 0)).isTrue();
        assertThat(claim.holds(0.73451, 0)).isFalse();
        assertThat(claim.holds(0.73349, 0)).isFalse();
        assertThat(new Claim(null, new BigDecimal("0.5")).holds(0, 0.54)).isTrue();
        assertThat(new Claim(null, new BigDecimal("0.50")).holds(0, 0.54)).isFalse();
    }

    @Test
    void invalidFileIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("group,score\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("claims.csv:1: the header is 'group,score'; expected team and public");
        assertThatThrownBy(() -> read("team,public\nx,high\n"))
                .hasMessageContaining("claims.csv:2: the public score is 'high'; expected a number from 0 to 1");
        assertThatThrownBy(() -> read("team,public\nx,0.5\nX,0.6\n"))
                .hasMessageContaining("claims.csv:3: team 'X' occurs twice");
        assertThatThrownBy(() -> Claims.read(folder.resolve("none.csv"))).hasMessageContaining("no such file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.71 | 0.71",
                "' 0.71 ' | 0.71",
                "0.710 | 0.710",
                ".7 | 0.7",
                "1 | 1",
                "1.0 | 1.0",
                "0 | 0",
                "00.5 | 0.5",
                "0.1234567890123456789012345678901234567 | 0.1234567890123456789012345678901234567"
            })
    void plainNumberFrom0To1IsAccepted(String cell, String number) throws IOException {
        assertThat(read("team,public\nx," + cell + "\n").find(new Team("x")))
                .isEqualTo(new Claim(new BigDecimal(number), null));
    }

    /** BigDecimal would accept the first ten of these as numbers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0e1",
                "1E+400000000",
                "1e-1",
                "+0.7",
                "-0.0",
                "1.",
                "\u0660.\u0667",
                "\uff10.\uff17",
                "0.\u0967",
                "1E-2147483647",
                "-0.5",
                "1.0000001",
                "2",
                "NaN",
                "Infinity",
                "0x1p-1",
                "0.5d",
                "0.5f",
                "0,712",
                "71.2%",
                "71,2 %",
                "0.7.1",
                "0 .7",
                "\u00a00.7",
                "0.7\u200b",
                "-",
                "n/a",
                "."
            })
    void otherSpellingsAreRefusedWithTheirLine(String cell) {
        assertThatThrownBy(() -> read("team,private\nx,0.5\ny,\"" + cell + "\"\n"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.resolve("claims.csv") + ":3: the private score is '")
                .hasMessageContaining(
                        "; expected a number from 0 to 1 in plain digits, such as 0.71235, or an empty cell")
                .hasMessageNotContainingAny("\u00a0", "\u200b");
    }

    @Test
    void messagesSayWhatToWrite() {
        assertThatThrownBy(() -> read("team,public\nx,\"0,712\"\n"))
                .hasMessageEndingWith(
                        "the public score is '0,712'; expected a number from 0 to 1 in plain digits, such as"
                                + " 0.71235, or an empty cell. Write a decimal point: 0.712");
        assertThatThrownBy(() -> read("team,public\nx,71.2%\n")).hasMessageEndingWith(". Write a share: 0.712");
        assertThatThrownBy(() -> read("team,public\nx,\u00a00.7\n")).hasMessageContaining("'<U+00A0>0.7'");
        assertThatThrownBy(() -> read("team,public\nx,0." + "7".repeat(998) + "\n"))
                .hasMessageContaining("the public score has 1000 characters; expected")
                .hasMessageEndingWith("with at most 40 characters");
        assertThatThrownBy(() -> read("team,public\nx,0,712\n"))
                .hasMessageContaining(":2: the row has 3 cells, but the header has 2. Write scores with a decimal");
        assertThatThrownBy(() -> read("team,public\n ,0.7\n")).hasMessageContaining(":2: the team's name is empty");
    }

    @Test
    void allInvalidRowsAreListedUpToTwenty() {
        assertThatThrownBy(() -> read("team,public,private\na,0e1,x\nb,0.5,\nc,2,\nb,0.1,\n"))
                .message()
                .satisfies(text -> assertThat(text.lines())
                        .hasSize(4)
                        .anyMatch(line -> line.contains(":2: the public score is '0e1'"))
                        .anyMatch(line -> line.contains(":2: the private score is 'x'"))
                        .anyMatch(line -> line.contains(":4: the public score is '2'"))
                        .anyMatch(line -> line.contains(":5: team 'b' occurs twice")));
        StringBuilder many = new StringBuilder("team,public\n");
        for (int i = 0; i < 1000; i++) {
            many.append(i).append(",high\n");
        }
        assertThatThrownBy(() -> read(many.toString()))
                .message()
                .satisfies(text -> assertThat(text.lines()).hasSize(21).endsWith("and 980 more faults"));
    }

    /** Compares with a naive implementation: rounding half up, half to even, and with Java's own formatting. */
    @Test
    void scoreReproducesEveryRoundingOfItself() {
        Random random = new Random(2009);
        for (int round = 0; round < Thorough.count(20_000, 500_000); round++) {
            double score = round % 3 == 0 ? random.nextInt(1025) / 1024.0 : random.nextDouble();
            int digits = 1 + random.nextInt(16);
            BigDecimal exact = new BigDecimal(score);
            BigDecimal up = exact.setScale(digits, RoundingMode.HALF_UP);
            BigDecimal unit = BigDecimal.ONE.movePointLeft(digits);
            assertThat(new Claim(up, null).holds(score, 0)).isTrue();
            assertThat(new Claim(exact.setScale(digits, RoundingMode.HALF_EVEN), null).holds(score, 0))
                    .isTrue();
            assertThat(new Claim(new BigDecimal(String.format(Locale.ROOT, "%." + digits + "f", score)), null)
                            .holds(score, 0))
                    .as("%s in %d digits", score, digits)
                    .isTrue();
            BigDecimal printed = BigDecimal.valueOf(score).setScale(digits, RoundingMode.HALF_UP);
            BigDecimal above = up.max(printed).add(unit); // the printed decimal of a score is already rounded
            if (above.compareTo(BigDecimal.ONE) <= 0) {
                assertThat(new Claim(above, null).holds(score, 0))
                        .as("%s is not %s", score, above)
                        .isFalse();
            }
        }
    }

    @Test
    void tieMayBeRoundedEitherWay() {
        assertThat(new Claim(new BigDecimal("0.13"), null).holds(0.125, 0)).isTrue();
        assertThat(new Claim(new BigDecimal("0.12"), null).holds(0.125, 0)).isTrue();
        assertThat(new Claim(new BigDecimal("0.38"), null).holds(0.375, 0)).isTrue();
        assertThat(new Claim(new BigDecimal("0.37"), null).holds(0.375, 0)).isFalse();
        assertThat(new Claim(new BigDecimal("1"), null).holds(0.5, 0)).isTrue();
        assertThat(new Claim(new BigDecimal("1"), null).holds(0.49, 0)).isFalse();
        assertThat(new Claim(new BigDecimal("1.0"), null).holds(0.5, 0)).isFalse();
        assertThatThrownBy(() -> new Claim(new BigDecimal("0e1"), null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unknownTeamIsReportedWithTheNearestUnclaimedTeam() throws IOException {
        Claims claims = read("team,public\nGruop 1,0.5\nGroup 2,0.5\nOmega,0.5\n");
        List<Team> teams = List.of(new Team("Group 1"), new Team("group_2"), new Team("Group 3"));
        assertThat(claims.without(teams).stream().map(Claims.Unknown::text))
                .containsExactly(
                        "Gruop 1 claims a score, but has no hand-in; did you mean 'Group 1'?",
                        "Omega claims a score, but has no hand-in");
    }
}
