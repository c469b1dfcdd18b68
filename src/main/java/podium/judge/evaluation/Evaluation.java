package podium.judge.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import podium.core.metric.ConfusionMatrix;

/**
 * The metric that ranks submissions: which rows an image has, and how the score is computed from them.
 *
 * <p>Everything that depends on the metric is a method here. No method has a default implementation for the
 * metric's own properties, so that a new metric must state all of them.
 *
 * <pre>{@code
 * Evaluation evaluation = Evaluation.of("voc-miou");   // the spelling in competition.yaml
 * evaluation.title();                                  // "VOC mean IoU"
 * evaluation.rows(RowKind.HALVES);                     // IMAGE_classification and IMAGE_segmentation
 * }</pre>
 */
public sealed interface Evaluation permits Accuracy, MeanDice, VocMeanIou, ColumnMajorDice {
    /** Every evaluation, in alphabetical order. */
    static List<Evaluation> all() {
        return List.of(new Accuracy(), new ColumnMajorDice(), new MeanDice(), new VocMeanIou());
    }

    /**
     * The evaluation with the given name.
     *
     * @param name a spelling such as {@code mean-dice}
     * @throws IllegalArgumentException if no evaluation has that name
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Evaluation of(Object name) {
        List<Evaluation> all = all();
        return all.stream()
                .filter(evaluation -> evaluation.spelling().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("found " + name + "; expected "
                        + all.stream().map(Evaluation::spelling).collect(Collectors.joining(" or "))));
    }

    /** The spelling in competition.yaml and in the ledger, such as {@code mean-dice}. */
    @JsonValue
    String spelling();

    /** The heading of a column of scores. */
    String title();

    /** The heading of a column with the mean Dice of one task, next to a column with the score. */
    String headingOfHalf(String half);

    /** True if the score is the mean Dice of each image's rows, which strategies are tuned and compared by. */
    boolean isWhatStrategiesAreTunedBy();

    /** True if each classification row has exactly one class, in the truth and in a submission. */
    boolean oneClass();

    /** The kinds of rows that a competition must have for this score. */
    List<RowKind> needs();

    /** Every kind of row that a submission may have. An Id belongs to the first kind whose suffix it has. */
    List<RowKind> kinds();

    /**
     * The rows of each image.
     *
     * @param asked the row kind of each of the competition's tasks
     */
    List<RowKind> rows(List<RowKind> asked);

    /**
     * The score over some rows; NaN if no row counts.
     *
     * @param labels the Dice of the classification rows
     * @param pixels the Dice of all other rows
     * @param confusion the pixels of all segmentation rows by actual and predicted class, without void pixels
     */
    double score(DiceSum labels, DiceSum pixels, Supplier<ConfusionMatrix> confusion);

    /** The counts of an image's segmentation row that {@link #statistics} needs; empty where its Dice is enough. */
    double[] ofPixels(ConfusionMatrix image);

    /**
     * The numbers of one image. Their sum over images determines the score, see {@link #figure}. A bootstrap
     * over images resamples them, and the ledger stores them to compare submissions later.
     *
     * @param rows the Dice of the image's rows
     * @param ofPixels the result of {@link #ofPixels}; empty without a segmentation row
     */
    double[] statistics(DiceSum rows, double[] ofPixels);

    /** The score, computed from a sum of {@link #statistics}. */
    double figure(double[] sum);

    /** The kind of row that an Id belongs to, or null if no kind matches. */
    default @Nullable RowKind kindOf(byte[] bytes, int from, int to) {
        return RowKind.ofId(kinds(), bytes, from, to);
    }

    /** The forms of Ids, for messages. */
    default String form() {
        return kinds().stream().map(kind -> kind.id("IMAGE")).collect(Collectors.joining(" or "));
    }
}
