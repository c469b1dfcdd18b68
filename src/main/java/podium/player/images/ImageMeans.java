package podium.player.images;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The means of numbers over the pictures of each image. A picture that comes again begins a new row of its image, so
 * that without tiles each picture has its own row, with its own numbers to the bit.
 */
public final class ImageMeans {
    private final PictureIndex index;
    private final int[] seen;
    private final Map<Long, Integer> places = new HashMap<>();
    private final List<Integer> images = new ArrayList<>();
    private final List<double[]> sums = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();

    public ImageMeans(PictureIndex index) {
        this.index = index;
        this.seen = new int[index.size()];
    }

    /** Adds the numbers of a picture, which are {@code count} of {@code values} from an index on. */
    public void add(int picture, float[] values, int from, int count) {
        int image = index.image(picture);
        long row = ((long) seen[picture]++ << Integer.SIZE) + image;
        int place = places.computeIfAbsent(row, first -> {
            images.add(image);
            sums.add(new double[count]);
            counts.add(0);
            return images.size() - 1;
        });
        double[] sum = sums.get(place);
        for (int i = 0; i < count; i++) {
            sum[i] += values[from + i];
        }
        counts.set(place, counts.get(place) + 1);
    }

    /** Returns the image of each row, in the order in which the rows began. */
    public int[] images() {
        return images.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Returns the means, rows x numbers. */
    public float[][] rows() {
        float[][] rows = new float[sums.size()][];
        for (int row = 0; row < rows.length; row++) {
            double[] sum = sums.get(row);
            rows[row] = new float[sum.length];
            for (int i = 0; i < sum.length; i++) {
                rows[row][i] = (float) (sum[i] / counts.get(row));
            }
        }
        return rows;
    }
}
