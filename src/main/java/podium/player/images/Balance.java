package podium.player.images;

import java.util.List;
import java.util.SplittableRandom;

/**
 * How often each image is shown, relative to the others: (1 / images that have the rarest of its classes)^power, as
 * repeat-factor sampling does with a power of 1/2 (Gupta et al., <i>LVIS</i>, CVPR 2019, without its threshold).
 */
public final class Balance {
    /** Every image once an epoch. */
    static final Balance NONE = new Balance(new double[0]);

    private final double[] weights;

    private Balance(double[] weights) {
        this.weights = weights;
    }

    /** That of the images that are learnt from; a power of 0 shows each once. */
    public static Balance of(TrainingData data, double power) {
        if (power == 0) {
            return NONE;
        }
        int[] train = data.train();
        List<Integer> counts = data.positives(train);
        double[] weights = new double[data.images().size()];
        for (int image : train) {
            int rarest = train.length;
            for (int label = 0; label < counts.size(); label++) {
                rarest = data.target(image)[label] > 0 ? Math.min(rarest, counts.get(label)) : rarest;
            }
            weights[image] = Math.pow(1.0 / rarest, power);
        }
        return new Balance(weights);
    }

    /** Where images have weights: as many images, each as often as it is to be shown, rounded up or down by lot: those of one epoch. */
    int[] drawn(int[] images, SplittableRandom random) {
        double sum = 0;
        for (int image : images) {
            sum += weights[image];
        }
        int[] drawn = new int[images.length];
        int count = 0;
        double passed = random.nextDouble();
        for (int image : images) {
            passed += images.length * weights[image] / sum;
            while (count < Math.min(drawn.length, Math.floor(passed))) {
                drawn[count++] = image;
            }
        }
        while (count < drawn.length) { // rounding took the last one
            drawn[count++] = images[images.length - 1];
        }
        return drawn;
    }
}
