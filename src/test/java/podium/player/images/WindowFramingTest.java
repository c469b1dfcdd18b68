package podium.player.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.core.mask.LabelMap;
import podium.data.image.RgbImage;
import podium.player.images.WindowFraming.Window;
import podium.player.network.architecture.InputScaling;
import podium.player.recipe.Augmentation;
import podium.player.recipe.Augmentation.Colours;
import podium.player.recipe.Augmentation.Motion;
import podium.player.recipe.SegmenterSettings;

class WindowFramingTest {
    private static final int SIZE = 33;

    private record Pictured(RgbImage decoded, LabelMap labelled) implements ImageStore.Source {}

    private static SegmenterSettings scales(double smallest, double largest) {
        return new SegmenterSettings(16, true, 256, 16, smallest, largest, 0, List.of(1.0));
    }

    /** An image whose red samples are ten times the label. */
    private static Pictured pictured(int width, int height) {
        byte[] labels = new byte[width * height];
        byte[] rgb = new byte[3 * labels.length];
        SplittableRandom random = new SplittableRandom(width);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) random.nextInt(21);
            rgb[3 * i] = (byte) (10 * labels[i]);
        }
        return new Pictured(RgbImage.of(width, height, rgb), LabelMap.of(width, height, labels));
    }

    private static WindowFraming framing(Pictured picture, SegmenterSettings segmenter, boolean flip) {
        Augmentation augmentation = new Augmentation(flip, Motion.NONE, Colours.NONE, 1);
        return new WindowFraming(
                ImageStore.ofOwnSizes(Map.of("a", picture), 1 << 20),
                new BatchPlan(SIZE, 2, InputPlanes.coloured(InputScaling.SYMMETRIC), augmentation, true, 3, 1),
                segmenter);
    }

    /**
     * At scale 1 every pixel inside the image has the colour of its label, mirrored or not. Outside, labels are void.
     */
    @Test
    void pixelsAndLabelsStayAligned() throws IOException {
        for (boolean flip : new boolean[] {false, true}) {
            WindowFraming large = framing(pictured(50, 40), scales(1, 1), flip);
            WindowFraming small = framing(pictured(20, 25), scales(1, 1), flip);
            for (int epoch = 0; epoch < 12; epoch++) {
                assertThat(together(large, epoch)).isEqualTo(SIZE * SIZE);
                assertThat(together(small, epoch)).isEqualTo(20 * 25);
            }
        }
    }

    /** Checks that each label fits its pixel, and returns the number of labels that are not void. */
    private static int together(WindowFraming framing, int epoch) throws IOException {
        float[] pixels = new float[2 * 3 * SIZE * SIZE];
        byte[] labels = new byte[2 * SIZE * SIZE];
        framing.write(0, epoch, 1, pixels, labels);
        int known = 0;
        for (int i = 0; i < SIZE * SIZE; i++) {
            int label = labels[SIZE * SIZE + i] & 0xFF;
            if (label != LabelMap.VOID) {
                known++;
                float red = (pixels[3 * SIZE * SIZE + i] + 1) * 127.5f;
                assertThat(Math.round(red / 10)).isEqualTo(label);
            }
        }
        assertThat(labels[0]).as("another position of the batch").isZero();
        return known;
    }

    @Test
    void scalesCoverTheirRange() {
        SplittableRandom random = new SplittableRandom(4);
        int least = Integer.MAX_VALUE;
        int most = 0;
        int aboveOne = 0;
        for (int i = 0; i < 2_000; i++) {
            Window window = Window.draw(scales(0.5, 2), 60, 30, SIZE, random);
            least = Math.min(least, window.side());
            most = Math.max(most, window.side());
            aboveOne += window.side() < SIZE ? 1 : 0;
            assertThat(window.left()).isBetween(Math.min(0, 60 - window.side()), Math.max(0, 60 - window.side()));
            assertThat(window.top()).isBetween(Math.min(0, 30 - window.side()), Math.max(0, 30 - window.side()));
        }
        assertThat(least).isEqualTo(17);
        assertThat(most).isEqualTo(66);
        assertThat(aboveOne).isBetween(880, 1080);
    }

    @Test
    void labelsAreTakenFromTheNearestPixel() {
        LabelMap map = pictured(30, 30).labelled();
        for (int side : new int[] {7, 16, 30, 50}) {
            Window window = new Window(-3, 2, side);
            byte[] labels = new byte[SIZE * SIZE];
            window.write(map, SIZE, false, labels, 0);
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    int column = (int) Math.floor(-3 + (x + 0.5) * side / SIZE);
                    int row = (int) Math.floor(2 + (y + 0.5) * side / SIZE);
                    boolean inside = column >= 0 && column < 30 && row >= 0 && row < 30;
                    assertThat(labels[y * SIZE + x] & 0xFF).isEqualTo(inside ? map.at(column, row) : LabelMap.VOID);
                }
            }
        }
    }
}
