package podium.player.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;
import podium.data.image.RgbImage;
import podium.player.training.Pictures;

class MirroredTest {
    @Test
    void edgePixelsAreRepeatedOnce() {
        int[] places = {2, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0, 1};
        for (int i = 0; i < places.length; i++) {
            assertThat(Mirrored.place(i - 4, 3)).as("%s", i - 4).isEqualTo(places[i]);
        }
    }

    @Test
    void aPartMatchesAPixelByPixelImplementation() {
        SplittableRandom random = new SplittableRandom(10);
        for (int round = 0; round < Thorough.count(200, 10_000); round++) {
            RgbImage image = Pictures.noise(random.nextInt(1, 8), random.nextInt(1, 8), round);
            int left = random.nextInt(-20, 20);
            int top = random.nextInt(-20, 20);
            int width = random.nextInt(1, 20);
            int height = random.nextInt(1, 20);
            RgbImage part = Mirrored.part(image, left, top, width, height);
            assertThat(part.width()).isEqualTo(width);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int fromX = Mirrored.place(left + x, image.width());
                    int fromY = Mirrored.place(top + y, image.height());
                    for (int channel = 0; channel < 3; channel++) {
                        assertThat(Pictures.sample(part, x, y, channel))
                                .isEqualTo(Pictures.sample(image, fromX, fromY, channel));
                    }
                }
            }
        }
        RgbImage image = Pictures.noise(5, 4, 1);
        assertThat(Mirrored.part(image, 0, 0, 5, 4)).isSameAs(image);
    }
}
