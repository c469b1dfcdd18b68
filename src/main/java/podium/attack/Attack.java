package podium.attack;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import podium.dataset.RgbImage;
import podium.prediction.ImageLoss;

/**
 * Searches the L-infinity ball around an image for one of a smaller loss. Whatever is tried is an ordinary 8-bit image of
 * the same size: what is found is what a PNG of it gives back.
 *
 * @param steps of the iterative methods
 * @param seed of random starts
 */
public record Attack(AttackMethod method, int steps, long seed) {
    /** Steps of PGD, as Madry et al. choose them. */
    private static final double STRIDE = 2.5;

    public Attack {
        if (steps < 1) {
            throw new IllegalArgumentException(steps + " steps");
        }
    }

    /**
     * Candidates, the most promising first; each is within the ball.
     *
     * @param loss to be made small
     * @param start the gradient at the image itself, see {@link #slope}
     * @param epsilon in grey levels of 0 to 255, not negative
     */
    public List<RgbImage> candidates(RgbImage image, ImageLoss loss, float[] start, double epsilon) {
        Ball ball = new Ball(image, epsilon);
        RgbImage leap = ball.rounded(ball.moved(ball.centre(), start, epsilon));
        return switch (method) {
            case FGSM -> List.of(leap);
            case IFGSM -> List.of(climbed(ball, loss, ball.centre(), epsilon / steps, false));
            case MOMENTUM -> List.of(climbed(ball, loss, ball.centre(), epsilon / steps, true));
            case PGD -> {
                RgbImage found = climbed(ball, loss, ball.random(seed), STRIDE * epsilon / steps, false);
                yield List.of(found, leap);
            }
        };
    }

    /** The gradient of a loss at an image. */
    public static float[] slope(RgbImage image, ImageLoss loss) {
        float[] gradient = new float[image.rgb().length];
        loss.of(image, gradient);
        return gradient;
    }

    /** The best of all steps, the last one too, whose loss is found without its gradient's being used. */
    private RgbImage climbed(Ball ball, ImageLoss loss, float[] from, double stride, boolean momentum) {
        float[] at = from;
        float[] gradient = new float[at.length];
        float[] sum = new float[at.length];
        RgbImage best = ball.rounded(at);
        double lowest = Double.POSITIVE_INFINITY;
        for (int step = 0; step <= steps; step++) {
            RgbImage seen = ball.rounded(at);
            Arrays.fill(gradient, 0);
            double value = loss.of(seen, gradient);
            if (value < lowest) {
                lowest = value;
                best = seen;
            }
            if (momentum) {
                accumulate(gradient, sum);
            }
            at = ball.moved(at, momentum ? sum : gradient, stride);
        }
        return best;
    }

    private static void accumulate(float[] gradient, float[] sum) {
        double norm = 0;
        for (float slope : gradient) {
            norm += Math.abs(slope);
        }
        if (norm > 0) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (float) (gradient[i] / norm);
            }
        }
    }

    /** The images that differ from one by epsilon at most in each sample. */
    private record Ball(RgbImage image, double epsilon) {
        float[] centre() {
            byte[] rgb = image.rgb();
            float[] samples = new float[rgb.length];
            for (int i = 0; i < rgb.length; i++) {
                samples[i] = rgb[i] & 0xff;
            }
            return samples;
        }

        float[] random(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            float[] samples = centre();
            for (int i = 0; i < samples.length; i++) {
                samples[i] += (float) (epsilon * (2 * random.nextDouble() - 1));
            }
            return samples;
        }

        /** A step against the gradient's sign, back into the ball. */
        float[] moved(float[] from, float[] gradient, double stride) {
            byte[] rgb = image.rgb();
            float[] to = new float[from.length];
            for (int i = 0; i < to.length; i++) {
                double free = from[i] - stride * Math.signum(gradient[i]);
                int own = rgb[i] & 0xff;
                to[i] = (float) Math.min(own + epsilon, Math.max(own - epsilon, free));
            }
            return to;
        }

        /** To whole grey levels that are still in the ball, and in 0 to 255. */
        RgbImage rounded(float[] samples) {
            byte[] rgb = image.rgb();
            byte[] result = new byte[rgb.length];
            int reach = (int) Math.floor(epsilon);
            for (int i = 0; i < result.length; i++) {
                int own = rgb[i] & 0xff;
                int rounded = Math.round(samples[i]);
                int inBall = Math.min(own + reach, Math.max(own - reach, rounded));
                result[i] = (byte) Math.min(255, Math.max(0, inBall));
            }
            return RgbImage.of(image.width(), image.height(), result);
        }
    }
}
