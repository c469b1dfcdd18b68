package podium.lab.attack;

import java.util.Arrays;
import java.util.List;
import podium.data.image.RgbImage;
import podium.player.prediction.ImageLoss;

/**
 * A gradient attack: searches the L-infinity ball around an image for an image with a smaller loss. All candidates are
 * ordinary 8-bit images of the original size, so saving one as PNG does not change it.
 *
 * @param method the attack method
 * @param steps the number of steps of the iterative methods
 * @param seed the seed of random starts
 */
public record GradientAttack(AttackMethod method, int steps, long seed) implements Attacker {
    /** PGD's step size times steps / epsilon, as in Madry et al. (2018). */
    private static final double STRIDE = 2.5;

    public GradientAttack {
        if (steps < 1) {
            throw new IllegalArgumentException(steps + " steps; expected 1 or more");
        }
    }

    /** The gradient at the original image is computed once, for all bounds. */
    @Override
    public Candidates on(RgbImage image, ImageLoss loss) {
        float[] start = new float[image.rgb().length];
        loss.value(image, start);
        return epsilon -> candidates(image, loss, start, epsilon);
    }

    private List<RgbImage> candidates(RgbImage image, ImageLoss loss, float[] start, double epsilon) {
        Ball ball = new Ball(image, epsilon);
        RgbImage oneStep = ball.rounded(ball.moved(ball.centre(), start, epsilon));
        return switch (method) {
            case FGSM -> List.of(oneStep);
            case IFGSM -> List.of(descended(ball, loss, ball.centre(), epsilon / steps, false));
            case MOMENTUM -> List.of(descended(ball, loss, ball.centre(), epsilon / steps, true));
            case PGD -> {
                RgbImage found =
                        descended(ball, loss, ball.random(seed, loss.ofLuma()), STRIDE * epsilon / steps, false);
                yield List.of(found, oneStep);
            }
        };
    }

    /** Returns the image with the lowest loss of all steps, including the last one, whose gradient is not used. */
    private RgbImage descended(Ball ball, ImageLoss loss, float[] from, double stride, boolean momentum) {
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
