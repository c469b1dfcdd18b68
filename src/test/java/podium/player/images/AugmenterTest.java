package podium.player.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.data.image.RgbImage;
import podium.player.recipe.Augmentation;
import podium.player.recipe.Augmentation.Colours;
import podium.player.recipe.Augmentation.Motion;
import podium.player.recipe.AugmentationTest;
import podium.player.training.Pictures;

class AugmenterTest {
    private static final Augmentation ALL =
            new Augmentation(true, new Motion(20, 10, 0.2, 0.1), new Colours(0.3, 0.3, 0.3), 0.6);
    private static final RgbImage IMAGE = Pictures.noise(16, 16, 1);

    @Test
    void withoutAugmentationAnImageOfTheRightSizeIsReturnedItself() {
        assertThat(new Augmenter(Augmentation.NONE, 16, 7).augmented(IMAGE, 3, 5))
                .isSameAs(IMAGE);
    }

    @Test
    void withoutAugmentationALargerImageIsResized() {
        assertThat(new Augmenter(Augmentation.NONE, 11, 7)
                        .augmented(IMAGE, 3, 5)
                        .rgb())
                .containsExactly(IMAGE.resized(11, 11).rgb());
    }

    @Test
    void aboutHalfOfTheImagesAreFlipped() {
        Augmenter augmenter = new Augmenter(AugmentationTest.with("flip", 1), 16, 7);
        byte[] mirrored = IMAGE.flipped().rgb();
        int flipped = 0;
        for (int index = 0; index < 1000; index++) {
            byte[] rgb = augmenter.augmented(IMAGE, 0, index).rgb();
            boolean isFlipped = Arrays.equals(rgb, mirrored);
            assertThat(isFlipped || Arrays.equals(rgb, IMAGE.rgb())).isTrue();
            flipped += isFlipped ? 1 : 0;
        }
        assertThat(flipped).isBetween(440, 560);
    }

    @Test
    void theResultDependsOnSeedEpochAndIndex() {
        Set<List<Byte>> seen = new HashSet<>();
        for (long seed = 0; seed < 4; seed++) {
            for (int epoch = 0; epoch < 4; epoch++) {
                for (int index = 0; index < 4; index++) {
                    byte[] rgb = new Augmenter(ALL, 12, seed)
                            .augmented(IMAGE, epoch, index)
                            .rgb();
                    seen.add(boxed(rgb));
                    assertThat(new Augmenter(ALL, 12, seed)
                                    .augmented(IMAGE, epoch, index)
                                    .rgb())
                            .containsExactly(rgb);
                }
            }
        }
        assertThat(seen).hasSize(64);
    }

    @ParameterizedTest
    @CsvSource({
        "rotation, 40",
        "shear, 30",
        "zoom, 0.4",
        "translation, 0.3",
        "brightness, 0.4",
        "contrast, 0.4",
        "saturation, 0.9",
        "crop, 0.3"
    })
    void eachKeyChangesTheResultButNotTheGivenImage(String key, double most) {
        byte[] before = IMAGE.rgb().clone();
        Augmenter augmenter = new Augmenter(AugmentationTest.with(key, most), 16, 7);
        Set<List<Byte>> seen = new HashSet<>();
        for (int index = 0; index < 10; index++) {
            seen.add(boxed(augmenter.augmented(IMAGE, 0, index).rgb()));
        }
        assertThat(seen).hasSizeGreaterThan(5);
        assertThat(IMAGE.rgb()).containsExactly(before);
    }

    /** A change of saturation is invisible in a grey image, but a change of the warp is not. */
    @Test
    void switchingOnAnAugmentationDoesNotChangeTheOthers() {
        byte[] rgb = IMAGE.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = rgb[i - i % 3];
        }
        RgbImage grey = RgbImage.of(16, 16, rgb);
        Augmentation more = new Augmentation(true, new Motion(20, 0, 0, 0), new Colours(0, 0, 0.5), 1);
        Augmentation less = new Augmentation(true, new Motion(20, 0, 0, 0), Colours.NONE, 1);
        for (int index = 0; index < 10; index++) {
            assertThat(new Augmenter(more, 16, 7).augmented(grey, 0, index).rgb())
                    .containsExactly(
                            new Augmenter(less, 16, 7).augmented(grey, 0, index).rgb());
        }
    }

    private static List<Byte> boxed(byte[] bytes) {
        List<Byte> list = new ArrayList<>();
        for (byte value : bytes) {
            list.add(value);
        }
        return list;
    }
}
