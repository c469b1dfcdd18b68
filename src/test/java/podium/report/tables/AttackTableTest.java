package podium.report.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.metric.Interval;
import podium.lab.attack.Agreement;
import podium.lab.attack.Perturbation;

class AttackTableTest {
    private static final AttackTable.Share NOBODY =
            new AttackTable.Share(0, Double.NaN, new Interval(Double.NaN, Double.NaN));
    private static final AttackTable.Share RIGHT = new AttackTable.Share(11, 8 / 11.0, new Interval(0.45, 1));
    private static final AttackTable.Share ALL = new AttackTable.Share(30, 0.5, new Interval(0.3, 0.7));

    private static AttackTable.Row row(double epsilon, AttackTable.Share success, AttackTable.Share all) {
        boolean some = all.images() > 0;
        return new AttackTable.Row(
                "net-1",
                epsilon,
                success,
                all,
                new AttackTable.Change(0.7, 0.3, new Interval(0.2, 0.4)),
                some ? new Perturbation(8, 7.97, 0.875) : new Perturbation(0, Double.NaN, Double.NaN));
    }

    @TempDir
    private Path folder;

    @Test
    void successCountsRightImagesAndSuccessOfAllCountsAll() throws IOException {
        AttackTable table = new AttackTable(Agreement.DICE, List.of(row(8, RIGHT, ALL), row(2.5, NOBODY, NOBODY)));
        assertThat(table.text()).isEqualTo("""
                network  epsilon  right images  success  95% interval      all images  success of all  Dice before     after  95% interval      Linf   RMS   SSIM
                -------  -------  ------------  -------  ----------------  ----------  --------------  -----------  --------  ----------------  ----  ----  -----
                net-1          8            11    0.727  0.4500 to 1.0000          30           0.500     0.700000  0.300000  0.2000 to 0.4000     8  7.97  0.875
                net-1        2.5             0        -  -                          0               -     0.700000  0.300000  0.2000 to 0.4000     0     -      -
                """);
        Path csv = folder.resolve("attack.csv");
        table.write(csv);
        assertThat(csv)
                .content()
                .isEqualTo("network,epsilon,right_images,success,success_low,success_high,all_images,success_of_all,"
                        + "success_of_all_low,success_of_all_high,dice_before,dice_after,dice_after_low,dice_after_high,"
                        + "linf,rms,ssim\n"
                        + "net-1,8,11,0.7272727272727273,0.45,1.0,30,0.5,0.3,0.7,0.7,0.3,0.2,0.4,8,7.97,0.875\n"
                        + "net-1,2.5,0,,,,0,,,,0.7,0.3,0.2,0.4,0,,\n");
    }

    @Test
    void imagesWithOneClassHaveAnAccuracy() throws IOException {
        AttackTable table = new AttackTable(Agreement.ACCURACY, List.of(row(8, RIGHT, ALL)));
        assertThat(table.text())
                .contains("  accuracy before     after  95% interval ")
                .doesNotContain("Dice");
        Path csv = folder.resolve("attack.csv");
        table.write(csv);
        assertThat(csv)
                .content()
                .contains(",accuracy_before,accuracy_after,accuracy_after_low,accuracy_after_high,linf,");
        Path images = folder.resolve("images.csv");
        new AttackImages(Agreement.ACCURACY, List.of()).write(images);
        assertThat(images)
                .hasContent("Id,epsilon,right,attacked,fooled,accuracy_before,accuracy_after,linf,rms,ssim,confidence");
    }

    @Test
    void imagesFooledAtSmallerEpsilonsHaveTheirOwnTable() throws IOException {
        FooledTable table = new FooledTable(
                List.of(new FooledTable.Row("net-1", 1, NOBODY), new FooledTable.Row("net-1", 8, RIGHT)));
        assertThat(table.text()).isEqualTo("""
                epsilon or smaller  network  right images  fooled  95% interval
                ------------------  -------  ------------  ------  ----------------
                1                   net-1               0       -  -
                8                   net-1              11   0.727  0.4500 to 1.0000
                """);
        Path csv = folder.resolve("fooled.csv");
        table.write(csv);
        assertThat(csv)
                .content()
                .startsWith("network,epsilon,right_images,fooled_at_or_below,")
                .endsWith("net-1,8,11,0.7272727272727273,0.45,1.0\n");
    }
}
