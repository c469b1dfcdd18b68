package podium.player.loss;

import java.util.Arrays;
import java.util.stream.IntStream;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;
import podium.core.mask.UpsampledRow;
import podium.player.network.architecture.DeepLabHead;

/**
 * The loss of a segmenter, whose logits have a quarter of the size of the label maps. Let z be the logits of a pixel,
 * upsampled by {@link UpsampledRow}, y its label and p = softmax(z). The loss of N images is the sum of
 *
 * <ul>
 *   <li>the cross-entropy: the mean over all pixels except void of -w(y) log p(y)
 *   <li>{@code dice} times the mean over images of 1 - (2 I + 1) / (A + B + 1), where I sums p(y) over the pixels of
 *       classes, A sums 1 - p(background) over all pixels except void, and B is the number of pixels of classes. This
 *       is the soft form (Milletari et al., "V-Net", 2016) of the competition's Dice, which pools all classes of an
 *       image
 * </ul>
 *
 * <p>Several threads compute the images in parallel; their number does not change the result.
 */
public final class PixelLoss {
    private static final int STRIDE = DeepLabHead.STRIDE;

    /** Products are reduced to their logarithm above this value, which is far from overflow. */
    private static final double MANY = 1e200;

    private final float[] weights;
    private final double dice;
    private final boolean away;

    /**
     * Creates a loss.
     *
     * @param weights the weights w, one per label, background first
     * @param dice the weight of the Dice loss, 0 or more
     */
    public PixelLoss(float[] weights, double dice) {
        this(weights, dice, false);
    }

    /**
     * Creates a loss, or the loss of an untargeted attack.
     *
     * @param away true if the loss of a pixel is -w(y) log(1 - p(y)), which is small if another label is predicted
     * @throws IllegalArgumentException if {@code away} is combined with a Dice loss
     */
    PixelLoss(float[] weights, double dice, boolean away) {
        if (away && dice > 0) {
            throw new IllegalArgumentException("an untargeted attack has no Dice loss; expected a Dice weight of 0");
        }
        this.weights = weights.clone();
        this.dice = dice;
        this.away = away;
    }

    /** Label maps of one size, image after image, with the predicted label of each pixel. */
    public static final class Maps {
        private final int images;
        private final int width;
        private final int height;
        private final byte[] wanted;
        private final byte[] decided;

        /**
         * Creates label maps.
         *
         * @param wanted the true labels, at least images x height x width, where 255 is void; not copied
         */
        public Maps(int images, int width, int height, byte[] wanted) {
            this(images, width, height, wanted, new byte[images * width * height]);
        }

        private Maps(int images, int width, int height, byte[] wanted, byte[] decided) {
            this.images = images;
            this.width = width;
            this.height = height;
            this.wanted = wanted;
            this.decided = decided;
        }

        /** Returns maps with other true labels that share the array of predicted labels. */
        Maps wanting(byte[] labels) {
            return new Maps(images, width, height, labels, decided);
        }

        int pixels() {
            return width * height;
        }

        byte[] wanted() {
            return wanted;
        }

        /**
         * Returns the predicted labels, which the loss writes: the label of the largest logit, of several the lowest.
         */
        byte[] decided() {
            return decided;
        }
    }

    /**
     * Computes the loss and writes the predicted labels to {@code maps}.
     *
     * @param logits images x labels x height/4 x width/4 values; the last two are rounded up
     * @param gradient an array of as many zeros, to which the derivative by each logit is added
     */
    public double of(float[] logits, Maps maps, float[] gradient) {
        long counted = 0;
        for (int i = 0; i < maps.images * maps.pixels(); i++) {
            counted += maps.wanted[i] == (byte) LabelMap.VOID ? 0 : 1;
        }
        double share = 1.0 / Math.max(1, counted);
        return Arrays.stream(IntStream.range(0, maps.images)
                        .parallel()
                        .mapToDouble(image -> new OfImage(logits, maps, image, share, gradient).value())
                        .toArray())
                .sum();
    }

    /** The computation of one image. */
    private final class OfImage {
        private final float[] logits;
        private final Maps maps;
        private final int first;
        private final int firstPixel;
        private final double share;
        private final float[] gradient;
        private final UpsampledRow row;
        private final float[] largest;
        private final float[] sums;
        private final byte[] decided;
        private final float[][] exponentials;

        OfImage(float[] logits, Maps maps, int image, double share, float[] gradient) {
            int rows = LogitMap.cells(maps.height, STRIDE);
            int columns = LogitMap.cells(maps.width, STRIDE);
            this.logits = logits;
            this.maps = maps;
            this.first = image * weights.length * rows * columns;
            this.firstPixel = image * maps.pixels();
            this.share = share;
            this.gradient = gradient;
            this.row = new UpsampledRow(weights.length, rows, columns, STRIDE);
            this.largest = new float[row.length()];
            this.sums = new float[row.length()];
            this.decided = new byte[row.length()];
            this.exponentials = new float[weights.length][row.length()];
        }

        double value() {
            float[] slopes = new float[2];
            double diceLoss = dice == 0 ? 0 : diceLoss(slopes);
            double crossEntropy = 0;
            for (int y = 0; y < maps.height; y++) {
                exponentials(y);
                crossEntropy += pixels(y, slopes);
                row.addTo(gradient, first, y);
            }
            return crossEntropy * share + diceLoss;
        }

        /** Computes e^(z - largest z) of all labels, their sums, and the labels of the largest logits. */
        private void exponentials(int y) {
            row.take(logits, first, y);
            row.decide(largest, decided);
            Arrays.fill(sums, 0);
            for (int label = weights.length - 1; label >= 0; label--) {
                exponential(row.of(label), largest, exponentials[label]);
                add(exponentials[label], sums);
            }
        }

        /** Writes the derivative by the row's logits to {@code row}, and returns the sum of the pixels' losses. */
        private double pixels(int y, float[] diceSlopes) {
            float[] scale = sums;
            double loss = 0;
            int firstOfRow = firstPixel + y * maps.width;
            float[] ofWanted = new float[row.length()];
            double[] products = new double[weights.length]; // logarithms are slow, so one is taken of many sums
            Arrays.fill(products, 1);
            for (int x = 0; x < row.length(); x++) {
                int place = row.place(x);
                int wanted = x < maps.width ? maps.wanted[firstOfRow + x] & 0xFF : LabelMap.VOID;
                if (x < maps.width) {
                    maps.decided[firstOfRow + x] = decided[place];
                }
                if (wanted == LabelMap.VOID) {
                    scale[place] = 0;
                    continue;
                }
                float p = exponentials[wanted][place] / sums[place];
                ofWanted[place] = p;
                if (away) {
                    float rest = sumOfOthers(wanted, place);
                    loss += weights[wanted] * Math.log(sums[place] / rest);
                    scale[place] = (float) (-weights[wanted] * share * p) / rest;
                    continue;
                }
                float z = row.of(wanted)[place];
                loss += weights[wanted] * (largest[place] - z);
                products[wanted] *= sums[place];
                if (products[wanted] > MANY) {
                    loss += weights[wanted] * Math.log(products[wanted]);
                    products[wanted] = 1;
                }
                scale[place] = (float) (weights[wanted] * share) / sums[place];
            }
            for (int label = 0; label < weights.length; label++) {
                loss += weights[label] * Math.log(products[label]);
            }
            if (dice > 0) {
                mixedDerivatives(y, diceSlopes, ofWanted, scale);
                return loss;
            }
            for (int label = 0; label < weights.length; label++) {
                multiply(exponentials[label], scale, row.of(label));
            }
            for (int x = 0; x < maps.width; x++) {
                int wanted = maps.wanted[firstOfRow + x] & 0xFF;
                if (wanted != LabelMap.VOID) {
                    int place = row.place(x);
                    float step = (float) (weights[wanted] * share);
                    row.of(wanted)[place] = away ? step * ofWanted[place] : row.of(wanted)[place] - step;
                }
            }
            return loss;
        }

        /** Returns the sum without one label's term, added up anew because subtracting would cancel digits. */
        private float sumOfOthers(int wanted, int place) {
            float sum = Float.MIN_NORMAL;
            for (int label = 0; label < weights.length; label++) {
                sum += label == wanted ? 0 : exponentials[label][place];
            }
            return sum;
        }

        /**
         * Writes the derivative of cross-entropy plus Dice loss. If g(k) is the derivative of the Dice loss by p(k),
         * then its derivative by z(k) is p(k) (g(k) - sum over j of g(j) p(j)). {@code slopes} holds g of a wrong
         * class, and the difference between g of the right class and that.
         */
        private void mixedDerivatives(int y, float[] slopes, float[] ofWanted, float[] scale) {
            int firstOfRow = firstPixel + y * maps.width;
            for (int x = 0; x < row.length(); x++) {
                int place = row.place(x);
                int wanted = x < maps.width ? maps.wanted[firstOfRow + x] & 0xFF : LabelMap.VOID;
                if (wanted == LabelMap.VOID) {
                    for (int label = 0; label < weights.length; label++) {
                        row.of(label)[place] = 0;
                    }
                    continue;
                }
                float step = (float) (weights[wanted] * share);
                float toProbability = scale[place] / step;
                float background = exponentials[0][place] * toProbability;
                float right = wanted == 0 ? 0 : slopes[1];
                float mean = slopes[0] * (1 - background) + right * ofWanted[place];
                for (int label = 0; label < weights.length; label++) {
                    float p = exponentials[label][place] * toProbability;
                    float slope = (label == 0 ? 0 : slopes[0]) + (label == wanted ? right : 0);
                    row.of(label)[place] = step * (p - (label == wanted ? 1 : 0)) + p * (slope - mean);
                }
            }
        }

        /**
         * Returns the weighted Dice loss. Writes to {@code slopes} its derivative by p of a wrong class, and the
         * difference between the derivative by p of the right class and that.
         */
        private double diceLoss(float[] slopes) {
            double both = 0;
            double predicted = 0;
            long actual = 0;
            for (int y = 0; y < maps.height; y++) {
                exponentials(y);
                for (int x = 0; x < maps.width; x++) {
                    int wanted = maps.wanted[firstPixel + y * maps.width + x] & 0xFF;
                    if (wanted != LabelMap.VOID) {
                        int place = row.place(x);
                        predicted += 1 - exponentials[0][place] / (double) sums[place];
                        actual += wanted == 0 ? 0 : 1;
                        both += wanted == 0 ? 0 : exponentials[wanted][place] / (double) sums[place];
                    }
                }
            }
            double numerator = 2 * both + 1;
            double denominator = predicted + actual + 1;
            double weight = dice / maps.images;
            slopes[0] = (float) (weight * numerator / (denominator * denominator));
            slopes[1] = (float) (-2 * weight / denominator);
            return weight * (1 - numerator / denominator);
        }
    }

    private static void add(float[] values, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += values[i];
        }
    }

    private static void multiply(float[] left, float[] right, float[] product) {
        for (int i = 0; i < product.length; i++) {
            product[i] = left[i] * right[i];
        }
    }

    /**
     * Computes e^(value - largest) with a relative error of 5e-6 where the result is above 1e-9: the Taylor polynomial
     * at a 64th of the argument, squared six times. Its operations are ones that the compiler can vectorise.
     */
    private static void exponential(float[] values, float[] largest, float[] result) {
        for (int i = 0; i < result.length; i++) {
            float x = Math.max(values[i] - largest[i], -80f) * (1 / 64f);
            float e = 1 + x * (1 + x * (1 / 2f + x * (1 / 6f + x * (1 / 24f + x * (1 / 120f + x * (1 / 720f))))));
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            e *= e;
            result[i] = e * e;
        }
    }
}
