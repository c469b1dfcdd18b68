package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * How a recipe varies its training images: what is drawn anew for each image in each epoch. Angles are in degrees; a
 * maximum of m draws evenly from -m..m, a relative one of m draws a factor from 1 - m..1 + m.
 *
 * @param flip whether every second image, by lot, is mirrored left to right
 * @param crop the smallest share of the area that is kept and stretched to the whole, above 0; 1 keeps all. The part's
 *     aspect ratio is drawn from 3/4 to 4/3 of the image's own (Szegedy et al., "Going deeper with convolutions", 2015)
 */
public record Augmentation(
        boolean flip,
        @JsonUnwrapped Motion motion,
        @JsonUnwrapped Colours colours,
        double crop) {
    /** Every image as it is. */
    public static final Augmentation NONE = new Augmentation(false, Motion.NONE, Colours.NONE, 1);

    private static final double LARGEST_MARGIN = 1.25;

    /**
     * What moves an image's content.
     *
     * @param rotation the largest angle, 0 to 180
     * @param shear the largest angle by which upright lines lean, 0 to 60
     * @param zoom the largest relative change of size, below 1: 0.2 shows things at 0.8 to 1.2 of their size
     * @param translation the largest shift along each axis, as a share of the image's side, 0 to 1
     */
    public record Motion(double rotation, double shear, double zoom, double translation) {
        /** Everything stays where it is. */
        public static final Motion NONE = new Motion(0, 0, 0, 0);

        public Motion {
            require(rotation >= 0 && rotation <= 180, "rotation", rotation, "degrees, 0 to 180");
            require(shear >= 0 && shear <= 60, "shear", shear, "degrees, 0 to 60");
            require(zoom >= 0 && zoom < 1, "zoom", zoom, "a relative change, 0 or more and below 1, such as 0.2");
            require(translation >= 0 && translation <= 1, "translation", translation, "a share of the side, 0 to 1");
        }

        private boolean movesNothing() {
            return rotation == 0 && shear == 0 && zoom == 0 && translation == 0;
        }
    }

    /**
     * What changes an image's colours.
     *
     * @param brightness the largest relative change, 0 to 1: the factor on all samples
     * @param contrast the largest relative change, 0 to 1: the factor on the distance to the image's mean grey
     * @param saturation the largest relative change, 0 to 1: the factor on the distance to each pixel's own grey
     */
    public record Colours(double brightness, double contrast, double saturation) {
        /** Every colour stays as it is. */
        public static final Colours NONE = new Colours(0, 0, 0);

        public Colours {
            require(brightness >= 0 && brightness <= 1, "brightness", brightness, "a relative change, 0 to 1");
            require(contrast >= 0 && contrast <= 1, "contrast", contrast, "a relative change, 0 to 1");
            require(saturation >= 0 && saturation <= 1, "saturation", saturation, "a relative change, 0 to 1");
        }
    }

    public Augmentation {
        require(crop > 0 && crop <= 1, "crop", crop, "the smallest share of the area that is kept, above 0, at most 1");
    }

    /**
     * The side at which images are best kept for a network of input side {@code size}: larger by what is magnified at
     * most, so that magnifying shows detail instead of blur, but by no more than a quarter. A quarter costs 56% more
     * memory, and what is not magnified is then reduced by so little that two samples an axis do not alias visibly.
     */
    public int storedSide(int size) {
        double magnified = (1 + motion.zoom()) / Math.sqrt(crop);
        return (int) Math.ceil(size * Math.min(LARGEST_MARGIN, magnified));
    }

    /** Whether, but for the flip, every pixel stays where it is. */
    boolean movesNothing() {
        return motion.movesNothing() && crop == 1;
    }
}
