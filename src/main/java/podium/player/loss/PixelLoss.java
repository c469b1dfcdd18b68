package podium.player.loss;

import java.util.Arrays;
import java.util.stream.IntStream;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;
import podium.core.mask.UpsampledRow;
import podium.player.network.architecture.DeepLabHead;

/**
 * The loss of label maps at full size, of logits at a quarter of it. With z the logits of a pixel, upsampled as by {@link
 * UpsampledRow}, y its label and p = softmax(z), the loss of N images is the sum of
 *
 * <ul>
 *   <li>cross-entropy: the sum over all pixels but void of -w(y) log p(y), over the number of these pixels
 *   <li>{@code dice} times the mean over images of 1 - (2 I + 1) / (A + B + 1), where I sums p(y) over pixels of a class,
 *       A sums 1 - p(background) over all pixels but void, and B counts pixels of a class: the soft form (Milletari et
 *       al., "V-Net", 2016) of the competition's Dice, which pools all classes of an image
 * </ul>
 *
 * <p>Images are independent of each other but for the number of pixels, and several threads share them; the result does
 * not show how many.
 */
public final class PixelLoss {
    private static final int STRIDE = DeepLabHead.STRIDE;

    /** A product this large is still far from overflowing. */
    private static final double MANY = 1e200;

    private final float[] weights;
    private final double dice;
    private final boolean away;

    /**
     * A loss of so many labels.
     *
     * @param weights w, one a label
     * @param dice how much the Dice loss counts
     */
    public PixelLoss(float[] weights, double dice) {
        this(weights, dice, false);
    }

    /**
     * The same, or its contrary.
     *
     * @param away whether the loss of a pixel is -w(y) log(1 - p(y)), which is small where anything but its label is said
     */
    PixelLoss(float[] weights, double dice, boolean away) {
        if (away && dice > 0) {
            throw new IllegalArgumentException("no Dice loss to come away by");
        }
        this.weights = weights.clone();
        this.dice = dice;
        this.away = away;
    }

    /** Label maps of one size, image after image, and what is decided of each pixel. */
    public static final class Maps {
        private final int images;
        private final int width;
        private final int height;
        private final byte[] wanted;
        private final byte[] decided;

        /** {@code wanted} has images x height x width labels at least, void being 255; it is not copied. */
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

        /** The same images with other labels; what is decided of theirs is decided of these. */
        Maps wanting(byte[] labels) {
            return new Maps(images, width, height, labels, decided);
        }

        int pixels() {
            return width * height;
        }

        byte[] wanted() {
            return wanted;
        }

        /** The label of the largest logit, of several the lowest; known once the loss is. */
        byte[] decided() {
            return decided;
        }
    }

    /**
     * The loss.
     *
     * @param logits images x labels x height/4 x width/4, rounded up
     * @param gradient as many, zeros; takes the derivative with respect to each
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

    /** One image's part. */
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

        /** Writes e^(z - largest z) of all labels, their sums, and which label was the largest. */
        private void exponentials(int y) {
            row.take(logits, first, y);
            row.decide(largest, decided);
            Arrays.fill(sums, 0);
            for (int label = weights.length - 1; label >= 0; label--) {
                exponential(row.of(label), largest, exponentials[label]);
                add(exponentials[label], sums);
            }
        }

        /** Leaves the derivative of the row's logits with the row, and returns the sum of the pixels' losses. */
        private double pixels(int y, float[] diceSlopes) {
            float[] scale = sums;
            double loss = 0;
            int firstOfRow = firstPixel + y * maps.width;
            float[] ofWanted = new float[row.length()];
            double[] products = new double[weights.length]; // logarithms take time: of each label's sums at once
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

        /** The sum less the label's own, without the cancellation of taking one from the other. */
        private float sumOfOthers(int wanted, int place) {
            float sum = Float.MIN_NORMAL;
            for (int label = 0; label < weights.length; label++) {
                sum += label == wanted ? 0 : exponentials[label][place];
            }
            return sum;
        }

        /**
         * With g(k) the Dice loss's derivative with respect to p(k), its derivative with respect to z(k) is p(k) (g(k) -
         * sum over j of g(j) p(j)). {@code slopes} has g of a wrong class and what a right one has beyond that.
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

        /** Its value, weighted; writes its derivatives with respect to p of a wrong class, and what a right one adds. */
        private double diceLoss(float[] slopes) {
            double both = 0;
            double said = 0;
            long there = 0;
            for (int y = 0; y < maps.height; y++) {
                exponentials(y);
                for (int x = 0; x < maps.width; x++) {
                    int wanted = maps.wanted[firstPixel + y * maps.width + x] & 0xFF;
                    if (wanted != LabelMap.VOID) {
                        int place = row.place(x);
                        said += 1 - exponentials[0][place] / (double) sums[place];
                        there += wanted == 0 ? 0 : 1;
                        both += wanted == 0 ? 0 : exponentials[wanted][place] / (double) sums[place];
                    }
                }
            }
            double numerator = 2 * both + 1;
            double denominator = said + there + 1;
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
     * e^(value - largest), to a relative 5e-6 where it is above 1e-9: Taylor's polynomial at a 64th, squared six times.
     * Made of what processors do to several numbers at once.
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
