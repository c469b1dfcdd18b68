package podium.judge.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import podium.core.metric.ConfusionMatrix;

/**
 * What ranks submissions: which rows an image has, and which score their counts make.
 *
 * <p>Whoever needs to know something of an evaluation asks for it here. Nothing has a default, so that a new evaluation says
 * everything itself: a score under another evaluation's name would go unseen.
 *
 * <pre>{@code
 * Evaluation evaluation = Evaluation.of("voc-miou");   // as competition.yaml names it
 * evaluation.title();                                  // "VOC mean IoU"
 * evaluation.rows(RowKind.HALVES);                     // IMAGE_classification and IMAGE_segmentation
 * }</pre>
 */
public sealed interface Evaluation permits MeanDice, VocMeanIou, ColumnMajorDice {
    /** Every evaluation, in alphabetical order. */
    static List<Evaluation> all() {
        return List.of(new ColumnMajorDice(), new MeanDice(), new VocMeanIou());
    }

    /**
     * The evaluation of that name.
     *
     * @param name such as {@code mean-dice}
     * @throws IllegalArgumentException if there is none
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

    /** Its name in competition.yaml and in the ledger: {@code mean-dice}. */
    @JsonValue
    String spelling();

    /** What the score is called above a table of scores. */
    String title();

    /** How a column with the mean Dice of one half is headed, beside a column with the score. */
    String headingOfHalf(String half);

    /** Whether it is the mean Dice of each image's rows, which strategies are tuned and judged by. */
    boolean isWhatStrategiesAreTunedBy();

    /** Kinds of rows that a competition has to ask for, or there would be nothing to score. */
    List<RowKind> needs();

    /** Every kind of row that a submission may have, the first whose ending an Id has being the Id's. */
    List<RowKind> kinds();

    /**
     * The rows of each image.
     *
     * @param asked a kind for each of the competition's tasks
     */
    List<RowKind> rows(List<RowKind> asked);

    /**
     * The score over some rows; NaN without any that count.
     *
     * @param labels the classification rows
     * @param pixels all other rows
     * @param confusion pixels by actual and predicted class, of all segmentation rows, void left out
     */
    double score(DiceSum labels, DiceSum pixels, Supplier<ConfusionMatrix> confusion);

    /** What is kept of an image's segmentation row for {@link #statistics}; empty where its Dice is enough. */
    double[] ofPixels(ConfusionMatrix image);

    /**
     * Numbers of one image, such that the score is {@link #figure} of their sum over images: what a bootstrap over images
     * resamples, and all that a ledger has to keep of a submission to compare it with others later.
     *
     * @param rows the image's
     * @param ofPixels from {@link #ofPixels}; empty without a segmentation row
     */
    double[] statistics(DiceSum rows, double[] ofPixels);

    /** The score as a function of added up {@link #statistics}. */
    double figure(double[] sum);

    /** The kind of row that an Id names; null for an Id of none. */
    default @Nullable RowKind kindOf(byte[] bytes, int from, int to) {
        return RowKind.ofId(kinds(), bytes, from, to);
    }

    /** What Ids look like, for messages. */
    default String form() {
        return kinds().stream().map(kind -> kind.id("IMAGE")).collect(Collectors.joining(" or "));
    }
}
