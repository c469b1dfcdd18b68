package podium.player.baseline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.core.mask.PixelRunsBuilder;
import podium.core.metric.Dice;
import podium.data.image.ImageSize;
import podium.judge.competition.Labelling;
import podium.judge.submission.Decision;

/**
 * Where an image has exactly one class: the most frequent class of train, the lowest of several.
 *
 * <p>Else a baseline that makes the same prediction for every image: the most frequent labels of train, and at each pixel of
 * the normalised image the class that train's masks have there most often.
 *
 * <p>The number of labels, and the frequency from which a class is predicted at a pixel, are those with the best mean
 * Dice score on train. Without this limit 'person' would fill every image.
 */
public final class PriorPlayer implements Player {
    private final int classes;
    private final PixelRuns labels;
    /** The class at each grid point, where 0 is the background. */
    private final byte[] grid;

    private PriorPlayer(int classes, PixelRuns labels, byte[] grid) {
        this.classes = classes;
        this.labels = labels;
        this.grid = grid;
    }

    /** Fits the baseline to the counts of train. */
    public static PriorPlayer of(TrainCounts counts, Labelling labelling) {
        return switch (labelling) {
            case MULTIPLE -> new PriorPlayer(counts.classes(), bestLabels(counts), bestGrid(counts));
            case SINGLE -> {
                int label = ranking(counts).get(0);
                yield new PriorPlayer(counts.classes(), PixelRuns.of(label, label + 1), bestGrid(counts));
            }
        };
    }

    @Override
    public String name() {
        return "prior";
    }

    @Override
    public Decision decide(String image, ImageSize size) {
        byte[] map = new byte[Math.toIntExact(size.pixels())];
        for (int y = 0; y < size.height(); y++) {
            int row = (int) ((long) y * TrainCounts.GRID / size.height()) * TrainCounts.GRID;
            for (int x = 0; x < size.width(); x++) {
                map[y * size.width() + x] = grid[row + (int) ((long) x * TrainCounts.GRID / size.width())];
            }
        }
        return new Decision(
                image, labels, LabelMap.of(size.width(), size.height(), map).planes(classes));
    }

    /** Returns the k most frequent classes, with the k that has the best mean Dice score. */
    private static PixelRuns bestLabels(TrainCounts counts) {
        List<Integer> ranking = ranking(counts);
        PixelRuns best = PixelRuns.EMPTY;
        double bestDice = meanDice(counts, best);
        for (int k = 1; k <= ranking.size(); k++) {
            PixelRunsBuilder set = new PixelRunsBuilder();
            ranking.subList(0, k).stream().sorted().forEach(label -> set.add(label, label + 1));
            double dice = meanDice(counts, set.build());
            if (dice > bestDice) {
                best = set.build();
                bestDice = dice;
            }
        }
        return best;
    }

    /** The classes from 0, the most frequent first; the lower of two equally frequent ones comes first. */
    private static List<Integer> ranking(TrainCounts counts) {
        return IntStream.range(0, counts.classes())
                .boxed()
                .sorted(Comparator.comparing((Integer label) -> -counts.labelFrequency(label)))
                .toList();
    }

    private static double meanDice(TrainCounts counts, PixelRuns set) {
        return counts.labels().stream()
                .mapToDouble(truth -> Dice.of(set, truth))
                .average()
                .orElseThrow();
    }

    private static byte[] bestGrid(TrainCounts counts) {
        int points = TrainCounts.GRID * TrainCounts.GRID;
        byte[] likeliest = new byte[points];
        int[] count = new int[points];
        for (int point = 0; point < points; point++) {
            int[] seen = new int[256];
            for (byte[] mask : counts.grids()) {
                seen[mask[point] & 0xFF]++;
            }
            for (int label = 1; label <= counts.classes(); label++) {
                if (seen[label] > count[point]) {
                    count[point] = seen[label];
                    likeliest[point] = (byte) label;
                }
            }
        }
        byte[] best = new byte[points];
        double bestDice = meanPooledDice(counts, best);
        for (int limit : Arrays.stream(count).distinct().sorted().toArray()) {
            byte[] candidate = new byte[points];
            for (int point = 0; point < points; point++) {
                candidate[point] = count[point] >= limit ? likeliest[point] : 0;
            }
            double dice = meanPooledDice(counts, candidate);
            if (dice > bestDice) {
                best = candidate;
                bestDice = dice;
            }
        }
        return best;
    }

    /** Returns the mean Dice score over the grid's points, pooled as in the competition; void counts as background. */
    private static double meanPooledDice(TrainCounts counts, byte[] grid) {
        double sum = 0;
        for (byte[] mask : counts.grids()) {
            int both = 0;
            int predicted = 0;
            int actual = 0;
            for (int point = 0; point < grid.length; point++) {
                boolean predictsClass = grid[point] != 0;
                boolean hasClass = mask[point] != 0 && mask[point] != (byte) LabelMap.VOID;
                both += predictsClass && grid[point] == mask[point] ? 1 : 0;
                predicted += predictsClass ? 1 : 0;
                actual += hasClass ? 1 : 0;
            }
            sum += Dice.of(both, predicted, actual);
        }
        return counts.grids().isEmpty() ? 0 : sum / counts.grids().size();
    }
}
