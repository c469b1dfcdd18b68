package podium.data.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import podium.core.Progress;
import podium.core.Workers;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.data.image.ImageSize;

/**
 * The counts of a list of images: sizes, labels and pixels. Without labels, {@code classes} and
 * {@code labelsAnImage} are empty; without masks, the pixel counts are 0.
 *
 * @param labelsAnImage the number of images with 0, 1, 2, ... labels
 * @param sizes the sizes of the images, the most common one first
 */
public record DatasetDescription(
        int images,
        List<ClassCount> classes,
        List<Integer> labelsAnImage,
        long backgroundPixels,
        long voidPixels,
        Extent width,
        Extent height,
        List<SizeCount> sizes) {
    public DatasetDescription {
        classes = List.copyOf(classes);
        labelsAnImage = List.copyOf(labelsAnImage);
        sizes = List.copyOf(sizes);
    }

    /**
     * The counts of one class: images with the label, images in which all its objects are difficult, images
     * whose mask has pixels of it, and the number of these pixels.
     */
    public record ClassCount(String name, int images, int difficultImages, int maskImages, long pixels) {}

    /** The minimum, the median (the lower one of an even number) and the maximum of some lengths. */
    public record Extent(int minimum, int median, int maximum) {
        private static Extent of(int[] lengths) {
            int[] sorted = lengths.clone();
            Arrays.sort(sorted);
            return new Extent(sorted[0], sorted[(sorted.length - 1) / 2], sorted[sorted.length - 1]);
        }
    }

    /** The number of images of one size. */
    public record SizeCount(ImageSize size, int images) {}

    /** Reads all labels and masks and the images' headers; the counts do not depend on the number of threads. */
    public static DatasetDescription of(ImageSet images, List<String> classes, int threads, Progress progress)
            throws IOException {
        Counting counting = new Counting(images, classes);
        Workers.each("describing images", images.ids(), threads, progress, counting::add);
        return counting.description();
    }

    /** The number of pixels with a label: background or a class, not void. */
    public long labelledPixels() {
        return backgroundPixels + classes.stream().mapToLong(ClassCount::pixels).sum();
    }

    /** The counts so far. */
    private static final class Counting {
        private final ImageSet set;
        private final List<String> names;
        private final int[] present;
        private final int[] difficult;
        private final int[] masked;
        private final long[] pixels = new long[256];
        private final int[] labelsAnImage;
        private final List<ImageSize> sizes = new ArrayList<>();

        Counting(ImageSet set, List<String> names) {
            this.set = set;
            this.names = names;
            present = new int[names.size()];
            difficult = new int[names.size()];
            masked = new int[names.size()];
            labelsAnImage = new int[names.size() + 1];
        }

        /** Reads one image's files and adds their counts; threads wait for each other only while they add. */
        ImageSize add(String id) throws IOException {
            ImageSize size = set.size(id);
            Optional<LabelMap> mask = set.hasMask(id) ? Optional.of(set.labelMap(id)) : Optional.empty();
            Optional<ImageLabels> labels = set.labelled() ? Optional.of(labels(id, mask)) : Optional.empty();
            synchronized (this) {
                sizes.add(size);
                mask.ifPresent(map -> add(map.histogram()));
                labels.ifPresent(this::add);
            }
            return size;
        }

        private ImageLabels labels(String id, Optional<LabelMap> mask) throws IOException {
            return mask.isPresent() ? set.labels(id, mask.get()) : set.labels(id);
        }

        private void add(ImageLabels labels) {
            count(labels.present(), present);
            count(labels.difficult(), difficult);
            labelsAnImage[(int) labels.present().cardinality()]++;
        }

        private void add(long[] counts) {
            for (int label = 0; label < counts.length; label++) {
                pixels[label] += counts[label];
            }
            for (int position = 0; position < masked.length; position++) {
                masked[position] += counts[position + 1] > 0 ? 1 : 0;
            }
        }

        private static void count(PixelRuns positions, int[] counts) {
            for (int run = 0; run < positions.count(); run++) {
                for (long position = positions.start(run); position < positions.end(run); position++) {
                    counts[(int) position]++;
                }
            }
        }

        DatasetDescription description() {
            return new DatasetDescription(
                    sizes.size(),
                    set.labelled() ? classes() : List.of(),
                    set.labelled() ? histogram() : List.of(),
                    pixels[0],
                    pixels[255],
                    Extent.of(sizes.stream().mapToInt(ImageSize::width).toArray()),
                    Extent.of(sizes.stream().mapToInt(ImageSize::height).toArray()),
                    mostCommonFirst());
        }

        private List<ClassCount> classes() {
            List<ClassCount> counts = new ArrayList<>();
            for (int position = 0; position < names.size(); position++) {
                counts.add(new ClassCount(
                        names.get(position),
                        present[position],
                        difficult[position],
                        masked[position],
                        pixels[position + 1]));
            }
            return counts;
        }

        private List<Integer> histogram() {
            int most = labelsAnImage.length - 1;
            while (most > 0 && labelsAnImage[most] == 0) {
                most--;
            }
            return Arrays.stream(labelsAnImage, 0, most + 1).boxed().toList();
        }

        private List<SizeCount> mostCommonFirst() {
            Map<ImageSize, Integer> counts =
                    new TreeMap<>(Comparator.comparing(ImageSize::width).thenComparing(ImageSize::height));
            sizes.forEach(size -> counts.merge(size, 1, Integer::sum));
            return counts.entrySet().stream()
                    .map(entry -> new SizeCount(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparing(SizeCount::images).reversed())
                    .toList();
        }
    }
}
