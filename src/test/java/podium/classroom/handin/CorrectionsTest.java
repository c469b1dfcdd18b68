package podium.classroom.handin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.InputException;
import podium.judge.leaderboard.Team;

class CorrectionsTest {
    private static final double SCORE = 0.67262;

    @TempDir
    private Path folder;

    private Corrections read(String settings) throws IOException {
        Files.writeString(folder.resolve(Corrections.NAME), "teams:\n  - {team: Beta, " + settings + "}\n");
        return Corrections.in(folder);
    }

    private List<Deduction> deductions(String settings) throws IOException {
        return read(settings).find(new Team("Beta")).orElseThrow().deductions();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "penalty: 10% | 0.605358 | 10%",
                "penalty: 10 % | 0.605358 | 10%",
                "penalty: \"10%\" | 0.605358 | 10%",
                "penalty: 12.50% | 0.5885425 | 12.5%",
                "penalty: 0% | 0.67262 | 0%",
                "penalty: 100% | 0 | 100%",
                "points: 0.1 | 0.57262 | 0.1",
                "points: 0.10 | 0.57262 | 0.1",
                "points: .1 | 0.57262 | 0.1",
                "points: 0.00001 | 0.67261 | 0.00001",
                "points: 0 | 0.67262 | 0",
                "points: 1 | 0 | 1"
            })
    void shareIsTakenOfThePrivateScoreAndPointsAreSubtracted(String settings, double counted, String text)
            throws IOException {
        List<Deduction> deductions = deductions(settings);
        assertThat(deductions).singleElement().returns(text, Deduction::text);
        assertThat(Deduction.counted(SCORE, deductions)).isEqualTo(counted, within(1e-15));
    }

    /** Both deductions are computed from the private score, so the share does not reduce the points. */
    @Test
    void shareAndPointsAreBothSubtractedDownToZero() throws IOException {
        List<Deduction> both = deductions("points: 0.1, penalty: 10%");
        assertThat(both).extracting(Deduction::text).containsExactly("10%", "0.1");
        assertThat(Deduction.counted(SCORE, both)).isEqualTo(0.505358, within(1e-15));
        assertThat(Deduction.counted(0.05, both)).isZero();
        assertThat(Deduction.counted(SCORE, deductions("note: late"))).isEqualTo(SCORE);
    }

    @Test
    void invalidTeamNameIsRefusedWithItsLine() throws IOException {
        Path file = folder.resolve(Corrections.NAME);
        Files.writeString(file, "teams:\n  - {team: Beta}\n  - {team: " + "x".repeat(101) + "}\n");
        assertThatThrownBy(() -> Corrections.in(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ":3: teams[1]: the team name has 101 characters; expected at most 100");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.1 | 10 | 0.1",
                "0.25 | 25 | 0.25",
                "1 | 100 | 1",
                "10 | 10 | 0.1",
                "\"0.1\" | 10 | 0.1",
                "-0.1 | 10 | 0.1",
                "high | 10 | 0.1",
                "-10% | 10 | 0.1"
            })
    void penaltyWithoutPercentSignIsRefusedWithBothSpellings(String penalty, String percent, String points) {
        assertThatThrownBy(() -> read("penalty: " + penalty))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.resolve("corrections.yaml") + ":2: teams[0].penalty is ")
                .hasMessageEndingWith("; expected a share with a percent sign: write `penalty: " + percent
                        + "%` to subtract that share of the private score, or `points: " + points
                        + "` to subtract that number");
    }

    @Test
    void shareAbove100PercentIsRefused() {
        assertThatThrownBy(() -> read("penalty: 150%"))
                .hasMessageContaining(":2: teams[0].penalty is 150%; expected a share from 0% to 100%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.5", "10", "0.1.0", "high", "[0.1]", "true"})
    void pointsOutside0To1AreRefused(String points) {
        assertThatThrownBy(() -> read("points: " + points))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(":2: teams[0].points is ")
                .hasMessageEndingWith(
                        "; expected a number from 0 to 1 in plain digits, which is subtracted from the private score");
    }

    @ParameterizedTest
    @ValueSource(strings = {"penalty: .inf", "penalty: .nan", "points: .inf", "points: -.inf", "points: .nan"})
    void infinityAndNanAreRefusedWithTheirLine(String setting) {
        assertThatThrownBy(() -> read(setting))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("corrections.yaml:2: Malformed numeric value '");
    }

    @Test
    void pointsInPercentAreRefusedInFavourOfPenalty() {
        assertThatThrownBy(() -> read("points: 10%"))
                .hasMessageContaining(
                        "points is 10%; expected a number such as 0.1; write `penalty: 10%` to subtract a share");
    }

    @Test
    void correctionOfAnUnknownTeamIsRefusedWithTheNearestName() throws IOException {
        Files.writeString(
                folder.resolve(Corrections.NAME),
                "teams:\n  - {team: Group 2}\n  - {team: gruop 1}\n  - {team: Grp 3, points: 0.1}\n");
        Corrections corrections = Corrections.in(folder);
        List<Team> teams = List.of(new Team("Group 1"), new Team("Group 2"), new Team("Group 3"));
        assertThatThrownBy(() -> corrections.requireAmong(teams))
                .isInstanceOf(InputException.class)
                .hasMessage("corrections.yaml: teams[1].team is 'gruop 1', but no hand-in has this name; did you mean"
                        + " 'Group 1'?\ncorrections.yaml: teams[2].team is 'Grp 3', but no hand-in has this name; did"
                        + " you mean 'Group 3'?");
    }
}
