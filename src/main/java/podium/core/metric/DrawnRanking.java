package podium.core.metric;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The images of a class, ranked once, for the average precision of many samples of them. In a sample an image counts as
 * often as it was drawn.
 *
 * <p>Images that are 'difficult only' for the class are left out. With every image drawn once, the result is that of
 * {@link AveragePrecision#averagePrecision}.
 */
public final class DrawnRanking {
    private final int[] ranking;
    private final boolean[] positive;
    /** True for a rank whose score differs from that of the next rank; images with equal scores count together. */
    private final boolean[] last;

    private DrawnRanking(int[] ranking, boolean[] positive, boolean[] last) {
        this.ranking = ranking;
        this.positive = positive;
        this.last = last;
    }

    /**
     * Ranks the images.
     *
     * @param scores the score of each image
     * @param targets for each image 1 present, 0 absent, -1 difficult only
     */
    public static DrawnRanking of(double[] scores, byte[] targets) {
        if (scores.length != targets.length) {
            throw new IllegalArgumentException(scores.length + " scores for " + targets.length + " images");
        }
        int[] ranking = IntStream.range(0, scores.length)
                .filter(image -> targets[image] >= 0)
                .boxed()
                .sorted(Comparator.comparingDouble(image -> -scores[image]))
                .mapToInt(Integer::intValue)
                .toArray();
        boolean[] positive = new boolean[ranking.length];
        boolean[] last = new boolean[ranking.length];
        for (int rank = 0; rank < ranking.length; rank++) {
            positive[rank] = targets[ranking[rank]] == 1;
            last[rank] = rank + 1 == ranking.length || scores[ranking[rank]] != scores[ranking[rank + 1]];
        }
        return new DrawnRanking(ranking, positive, last);
    }

    /**
     * The average precision of a sample; NaN if no positive image was drawn.
     *
     * @param times how often each image was drawn
     */
    public double averagePrecision(int[] times) {
        long total = 0;
        for (int rank = 0; rank < ranking.length; rank++) {
            total += positive[rank] ? times[ranking[rank]] : 0;
        }
        if (total == 0) {
            return Double.NaN;
        }
        long seen = 0;
        long found = 0;
        double area = 0;
        double before = 0;
        for (int rank = 0; rank < ranking.length; rank++) {
            int drawn = times[ranking[rank]];
            seen += drawn;
            found += positive[rank] ? drawn : 0;
            if (last[rank] && seen > 0) {
                double recall = (double) found / total;
                area += (double) found / seen * (recall - before);
                before = recall;
            }
        }
        return area;
    }
}
