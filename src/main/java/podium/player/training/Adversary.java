package podium.player.training;

import java.util.SplittableRandom;
import podium.player.images.InputPlanes;
import podium.player.network.running.LogitLoss;
import podium.player.network.running.TrainingNetwork;
import podium.player.recipe.Adversarial;

/** The attack of adversarial training: perturbs images of a batch before the network learns from it. */
final class Adversary {
    /**
     * The size of the step relative to epsilon, as in Wong et al.: most steps end outside the ball and are clipped to
     * it.
     */
    private static final double STRIDE = 1.25;

    private final Adversarial settings;
    private final InputPlanes planes;
    private final int area;

    Adversary(Adversarial settings, InputPlanes planes, int size) {
        this.settings = settings;
        this.planes = planes;
        this.area = size * size;
    }

    /**
     * Perturbs the first images of a batch in place. Each sample changes by at most epsilon and stays between black and
     * white.
     *
     * @param pixels the batch, at least rows x planes x size x size values
     * @param loss the loss of the batch's logits, which the attack increases
     */
    void attack(TrainingNetwork network, float[] pixels, int rows, LogitLoss loss, SplittableRandom random) {
        int image = planes.count() * area;
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
        return index / area % planes.count();
    }

    /** Returns epsilon on the scale of the network's input. */
    private double reach(int index) {
        return planes.scaling().distance(settings.epsilon(), plane(index));
    }

    private float bounded(float clean, double step, int index) {
        int plane = plane(index);
        return (float) Math.min(
                planes.scaling().white(plane), Math.max(planes.scaling().black(plane), clean + step));
    }
}
