package podium.player.training;

import java.util.SplittableRandom;
import podium.data.image.RgbImage;
import podium.player.network.architecture.InputScaling;
import podium.player.network.engine.LogitLoss;
import podium.player.network.engine.TrainingNetwork;
import podium.player.recipe.Adversarial;

/** Attacks the images of a batch that a network is about to learn from, as {@link Adversarial} says. */
final class Adversary {
    /** Of the step, relative to epsilon: beyond the ball's edge from most random starts, as Wong et al. have it. */
    private static final double STRIDE = 1.25;

    private final Adversarial settings;
    private final InputScaling scaling;
    private final int area;

    Adversary(Adversarial settings, InputScaling scaling, int size) {
        this.settings = settings;
        this.scaling = scaling;
        this.area = size * size;
    }

    /**
     * Moves the first images' values within their balls, and within the colours that there are.
     *
     * @param loss of the batch's logits, which the attack makes large
     */
    void attack(TrainingNetwork network, float[] pixels, int rows, LogitLoss loss, SplittableRandom random) {
        int image = RgbImage.CHANNELS * area;
        int attacked = (int) Math.ceil(settings.share() * rows) * image;
        float[] clean = new float[attacked];
        System.arraycopy(pixels, 0, clean, 0, attacked);
        for (int i = 0; i < attacked; i++) {
            pixels[i] = bounded(clean[i], reach(i) * (2 * random.nextDouble() - 1), i);
        }
        float[] gradient = new float[rows * image];
        network.backward(pixels, rows, loss, gradient);
        for (int i = 0; i < attacked; i++) {
            double moved = pixels[i] - clean[i] + STRIDE * reach(i) * Math.signum(gradient[i]);
            pixels[i] = bounded(clean[i], Math.min(reach(i), Math.max(-reach(i), moved)), i);
        }
    }

    private int plane(int index) {
        return index / area % RgbImage.CHANNELS;
    }

    /** Epsilon as the network takes numbers. */
    private double reach(int index) {
        return scaling.distance(settings.epsilon(), plane(index));
    }

    private float bounded(float clean, double step, int index) {
        int plane = plane(index);
        return (float) Math.min(scaling.white(plane), Math.max(scaling.black(plane), clean + step));
    }
}
