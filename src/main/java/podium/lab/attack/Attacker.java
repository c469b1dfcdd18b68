package podium.lab.attack;

import java.io.IOException;
import java.util.List;
import podium.data.image.RgbImage;
import podium.player.prediction.ImageLoss;

/** Perturbs images in some way. What it finds are ordinary 8-bit images of the same size. For one thread. */
public interface Attacker extends AutoCloseable {
    /** Begins with an image. */
    Candidates on(RgbImage image, ImageLoss loss) throws IOException;

    /** Frees what a network holds; a gradient's attack holds nothing. */
    @Override
    default void close() {}

    /** Of one image. */
    @FunctionalInterface
    interface Candidates {
        /**
         * Images of which each sample differs by epsilon at most, the most promising first.
         *
         * @param epsilon in grey levels of 0 to 255, not negative
         */
        List<RgbImage> within(double epsilon);
    }
}
