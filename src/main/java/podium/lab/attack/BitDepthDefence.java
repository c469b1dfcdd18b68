package podium.lab.attack;

import java.util.List;
import podium.core.UsageException;
import podium.data.image.RgbImage;

/**
 * A defence that keeps fewer bits per sample; black stays black and white stays white (Xu et al., "Feature squeezing",
 * 2018).
 */
record BitDepthDefence(int bits) implements Defence {
    private static final int WHITE = 255;

    BitDepthDefence {
        if (bits < 1 || bits > 7) {
            throw new UsageException("bits:" + bits + "; expected 1 to 7 bits per sample");
        }
    }

    @Override
    public List<RgbImage> versions(RgbImage image) {
        int steps = (1 << bits) - 1;
        byte[] table = new byte[WHITE + 1];
        for (int sample = 0; sample <= WHITE; sample++) {
            long step = Math.round((double) sample * steps / WHITE);
            table[sample] = (byte) Math.round((double) step * WHITE / steps);
        }
        byte[] rgb = image.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = table[rgb[i] & WHITE];
        }
        return List.of(RgbImage.of(image.width(), image.height(), rgb));
    }
}
