package podium.lab.attack;

import java.io.IOException;
import java.util.List;
import podium.data.image.RgbImage;
import podium.player.prediction.ImageLoss;

/** An attack on images. It returns ordinary 8-bit images of the original size. Not thread-safe. */
public interface Attacker extends AutoCloseable {
    /**
     * Starts an attack on one image.
     *
     * @param loss the loss that the attack makes small
     */
    Candidates on(RgbImage image, ImageLoss loss) throws IOException;

    /** Frees native memory of a network; does nothing for gradient attacks. */
    @Override
    default void close() {}

    /** The attacked versions of one image. */
    @FunctionalInterface
    interface Candidates {
        /**
         * Returns images whose samples differ from the original by at most epsilon, the most promising image first.
         *
         * @param epsilon the bound in grey levels of 0 to 255, not negative
         */
        List<RgbImage> within(double epsilon);
    }
}
