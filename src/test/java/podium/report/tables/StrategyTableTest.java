package podium.report.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.InputException;
import podium.core.metric.Bootstrap;
import podium.player.strategy.Standing;
import podium.player.strategy.classes.Trial;
import podium.report.tables.StrategyTable.Figure;

class StrategyTableTest {
    private static final List<Standing> STANDINGS = Standing.of(
            List.of(
                    new Trial("argmax", "none", new double[] {0, 1, 0.5, 0}),
                    new Trial("joint", "platt", new double[] {1, 1, 0.5, 0.1 + 0.2}),
                    new Trial("joint", "none", new double[] {1, 1, 0.5, 0.3})),
            new Bootstrap(100, 0.95, 1));

    @TempDir
    private Path folder;

    @Test
    void textIsAnAlignedTable() {
        assertThat(StrategyTable.of(Figure.DICE, STANDINGS).bestOfEach().text()).isEqualTo("""
                strategy  calibration  mean Dice  95% interval      difference to best  95% interval       verdict
                --------  -----------  ---------  ----------------  ------------------  -----------------  -------------------
                joint     platt           0.7000  0.4000 to 1.0000                                         the best
                argmax    none            0.3750  0.0000 to 0.7500             -0.3250  -0.7894 to 0.0000  not distinguishable
                """);
        assertThat(StrategyTable.of(Figure.DICE, STANDINGS, 0.8).text()).contains("regret", "0.1000", "0.4250");
    }

    /** A strategy that is not offered is in the complete table, but is never the best, however high its mean. */
    @Test
    void aStrategyThatIsNotOfferedIsNotTheBest() {
        List<Standing> standings = Standing.of(
                STANDINGS.stream().map(Standing::trial).toList(),
                trial -> trial.calibration().equals("none"),
                new Bootstrap(100, 0.95, 1));
        StrategyTable table = StrategyTable.of(Figure.DICE, standings);
        assertThat(table.rows().get(0).calibration()).isEqualTo("platt");
        assertThat(table.rows().get(0).verdict()).isEqualTo("not offered");
        assertThat(table.rows().get(1).verdict()).isEqualTo("the best");
        assertThat(table.bestOfEach().rows())
                .extracting(StrategyTable.Row::calibration)
                .containsExactly("none", "none");
    }

    @Test
    void readReturnsTheWrittenTable() throws IOException {
        for (StrategyTable table :
                List.of(StrategyTable.of(Figure.DICE, STANDINGS), StrategyTable.of(Figure.DICE, STANDINGS, 0.8))) {
            Path csv = folder.resolve("table.csv");
            table.write(csv);
            assertThat(StrategyTable.read(csv)).isEqualTo(table);
        }
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> StrategyTable.read(other))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("other.csv:1: the header differs; expected strategy,calibration,");
    }

    @Test
    void theFindingCountsStrategiesThatTieWithTheBest() {
        double[] bad = new double[20];
        double[] good = new double[20];
        Arrays.fill(good, 1);
        Bootstrap bootstrap = new Bootstrap(100, 0.95, 1);
        StrategyTable apart = StrategyTable.of(
                Figure.DICE,
                Standing.of(List.of(new Trial("argmax", "", bad), new Trial("gated", "", good)), bootstrap));
        assertThat(apart.finding()).isEqualTo("best by gated");
        assertThat(apart.text()).contains("worse");
        StrategyTable tied = StrategyTable.of(
                Figure.DICE,
                Standing.of(List.of(new Trial("argmax", "", good), new Trial("gated", "", good)), bootstrap));
        assertThat(tied.finding()).isEqualTo("best by argmax (not distinguishable from 1 of 1 others)");
        assertThat(tied.text()).contains("equal to the best");
        assertThat(StrategyTable.of(Figure.DICE, STANDINGS).bestOfEach().finding())
                .isEqualTo("best by joint (not distinguishable from 1 of 1 others)");
        assertThat(StrategyTable.of(Figure.DICE, Standing.of(List.of(new Trial("argmax", "", good)), bootstrap))
                        .finding())
                .isEqualTo("best by argmax");
    }

    @Test
    void oneImageDistinguishesNoStrategies() {
        StrategyTable table = StrategyTable.of(
                Figure.DICE,
                Standing.of(
                        List.of(new Trial("argmax", "", new double[] {0}), new Trial("gated", "", new double[] {1})),
                        new Bootstrap(100, 0.95, 1)));
        assertThat(table.text()).contains("not distinguishable").doesNotContain("worse", "NaN");
        assertThat(table.finding()).isEqualTo("best by gated (not distinguishable from 1 of 1 others)");
    }

    @Test
    void hasFindsAStrategyWithItsCalibration() {
        StrategyTable best = StrategyTable.of(Figure.DICE, STANDINGS).bestOfEach();
        assertThat(best.has(STANDINGS.get(0).trial())).isTrue();
        assertThat(best.has(new Trial("joint", "isotonic", new double[1]))).isFalse();
    }
}
