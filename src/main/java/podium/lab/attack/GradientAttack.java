package podium.lab.attack;

import java.util.Arrays;
import java.util.List;
import podium.data.image.RgbImage;
import podium.player.prediction.ImageLoss;

/**
 * Searches the L-infinity ball around an image for one of a smaller loss, by the gradient. Whatever is tried is an ordinary
 * 8-bit image of the same size: what is found is what a PNG of it gives back.
 *
 * @param steps of the iterative methods
 * @param seed of random starts
 */
public record GradientAttack(AttackMethod method, int steps, long seed) implements Attacker {
    /** Steps of PGD, as Madry et al. choose them. */
    private static final double STRIDE = 2.5;

    public GradientAttack {
        if (steps < 1) {
            throw new IllegalArgumentException(steps + " steps");
        }
    }

    /** The gradient at the image itself is computed once, for all bounds. */
    @Override
    public Candidates on(RgbImage image, ImageLoss loss) {
        float[] start = new float[image.rgb().length];
        loss.value(image, start);
        return epsilon -> candidates(image, loss, start, epsilon);
    }

    private List<RgbImage> candidates(RgbImage image, ImageLoss loss, float[] start, double epsilon) {
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
            double value = loss.value(seen, gradient);
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
}
