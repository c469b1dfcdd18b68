package podium.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GreyImageTest {
    /** The expected bytes are those of Pillow's {@code convert("L")}. */
    @Test
    void lumaHasTheBytesOfPillow() {
        int[] samples = {
            255, 0, 0, 0, 255, 0, 0, 0, 255, 1, 2, 3, 254, 255, 253, 17, 128, 240, 200, 3, 77, 127, 127, 127
        };
        byte[] rgb = new byte[samples.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) samples[i];
        }
        byte[] grey = GreyImage.of(RgbImage.of(8, 1, rgb)).grey();
        assertThat(grey).containsExactly(76, 150, 29, 2, 254, 108, 70, 127);
    }

    @Test
    void greyReplicatedIsItsOwnLuma() {
        byte[] rgb = new byte[3 * 256];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3);
        }
        RgbImage image = RgbImage.of(256, 1, rgb);
        assertThat(GreyImage.of(image).rgb().rgb()).isEqualTo(rgb);
    }

    @Test
    void theGradientIsTheTransposeOfTheLuma() {
        byte[] rgb = new byte[3 * 50];
        new Random(3).nextBytes(rgb);
        byte[] grey = GreyImage.of(RgbImage.of(10, 5, rgb)).grey();
        float[] gradient = new float[grey.length];
        float[] before = new float[rgb.length];
        Random random = new Random(4);
        double left = 0;
        double size = 0;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (float) random.nextGaussian();
            left += gradient[i] * (grey[i] & 0xff);
            size += Math.abs(gradient[i]);
        }
        GreyImage.addGradient(gradient, before);
        double right = 0;
        for (int i = 0; i < before.length; i++) {
            right += before[i] * (rgb[i] & 0xff);
        }
        assertThat(left).isCloseTo(right, within(size / 2)); // each grey is rounded by at most a half
    }
}
