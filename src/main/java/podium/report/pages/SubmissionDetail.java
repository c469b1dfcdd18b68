package podium.report.pages;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import podium.report.tables.Numbers;

/**
 * The details of a submission for graders, over all test images, including those of the private score.
 *
 * @param worst the images with the lowest Dice, lowest first
 */
public record SubmissionDetail(List<ClassRow> classes, List<Panel> worst) {
    /** The header of the table of classes. */
    static final List<String> HEADER = List.of("class", "F1", "precision", "recall", "pixel Dice");

    /** The details of a submission without a score. */
    public static final SubmissionDetail NONE = new SubmissionDetail(List.of(), List.of());

    /** The figures of a class. The pixel Dice is pooled over all images. */
    public record ClassRow(String name, double f1, double precision, double recall, double pixelDice) {
        List<String> cells() {
            return Stream.concat(
                            Stream.of(name),
                            DoubleStream.of(f1, precision, recall, pixelDice).mapToObj(Numbers::share))
                    .toList();
        }
    }

    /** A picture of an image, its truth and its prediction. */
    public record Panel(Path picture, String caption) {}

    public SubmissionDetail {
        classes = List.copyOf(classes);
        worst = List.copyOf(worst);
    }
}
