package podium.lab.attack;

import java.util.List;
import podium.core.UsageException;
import podium.data.image.RgbImage;
import podium.data.image.RgbJpeg;

/** A defence that compresses the image as JPEG and decompresses it (Dziugaite et al., 2016). */
record JpegDefence(int quality) implements Defence {
    JpegDefence {
        if (quality < 1 || quality > 100) {
            throw new UsageException("jpeg:" + quality + "; expected a quality from 1 to 100");
        }
    }

    @Override
    public List<RgbImage> versions(RgbImage image) {
        return List.of(RgbJpeg.again(image, quality));
    }
}
