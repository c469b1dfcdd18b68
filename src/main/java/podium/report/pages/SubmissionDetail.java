package podium.report.pages;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import podium.report.tables.Numbers;

/**
 * The details of a submission for graders, over all test images, including those of the private score.
 *
 * @param mistakes the most frequent mistakes where an image has exactly one class; else empty
 * @param worst the images with the lowest Dice, lowest first
 */
public record SubmissionDetail(List<ClassRow> classes, List<Mistake> mistakes, List<Panel> worst) {
    private static final List<String> HEADER = List.of("class", "F1", "precision", "recall", "pixel Dice");

    /** The header of the table of mistakes. */
    static final List<String> MISTAKES = List.of("class", "predicted as", "images", "such as");

    /** The details of a submission without a score. */
    public static final SubmissionDetail NONE = new SubmissionDetail(List.of(), List.of(), List.of());

    /** The figures of a class. The pixel Dice is pooled over all images; NaN where an image has exactly one class. */
    public record ClassRow(String name, double f1, double precision, double recall, double pixelDice) {
        private Stream<String> cells() {
            return Stream.concat(
                    Stream.of(name),
                    DoubleStream.of(f1, precision, recall, pixelDice).mapToObj(Numbers::share));
        }
    }

    /** A class that was predicted as another: in how many images, and the ids of some. */
    public record Mistake(String actual, String predicted, int images, List<String> examples) {
        public Mistake {
            examples = List.copyOf(examples);
        }

        List<String> cells() {
            return List.of(actual, predicted, Integer.toString(images), String.join(", ", examples));
        }
    }

    /** A picture of an image, its truth and its prediction. */
    public record Panel(Path picture, String caption) {}

    public SubmissionDetail {
        classes = List.copyOf(classes);
        mistakes = List.copyOf(mistakes);
        worst = List.copyOf(worst);
    }

    /** The header of the table of classes. */
    List<String> header() {
        return HEADER.subList(0, columns());
    }

    /** The table of classes. */
    List<List<String>> rows() {
        return classes.stream()
                .map(row -> row.cells().limit(columns()).toList())
                .toList();
    }

    private int columns() {
        return HEADER.size() - (classes.stream().allMatch(row -> Double.isNaN(row.pixelDice())) ? 1 : 0);
    }
}
