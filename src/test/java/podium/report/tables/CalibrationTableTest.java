package podium.report.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.metric.Interval;
import podium.core.metric.PairedDifference;
import podium.report.tables.CalibrationTable.Row;

class CalibrationTableTest {
    private static final Row NONE = row("none", 0.1198, 0, 0, 0);
    private static final Row WORSE = row("platt", 0.1272, -0.0074, -0.0121, -0.0031);
    private static final Row BETTER = row("temperature", 0.1141, 0.0057, 0.0012, 0.0101);
    private static final Row PERHAPS = row("isotonic", 0.1101, 0.0097, -0.0012, 0.0201);

    @TempDir
    private Path folder;

    private static Row row(String name, double loss, double gain, double low, double high) {
        return new Row(name, loss, new PairedDifference(gain, new Interval(low, high)), 0.035, 0.0123);
    }

    private static String sentence(Row... rows) {
        return new CalibrationTable(List.of(rows)).sentence();
    }

    @Test
    void theSentenceNamesTheBetterCalibration() {
        assertThat(sentence(NONE, WORSE, BETTER, PERHAPS))
                .isEqualTo(
                        "temperature is better than none by 0.0057 (negative log likelihood 0.1141, without calibration"
                                + " 0.1198; paired 95% interval of the gain 0.0012 to 0.0101).");
    }

    @Test
    void theSentenceNamesNoneIfTheOthersAreWorse() {
        assertThat(sentence(NONE, WORSE))
                .isEqualTo("No calibration is better than none (negative log likelihood 0.1198; the best, platt, has"
                        + " 0.1272; paired 95% interval of its gain -0.0121 to -0.0031).");
    }

    @Test
    void theSentenceNamesNoneIfTheGainMayBeNoise() {
        assertThat(sentence(NONE, WORSE, PERHAPS))
                .isEqualTo("No calibration is better than none (negative log likelihood 0.1198; the best, isotonic, has"
                        + " 0.1101; paired 95% interval of its gain -0.0012 to 0.0201).");
    }

    @Test
    void textIsAnAlignedTable() {
        assertThat(new CalibrationTable(List.of(NONE, WORSE, BETTER)).text()).isEqualTo("""
                calibration     NLL     gain  95% interval        verdict   Brier     ECE
                -----------  ------  -------  ------------------  -------  ------  ------
                none         0.1198                                        0.0350  0.0123
                platt        0.1272  -0.0074  -0.0121 to -0.0031  worse    0.0350  0.0123
                temperature  0.1141  +0.0057  0.0012 to 0.0101    better   0.0350  0.0123
                """);
    }

    @Test
    void readReturnsTheWrittenTable() throws IOException {
        CalibrationTable table =
                new CalibrationTable(List.of(NONE, WORSE, row("isotonic", 1 / 3.0, 0.1 + 0.2, 0.1, 1)));
        Path csv = folder.resolve("calibrations.csv");
        table.write(csv);
        assertThat(CalibrationTable.read(csv)).isEqualTo(table);
    }
}
