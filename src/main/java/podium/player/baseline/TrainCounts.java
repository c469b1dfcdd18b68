package podium.player.baseline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import podium.core.Progress;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.data.dataset.ImageSet;

/**
 * The counts that the baselines learn from: the frequency of each label in images and at pixels, and each training
 * mask on a grid of {@value #GRID} x {@value #GRID} points of the normalised image.
 */
public final class TrainCounts {
    /** The number of grid points along each axis. */
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
     * Counts the labels and masks of images.
     *
     * @param ids the ids of the images, at least one
     * @param classes the number of classes
     */
    public static TrainCounts of(ImageSet images, List<String> ids, int classes, Progress progress) throws IOException {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("there are no training images");
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

    /** Returns the labels of each mask at the grid points, in row-major order, where 255 is void. */
    List<byte[]> grids() {
        return grids;
    }

    /** Returns the share of images that show the class {@code label}, counted from 0. */
    double labelFrequency(int label) {
        return (double) labels.stream().filter(set -> set.contains(label)).count() / labels.size();
    }

    /** Returns the share of labelled pixels with {@code label}, where 0 is the background; 0 if there are no masks. */
    double pixelFrequency(int label) {
        long sum = 0;
        for (long count : pixels) {
            sum += count;
        }
        return sum == 0 ? 0 : (double) pixels[label] / sum;
    }
}
