package podium.player.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.data.image.RgbImage;
import podium.player.images.ColourJitter.Change;
import podium.player.images.ColourJitter.Property;
import podium.player.recipe.Augmentation.Colours;
import podium.player.training.Pictures;

class ColourJitterTest {
    private static final Colours ALL = new Colours(0.5, 0.6, 0.7);

    @Test
    void changesMatchASimpleImplementation() {
        for (int seed = 0; seed < 50; seed++) {
            RgbImage image = Pictures.noise(9, 7, seed);
            double factor = 2 * new SplittableRandom(seed).nextDouble();
            for (Property property : Property.values()) {
                RgbImage changed = new ColourJitter(List.of(new Change(property, factor))).applied(image);
                double[] expected = twin(image, property, factor);
                for (int i = 0; i < expected.length; i++) {
                    assertThat((double) (changed.rgb()[i] & 0xff)).isCloseTo(expected[i], within(0.501));
                }
            }
        }
    }

    /** Computes torchvision's adjust_*: factor * image + (1 - factor) * other, clipped to the range. */
    private static double[] twin(RgbImage image, Property property, double factor) {
        byte[] rgb = image.rgb();
        double[] grey = new double[rgb.length];
        double mean = 0;
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i - i % 3;
            grey[i] = 0.299 * (rgb[pixel] & 0xff) + 0.587 * (rgb[pixel + 1] & 0xff) + 0.114 * (rgb[pixel + 2] & 0xff);
            mean += grey[i] / rgb.length;
        }
        double[] result = new double[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            double other = switch (property) {
                case BRIGHTNESS -> 0;
                case CONTRAST -> mean;
                case SATURATION -> grey[i];
            };
            result[i] = Math.max(0, Math.min(255, factor * (rgb[i] & 0xff) + (1 - factor) * other));
        }
        return result;
    }

    @Test
    void factorsStayWithinTheirLimitsAndEveryOrderOccurs() {
        Set<List<Property>> orders = new HashSet<>();
        double brightest = 0;
        for (int seed = 0; seed < 300; seed++) {
            List<Change> changes =
                    ColourJitter.draw(ALL, new SplittableRandom(seed)).changes();
            orders.add(changes.stream().map(Change::property).toList());
            for (Change change : changes) {
                double most = switch (change.property()) {
                    case BRIGHTNESS -> 0.5;
                    case CONTRAST -> 0.6;
                    case SATURATION -> 0.7;
                };
                assertThat(change.factor()).isBetween(1 - most, 1 + most);
                brightest = change.property() == Property.BRIGHTNESS ? Math.max(brightest, change.factor()) : brightest;
            }
        }
        assertThat(orders).hasSize(6);
        assertThat(brightest).isGreaterThan(1.48);
    }

    @Test
    void changesAreAppliedInTheirOrder() {
        RgbImage image = Pictures.noise(5, 5, 1);
        Change brighter = new Change(Property.BRIGHTNESS, 1.4);
        Change flatter = new Change(Property.CONTRAST, 0.5);
        byte[] both =
                new ColourJitter(List.of(brighter, flatter)).applied(image).rgb();
        RgbImage first = new ColourJitter(List.of(brighter)).applied(image);
        assertThat(both)
                .containsExactly(
                        new ColourJitter(List.of(flatter)).applied(first).rgb());
        assertThat(both)
                .isNotEqualTo(new ColourJitter(List.of(flatter, brighter))
                        .applied(image)
                        .rgb());
    }

    @Test
    void withoutColourChangesTheImageIsReturnedItself() {
        RgbImage image = Pictures.noise(5, 5, 1);
        ColourJitter none = ColourJitter.draw(Colours.NONE, new SplittableRandom(1));
        assertThat(none.changes()).isEmpty();
        assertThat(none.applied(image)).isSameAs(image);
    }
}
