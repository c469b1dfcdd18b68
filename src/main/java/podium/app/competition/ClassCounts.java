package podium.app.competition;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import podium.app.context.Context;
import podium.core.Progress;
import podium.core.mask.PixelRuns;
import podium.data.dataset.ImageSet;
import podium.data.image.ImageSize;
import podium.judge.competition.Competition;
import podium.judge.competition.Splits;
import podium.report.tables.TextTable;

/**
 * The images of each class in train, valid and test, and their usual size.
 *
 * @param classes the names of the classes
 * @param images the number of images of train, valid and test
 * @param byClass the same for each class; an image of several classes counts for each
 * @param size the middle one of the widths and of the heights of some images
 * @param grey true if some images that were looked at are grey
 */
public record ClassCounts(
        List<String> classes, List<Integer> images, List<List<Integer>> byClass, ImageSize size, boolean grey) {
    private static final List<String> SPLITS = List.of("train", "valid", "test");
    private static final int MEASURED = 200;
    private static final int LOOKED_AT = 20;

    public ClassCounts {
        classes = List.copyOf(classes);
        images = List.copyOf(images);
        byClass = List.copyOf(byClass);
    }

    static ClassCounts of(Competition competition, Context context) throws IOException {
        ImageSet train = competition.trainImages(context.workspace());
        ImageSet test = competition.testImages(context.workspace());
        Splits splits = Splits.of(competition, train, test, context.progress());
        Map<String, PixelRuns> labels = new HashMap<>();
        for (int image = 0; image < splits.trainAll().size(); image++) {
            labels.put(splits.trainAll().get(image), splits.labels().get(image));
        }
        List<List<Integer>> byClass = new ArrayList<>();
        List<int[]> counted = List.of(
                count(splits.train(), labels, competition),
                count(splits.valid(), labels, competition),
                count(splits.test(), test(splits, test, context.progress()), competition));
        for (int label = 0; label < competition.classes().size(); label++) {
            int place = label;
            byClass.add(counted.stream().map(each -> each[place]).toList());
        }
        return new ClassCounts(
                competition.classes(),
                List.of(
                        splits.train().size(),
                        splits.valid().size(),
                        splits.test().size()),
                byClass,
                size(train, splits.trainAll()),
                grey(train, splits.trainAll()));
    }

    private static Map<String, PixelRuns> test(Splits splits, ImageSet images, Progress progress) throws IOException {
        Map<String, PixelRuns> labels = new HashMap<>();
        try (Progress.Task task =
                progress.start("reading test labels", splits.test().size())) {
            for (String id : splits.test()) {
                labels.put(id, images.labels(id).present());
                task.step();
            }
        }
        return labels;
    }

    private static int[] count(List<String> ids, Map<String, PixelRuns> labels, Competition competition) {
        int[] counts = new int[competition.classes().size()];
        for (String id : ids) {
            PixelRuns present = labels.getOrDefault(id, PixelRuns.EMPTY);
            IntStream.range(0, counts.length).filter(present::contains).forEach(label -> counts[label]++);
        }
        return counts;
    }

    /** The middle width and height of images that are evenly spread over the list. */
    private static ImageSize size(ImageSet images, List<String> ids) throws IOException {
        int measured = Math.min(MEASURED, ids.size());
        List<Integer> widths = new ArrayList<>();
        List<Integer> heights = new ArrayList<>();
        for (int place = 0; place < measured; place++) {
            ImageSize size = images.size(ids.get((int) ((long) place * ids.size() / measured)));
            widths.add(size.width());
            heights.add(size.height());
        }
        return new ImageSize(middle(widths), middle(heights));
    }

    /** True if red, green and blue are equal in all pixels of some images. */
    private static boolean grey(ImageSet images, List<String> ids) throws IOException {
        int looked = Math.min(LOOKED_AT, ids.size());
        for (int place = 0; place < looked; place++) {
            BufferedImage image = images.image(ids.get((int) ((long) place * ids.size() / looked)));
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            if (Arrays.stream(pixels).anyMatch(pixel -> (pixel & 0xFFFF) != (pixel >> 8 & 0xFFFF))) {
                return false;
            }
        }
        return looked > 0;
    }

    private static int middle(List<Integer> numbers) {
        return numbers.stream().sorted().skip(numbers.size() / 2).findFirst().orElse(1);
    }

    /** The table for a terminal. */
    public String text() {
        TextTable table = new TextTable().left("class");
        SPLITS.forEach(table::right);
        rows().forEach(table::row);
        return table.toString();
    }

    /** A row for each class, and one for all images. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            rows.add(row(classes.get(label), byClass.get(label)));
        }
        rows.add(row("all images", images));
        return rows;
    }

    private static List<String> row(String name, List<Integer> numbers) {
        List<String> row = new ArrayList<>(List.of(name));
        numbers.forEach(number -> row.add(Integer.toString(number)));
        return row;
    }
}
