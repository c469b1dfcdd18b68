package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The random changes that a recipe applies to its training images. They are drawn again for each image in each epoch.
 * Angles are in degrees. A largest value m draws uniformly from [-m, m]; a largest relative change m draws a factor
 * uniformly from [1 - m, 1 + m].
 *
 * @param flip true if each image is mirrored left to right with probability 1/2
 * @param crop the smallest share of the area that a random crop keeps, above 0; 1 switches cropping off. The crop is
 *     resized to the network's input; its aspect ratio is drawn from 3/4 to 4/3 of the image's own (Szegedy et al.,
 *     "Going deeper with convolutions", 2015)
 */
public record Augmentation(
        boolean flip,
        @JsonUnwrapped Motion motion,
        @JsonUnwrapped Colours colours,
        double crop) {
    /** No augmentation. */
    public static final Augmentation NONE = new Augmentation(false, Motion.NONE, Colours.NONE, 1);

    private static final double LARGEST_MARGIN = 1.25;

    /**
     * The random geometric changes.
     *
     * @param rotation the largest rotation angle, 0 to 180
     * @param shear the largest angle by which vertical lines are tilted, 0 to 60
     * @param zoom the largest relative change of size, below 1; 0.2 draws objects at 0.8 to 1.2 times their size
     * @param translation the largest shift along each axis, as a share of the image's side, 0 to 1
     */
    public record Motion(double rotation, double shear, double zoom, double translation) {
        /** No geometric change. */
        public static final Motion NONE = new Motion(0, 0, 0, 0);

        public Motion {
            require(rotation >= 0 && rotation <= 180, "rotation", rotation, "degrees, 0 to 180");
            require(shear >= 0 && shear <= 60, "shear", shear, "degrees, 0 to 60");
            require(zoom >= 0 && zoom < 1, "zoom", zoom, "a relative change from 0 to below 1, such as 0.2");
            require(translation >= 0 && translation <= 1, "translation", translation, "a share of the side, 0 to 1");
        }

        private boolean movesNothing() {
            return rotation == 0 && shear == 0 && zoom == 0 && translation == 0;
        }
    }

    /**
     * The random colour changes, each a largest relative change from 0 to 1.
     *
     * @param brightness the change of the factor by which all samples are multiplied
     * @param contrast the change of the factor by which the distance to the image's mean grey is multiplied
     * @param saturation the change of the factor by which each pixel's distance to its own grey is multiplied
     */
    public record Colours(double brightness, double contrast, double saturation) {
        /** No colour change. */
        public static final Colours NONE = new Colours(0, 0, 0);

        public Colours {
            require(brightness >= 0 && brightness <= 1, "brightness", brightness, "a relative change, 0 to 1");
            require(contrast >= 0 && contrast <= 1, "contrast", contrast, "a relative change, 0 to 1");
            require(saturation >= 0 && saturation <= 1, "saturation", saturation, "a relative change, 0 to 1");
        }
    }

    public Augmentation {
        require(crop > 0 && crop <= 1, "crop", crop, "the smallest share of the area to keep, above 0 and at most 1");
    }

    /**
     * Returns the side, in pixels, at which images are kept in memory for a network with input side {@code size}. It
     * is larger than {@code size} by the largest magnification, so that magnified images show detail instead of blur,
     * but at most 1.25 times as large. That factor costs 56% more memory. Images that are not magnified are then
     * reduced so little that sampling two pixels per axis causes no visible aliasing.
     */
    public int storedSide(int size) {
        double magnified = (1 + motion.zoom()) / Math.sqrt(crop);
        return (int) Math.ceil(size * Math.min(LARGEST_MARGIN, magnified));
    }

    /** Returns true if no pixel moves, apart from the flip. */
    boolean movesNothing() {
        return motion.movesNothing() && crop == 1;
    }
}
