package podium.data.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;
import podium.core.mask.LabelMap;

class SampleMaskTest {
    private static final int WIDTH = 150;
    private static final int HEIGHT = 130;

    /**
     * Measured at a screen's vertical left edge, in the middle of its height; a tilted edge is slightly wider
     * than 5.
     */
    @Test
    void contourIsFivePixelsWide() {
        int crossed = 0;
        for (int seed = 0; seed < Thorough.count(50, 1000); seed++) {
            SampleMask mask = new SampleMask(WIDTH, HEIGHT, List.of(object(SampleClass.TVMONITOR, 70, seed)));
            Rectangle box = mask.box(0);
            if (box.x > 8) {
                crossed++;
                assertThat(voidRun(mask.labelMap(), box.y + box.height / 3)).isBetween(5, 7);
            }
        }
        assertThat(crossed).isPositive();
    }

    @Test
    void nearerObjectsHideFartherOnes() {
        for (int seed = 0; seed < Thorough.count(50, 1000); seed++) {
            SampleObject far = object(SampleClass.BUS, 80, seed);
            SampleObject near = object(SampleClass.PERSON, 70, seed + 5000);
            SampleMask alone = new SampleMask(WIDTH, HEIGHT, List.of(near));
            SampleMask both = new SampleMask(WIDTH, HEIGHT, List.of(far, near));
            assertThat(both.visible(1)).isEqualTo(1);
            assertThat(both.visible(0)).isBetween(0.0, 1.0);
            assertThat(both.box(1)).isEqualTo(alone.box(0));
            assertThat(both.labelled(1)).isEqualTo(alone.labelled(0));
        }
    }

    private static SampleObject object(SampleClass kind, double extent, long seed) {
        return SampleObject.place(kind, false, extent, WIDTH, HEIGHT, 60, new SplittableRandom(seed));
    }

    private static int voidRun(LabelMap labels, int y) {
        int x = 0;
        while (labels.at(x, y) == 0) {
            x++;
        }
        int from = x;
        while (labels.at(x, y) == 255) {
            x++;
        }
        return x - from;
    }
}
