package podium.lab.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import podium.data.image.RgbImage;

/**
 * Occlusion maps (Zeiler and Fergus, 2014). A grey square moves over the image; positions where it lowers a class's
 * score most are those that the network relies on. Each cell has the mean drop of all squares that cover it.
 *
 * @param cells the number of grid cells along the longer side
 * @param covered the number of cells along a square's side
 */
public record Occlusion(int cells, int covered) {
    /** A grid of 16 cells with squares of 4 x 4 cells. */
    public static final Occlusion STANDARD = new Occlusion(16, 4);

    private static final byte[] GREY = {124, 116, 104};

    public Occlusion {
        if (covered < 1 || cells < covered) {
            throw new IllegalArgumentException("a square of " + covered + " cells on a grid of " + cells);
        }
    }

    /**
     * Computes a heat map for each of some classes.
     *
     * @param image the image to explain
     * @param labels the number of classes
     * @param scores returns the scores of those classes for an image, in a fixed order
     */
    public List<HeatMap> maps(RgbImage image, int labels, Function<RgbImage, double[]> scores) {
        int longer = Math.max(image.width(), image.height());
        int columns = Math.max(covered, Math.round((float) cells * image.width() / longer));
        int rows = Math.max(covered, Math.round((float) cells * image.height() / longer));
        double[] whole = scores.apply(image);
        double[][] fall = new double[labels][rows * columns];
        int[] times = new int[rows * columns];
        for (int row = 0; row + covered <= rows; row++) {
            for (int column = 0; column + covered <= columns; column++) {
                double[] left = scores.apply(hidden(image, row, column, rows, columns));
                for (int y = row; y < row + covered; y++) {
                    for (int x = column; x < column + covered; x++) {
                        times[y * columns + x]++;
                        for (int label = 0; label < labels; label++) {
                            fall[label][y * columns + x] += whole[label] - left[label];
                        }
                    }
                }
            }
        }
        List<HeatMap> maps = new ArrayList<>();
        for (double[] sums : fall) {
            double[] means = new double[sums.length];
            Arrays.setAll(means, i -> sums[i] / times[i]);
            maps.add(HeatMap.of(rows, columns, means));
        }
        return maps;
    }

    private RgbImage hidden(RgbImage image, int row, int column, int rows, int columns) {
        byte[] rgb = image.rgb().clone();
        int top = row * image.height() / rows;
        int bottom = (row + covered) * image.height() / rows;
        int left = column * image.width() / columns;
        int right = (column + covered) * image.width() / columns;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                System.arraycopy(GREY, 0, rgb, (y * image.width() + x) * RgbImage.CHANNELS, RgbImage.CHANNELS);
            }
        }
        return RgbImage.of(image.width(), image.height(), rgb);
    }
}
