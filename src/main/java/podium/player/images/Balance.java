package podium.player.images;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The sampling weights of pictures: (1 / n)^power, where n is the number of images that show the rarest of the image's
 * classes. With a power of 1/2 this is repeat-factor sampling (Gupta et al., <i>LVIS</i>, CVPR 2019) without its
 * threshold.
 */
public final class Balance {
    /** No balancing: every image once per epoch. */
    static final Balance NONE = new Balance(new double[0]);

    private final double[] weights;

    private Balance(double[] weights) {
        this.weights = weights;
    }

    /** Computes the weights of the training images; a power of 0 shows each image once per epoch. */
    public static Balance of(TrainingData data, double power) {
        if (power == 0) {
            return NONE;
        }
        int[] train = data.train();
        List<Integer> counts = data.positives(train);
        PictureIndex pictures = data.images().pictures();
        double[] weights = new double[pictures.size()];
        for (int picture : pictures.of(train)) {
            int rarest = train.length;
            for (int label = 0; label < counts.size(); label++) {
                rarest = data.target(pictures.image(picture))[label] > 0 ? Math.min(rarest, counts.get(label)) : rarest;
            }
            weights[picture] = Math.pow(1.0 / rarest, power);
        }
        return new Balance(weights);
    }

    /**
     * Draws the pictures of an epoch. The result is as long as {@code pictures}; each occurs in proportion to its
     * weight, randomly rounded up or down.
     */
    int[] drawn(int[] pictures, SplittableRandom random) {
        double sum = 0;
        for (int picture : pictures) {
            sum += weights[picture];
        }
        int[] drawn = new int[pictures.length];
        int count = 0;
        double passed = random.nextDouble();
        for (int picture : pictures) {
            passed += pictures.length * weights[picture] / sum;
            while (count < Math.min(drawn.length, Math.floor(passed))) {
                drawn[count++] = picture;
            }
        }
        while (count < drawn.length) { // the last picture can be lost to rounding
            drawn[count++] = pictures[pictures.length - 1];
        }
        return drawn;
    }
}
