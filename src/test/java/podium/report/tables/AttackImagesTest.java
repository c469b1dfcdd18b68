package podium.report.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.lab.attack.Agreement;
import podium.lab.attack.Perturbation;

class AttackImagesTest {
    @TempDir
    private Path folder;

    @Test
    void everyValueIsInItsColumn() throws IOException {
        Path csv = folder.resolve("images.csv");
        new AttackImages(
                        Agreement.DICE,
                        List.of(
                                new AttackImages.Row(
                                        "2009_001775",
                                        2.5,
                                        new AttackImages.Before(true, 1, 0.375),
                                        new AttackImages.After(true, false, 0.5),
                                        new Perturbation(2, 1.75, 0.875)),
                                new AttackImages.Row(
                                        "2009_002264",
                                        8,
                                        new AttackImages.Before(false, 0.25, 0.125),
                                        new AttackImages.After(false, false, 0.75),
                                        new Perturbation(0, 0, 1))))
                .write(csv);
        assertThat(csv).content().isEqualTo("""
                Id,epsilon,right,attacked,fooled,dice_before,dice_after,linf,rms,ssim,confidence
                2009_001775,2.5,true,true,false,1.0,0.5,2,1.75,0.875,0.375
                2009_002264,8,false,false,false,0.25,0.75,0,0.0,1.0,0.125
                """);
    }

    @Test
    void anImageThatWasNotAttackedCannotBeFooled() {
        assertThatThrownBy(() -> new AttackImages.After(false, true, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
