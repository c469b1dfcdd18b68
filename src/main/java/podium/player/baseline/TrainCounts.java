package podium.player.baseline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import podium.core.Progress;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.data.dataset.ImageSet;

/**
 * All that the baselines learn: how often each label is in an image, how often each is at a pixel, and each training mask
 * on a grid of {@value #GRID} x {@value #GRID} points of the normalised image.
 */
public final class TrainCounts {
    /** Points along each axis of the normalised image. */
    static final int GRID = 64;

    private final int classes;
    private final List<PixelRuns> labels = new ArrayList<>();
    private final List<byte[]> grids = new ArrayList<>();
    private final long[] pixels;

    private TrainCounts(int classes) {
        this.classes = classes;
        this.pixels = new long[classes + 1];
    }

    /**
     * Counts the labels and masks of some images.
     *
     * @param ids at least one
     */
    public static TrainCounts of(ImageSet images, List<String> ids, int classes, Progress progress) throws IOException {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("nothing to learn from");
        }
        TrainCounts counts = new TrainCounts(classes);
        try (Progress.Task task = progress.start("counting train labels and masks", ids.size())) {
            for (String id : ids) {
                counts.labels.add(images.labels(id).present());
                if (images.hasMask(id)) {
                    counts.add(images.labelMap(id));
                }
                task.step();
            }
        }
        return counts;
    }

    private void add(LabelMap map) {
        long[] histogram = map.histogram();
        for (int label = 0; label <= classes; label++) {
            pixels[label] += histogram[label];
        }
        byte[] grid = new byte[GRID * GRID];
        for (int y = 0; y < GRID; y++) {
            for (int x = 0; x < GRID; x++) {
                grid[y * GRID + x] =
                        (byte) map.at((2 * x + 1) * map.width() / (2 * GRID), (2 * y + 1) * map.height() / (2 * GRID));
            }
        }
        grids.add(grid);
    }

    int classes() {
        return classes;
    }

    List<PixelRuns> labels() {
        return labels;
    }

    /** Each mask's labels at the grid's points, row by row; 255 is void. */
    List<byte[]> grids() {
        return grids;
    }

    /** Share of the images with class {@code label}, counted from 0. */
    double labelFrequency(int label) {
        return (double) labels.stream().filter(set -> set.contains(label)).count() / labels.size();
    }

    /** Share of the labelled pixels with {@code label}, 0 being background; 0 without any mask. */
    double pixelFrequency(int label) {
        long sum = 0;
        for (long count : pixels) {
            sum += count;
        }
        return sum == 0 ? 0 : (double) pixels[label] / sum;
    }
}
