package podium.lab.attack;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import podium.core.UsageException;
import podium.data.image.RgbImage;

/**
 * A defence that projects patches of 8 x 8 pixels onto the first principal components of other images' patches (Bhagoji
 * et al., 2018). Patches overlap at the right and lower edges; there the last patch is used.
 */
public final class PatchPca implements Defence {
    private static final int SIDE = 8;
    private static final int LENGTH = SIDE * SIDE * RgbImage.CHANNELS;
    private static final int PATCHES = 40;

    private final double[] mean;
    private final double[][] components;

    private PatchPca(double[] mean, double[][] components) {
        this.mean = mean;
        this.components = components;
    }

    /**
     * Fits the components to patches drawn from images, 40 per image.
     *
     * @param count the number of components, 1 to 191
     */
    public static PatchPca fit(List<RgbImage> images, int count, long seed) {
        if (count < 1 || count >= LENGTH) {
            throw new UsageException("pca:" + count + "; expected 1 to " + (LENGTH - 1) + " components");
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] mean = new double[LENGTH];
        double[][] products = new double[LENGTH][LENGTH];
        int patches = 0;
        for (RgbImage image : images) {
            for (int draw = 0; draw < PATCHES && Math.min(image.width(), image.height()) >= SIDE; draw++) {
                double[] patch = patch(
                        image, random.nextInt(image.width() - SIDE + 1), random.nextInt(image.height() - SIDE + 1));
                patches++;
                for (int i = 0; i < LENGTH; i++) {
                    mean[i] += patch[i];
                    for (int j = 0; j <= i; j++) {
                        products[i][j] += patch[i] * patch[j];
                    }
                }
            }
        }
        for (int i = 0; i < LENGTH; i++) {
            mean[i] /= Math.max(1, patches);
        }
        for (int i = 0; i < LENGTH; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] = products[i][j] / Math.max(1, patches) - mean[i] * mean[j];
                products[j][i] = products[i][j];
            }
        }
        EigenDecomposition decomposition = new EigenDecomposition(new Array2DRowRealMatrix(products, false));
        double[][] components = new double[count][];
        Arrays.setAll(components, i -> decomposition.getEigenvector(i).toArray());
        return new PatchPca(mean, components);
    }

    private static double[] patch(RgbImage image, int left, int top) {
        double[] patch = new double[LENGTH];
        byte[] rgb = image.rgb();
        for (int i = 0; i < LENGTH; i++) {
            patch[i] = rgb[place(image.width(), left, top, i)] & 0xff;
        }
        return patch;
    }

    /** Returns the index in the image of a patch's sample. */
    private static int place(int width, int left, int top, int sample) {
        int row = sample / (SIDE * RgbImage.CHANNELS);
        return ((top + row) * width + left) * RgbImage.CHANNELS + sample % (SIDE * RgbImage.CHANNELS);
    }

    @Override
    public List<RgbImage> versions(RgbImage image) {
        byte[] rgb = image.rgb().clone();
        for (int y = 0; y < image.height(); y += SIDE) {
            for (int x = 0; x < image.width(); x += SIDE) {
                int left = Math.min(x, image.width() - SIDE);
                int top = Math.min(y, image.height() - SIDE);
                double[] patch = patch(image, left, top);
                for (int i = 0; i < LENGTH; i++) {
                    patch[i] -= mean[i];
                }
                double[] projected = projected(patch);
                for (int i = 0; i < LENGTH; i++) {
                    long sample = Math.round(projected[i] + mean[i]);
                    rgb[place(image.width(), left, top, i)] = (byte) Math.min(255, Math.max(0, sample));
                }
            }
        }
        return List.of(RgbImage.of(image.width(), image.height(), rgb));
    }

    /** The projection is symmetric, so it is its own transpose. */
    @Override
    public float[] gradientBefore(RgbImage image, int version, float[] gradient) {
        float[] before = gradient.clone();
        for (int y = 0; y < image.height(); y += SIDE) {
            for (int x = 0; x < image.width(); x += SIDE) {
                int left = Math.min(x, image.width() - SIDE);
                int top = Math.min(y, image.height() - SIDE);
                double[] patch = new double[LENGTH];
                for (int i = 0; i < LENGTH; i++) {
                    patch[i] = gradient[place(image.width(), left, top, i)];
                }
                double[] projected = projected(patch);
                for (int i = 0; i < LENGTH; i++) {
                    before[place(image.width(), left, top, i)] = (float) projected[i];
                }
            }
        }
        return before;
    }

    private double[] projected(double[] patch) {
        double[] projected = new double[LENGTH];
        for (double[] component : components) {
            double score = 0;
            for (int i = 0; i < LENGTH; i++) {
                score += component[i] * patch[i];
            }
            for (int i = 0; i < LENGTH; i++) {
                projected[i] += score * component[i];
            }
        }
        return projected;
    }
}
