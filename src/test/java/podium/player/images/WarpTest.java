package podium.player.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.data.image.RgbImage;
import podium.player.recipe.Augmentation;
import podium.player.recipe.Augmentation.Colours;
import podium.player.recipe.Augmentation.Motion;
import podium.player.recipe.AugmentationTest;
import podium.player.training.Pictures;

class WarpTest {
    private static final Augmentation ALL = new Augmentation(true, new Motion(90, 30, 0.5, 0.3), Colours.NONE, 0.4);

    @Test
    void samplingMatchesASimpleImplementation() {
        for (int seed = 0; seed < 40; seed++) {
            RgbImage image = smooth(20 + seed % 7, 20);
            Warp warp = Warp.draw(ALL, new SplittableRandom(seed));
            RgbImage warped = warp.applied(image, 17);
            for (int y = 0; y < 17; y++) {
                for (int x = 0; x < 17; x++) {
                    for (int channel = 0; channel < 3; channel++) {
                        assertThat((double) Pictures.sample(warped, x, y, channel))
                                .isCloseTo(twin(image, warp, 17, x, y, channel), within(0.75));
                    }
                }
            }
        }
    }

    /** Maps the centre of a pixel to the input and interpolates between the four nearest pixels. */
    private static double twin(RgbImage image, Warp warp, int size, int x, int y, int channel) {
        double u = (x + 0.5) / size - 0.5;
        double v = (y + 0.5) / size - 0.5;
        if (warp.flip()) {
            u = -u;
        }
        Affine from = warp.source();
        double column = (from.xx() * u + from.xy() * v + from.x() + 0.5) * image.width() - 0.5;
        double row = (from.yx() * u + from.yy() * v + from.y() + 0.5) * image.height() - 0.5;
        double sum = 0;
        for (int j = (int) Math.floor(row); j <= Math.floor(row) + 1; j++) {
            for (int i = (int) Math.floor(column); i <= Math.floor(column) + 1; i++) {
                double weight = (1 - Math.abs(column - i)) * (1 - Math.abs(row - j));
                sum += weight * Pictures.sample(image, inside(i, image.width()), inside(j, image.height()), channel);
            }
        }
        return sum;
    }

    private static int inside(int place, int length) {
        int inside = place;
        while (inside < 0 || inside >= length) {
            inside = inside < 0 ? -1 - inside : 2 * length - 1 - inside;
        }
        return inside;
    }

    /** Uses a smooth image, because noise would show the rounding of the weights. */
    private static RgbImage smooth(int width, int height) {
        return Pictures.noise(6, 5, width).resized(width, height);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void quarterTurnsOnlyMovePixels(int turns) {
        RgbImage image = Pictures.noise(9, 9, turns);
        RgbImage turned = new Warp(Affine.rotation(90 * turns), false).applied(image, 9);
        for (int y = 0; y < 9; y++) {
            for (int x = 0; x < 9; x++) {
                int column = x;
                int row = y;
                for (int turn = 0; turn < turns; turn++) {
                    int before = column;
                    column = 8 - row;
                    row = before;
                }
                assertThat(Pictures.sample(turned, x, y, 1)).isEqualTo(Pictures.sample(image, column, row, 1));
            }
        }
    }

    @Test
    void aShiftByWholePixelsIsFilledByReflection() {
        RgbImage image = Pictures.noise(8, 8, 3);
        RgbImage shifted = new Warp(Affine.translation(-0.25, 0), false).applied(image, 8);
        for (int y = 0; y < 8; y++) {
            assertThat(Pictures.sample(shifted, 7, y, 0)).isEqualTo(Pictures.sample(image, 5, y, 0));
            assertThat(Pictures.sample(shifted, 2, y, 0)).isEqualTo(Pictures.sample(image, 0, y, 0));
            assertThat(Pictures.sample(shifted, 1, y, 0)).isEqualTo(Pictures.sample(image, 0, y, 0));
            assertThat(Pictures.sample(shifted, 0, y, 0)).isEqualTo(Pictures.sample(image, 1, y, 0));
        }
    }

    @Test
    void withoutGeometricChangesTheWarpIsTheIdentity() {
        for (int seed = 0; seed < 20; seed++) {
            Warp warp = Warp.draw(Augmentation.NONE, new SplittableRandom(seed));
            assertThat(warp.source().isIdentity()).isTrue();
            assertThat(warp.flip()).isFalse();
        }
    }

    @Test
    void aWarpWithFlipIsTheFlippedResultOfTheWarp() {
        RgbImage image = Pictures.noise(15, 15, 4);
        for (int seed = 0; seed < 10; seed++) {
            Affine source = Warp.draw(ALL, new SplittableRandom(seed)).source();
            byte[] flipped = new Warp(source, true).applied(image, 15).rgb();
            byte[] unflipped =
                    new Warp(source, false).applied(image, 15).flipped().rgb();
            assertThat(differences(flipped, unflipped)).isLessThan(10);
        }
    }

    /** Counts the samples that differ by more than rounding. */
    private static long differences(byte[] one, byte[] other) {
        long count = 0;
        for (int i = 0; i < one.length; i++) {
            count += Math.abs((one[i] & 0xff) - (other[i] & 0xff)) > 1 ? 1 : 0;
        }
        return count;
    }

    @Test
    void aCropLiesInsideTheImageAndKeepsAtLeastItsShare() {
        double[] areas = new double[500];
        for (int seed = 0; seed < areas.length; seed++) {
            Affine source = Warp.draw(AugmentationTest.with("crop", 0.25), new SplittableRandom(seed))
                    .source();
            areas[seed] = source.xx() * source.yy();
            assertThat(source.xx() / source.yy()).isBetween(0.75 - 1e-9, 4 / 3.0 + 1e-9);
            assertThat(Math.abs(source.x()) + source.xx() / 2).isLessThanOrEqualTo(0.5 + 1e-9);
            assertThat(Math.abs(source.y()) + source.yy() / 2).isLessThanOrEqualTo(0.5 + 1e-9);
        }
        Arrays.sort(areas);
        assertThat(areas[0]).isBetween(0.25, 0.27);
        assertThat(areas[areas.length / 2]).isBetween(0.55, 0.68);
        assertThat(areas[areas.length - 1]).isBetween(0.97, 1.0);
    }

    @Test
    void zoomAndAnglesStayWithinTheirLimits() {
        double largest = 0;
        double smallest = 2;
        for (int seed = 0; seed < 300; seed++) {
            double scale = 1
                    / Warp.draw(AugmentationTest.with("zoom", 0.2), new SplittableRandom(seed))
                            .source()
                            .xx();
            largest = Math.max(largest, scale);
            smallest = Math.min(smallest, scale);
            Affine turned = Warp.draw(AugmentationTest.with("rotation", 30), new SplittableRandom(seed))
                    .source();
            assertThat(turned.xx()).isGreaterThanOrEqualTo(Math.cos(Math.toRadians(30)) - 1e-9);
            Affine sheared = Warp.draw(AugmentationTest.with("shear", 45), new SplittableRandom(seed))
                    .source();
            assertThat(sheared.xy()).isBetween(-1.0, 1.0);
            assertThat(sheared.yy()).isEqualTo(1);
        }
        assertThat(largest).isBetween(1.18, 1.2);
        assertThat(smallest).isBetween(0.8, 0.82);
    }
}
