package podium.report.tables;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import podium.player.figures.ClassificationFigures;
import podium.player.figures.EpochFigures;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.figures.Figures;
import podium.player.figures.RunFigures;
import podium.player.figures.SegmentationFigures;
import podium.player.figures.SingleLabelFigures;
import podium.player.recipe.Checkpoint;
import podium.player.recipe.Recipe;

/**
 * The line of a finished epoch. The columns of a training's lines are aligned.
 *
 * <pre>
 * epoch  3/50  head  loss 0.214 / 0.231  AP 0.812  ap11 0.79  F1 0.74  Dice 0.77   21.3 images/s  41 s  best
 * </pre>
 *
 * <p>For images of one class, the metrics are {@code accuracy 0.812  F1 0.79  log loss 0.611  ECE 0.05}, where F1 is the
 * mean over classes. For a segmenter, they are {@code VOC IoU 0.412  pixels 0.88  Dice 0.55}.
 *
 * <p>The losses are those on train and on valid. The metrics are those on valid or, without valid images, on train. AP
 * is averagePrecision, and its F1 is the mean over images.
 *
 * @param epochs the number of epochs of the training, unless it stops early
 * @param stages the names of all stages
 */
public record EpochLine(int epochs, List<String> stages) {
    /** The lines of a training by a recipe. */
    public static EpochLine of(Recipe recipe) {
        return new EpochLine(
                recipe.learning().epochs(),
                recipe.learning().stages().stream()
                        .map(stage -> stage.train().toString())
                        .toList());
    }

    public EpochLine {
        stages = List.copyOf(stages);
    }

    /** The line without a line break; {@code best} marks the best epoch so far. */
    public String text(EpochFigures epoch, boolean best) {
        int digits = Integer.toString(epochs).length();
        int name = stages.stream().mapToInt(TextTable::width).max().orElse(0);
        PartFigures valid = epoch.valid();
        PartFigures part = valid == null ? epoch.train() : valid;
        return String.format(
                Locale.ROOT,
                "epoch %" + digits + "d/%d  %s  loss %s  %s  %6.1f images/s  %4.0f s%s",
                epoch.epoch(),
                epochs,
                epoch.stage() + " ".repeat(Math.max(0, name - TextTable.width(epoch.stage()))),
                loss(epoch.train(), valid),
                figures(part.figures()),
                epoch.imagesPerSecond(),
                epoch.seconds(),
                best ? "  best" : "");
    }

    /** The line of the figures on valid before the first epoch, which stands above the others. */
    public String before(PartFigures valid) {
        int digits = Integer.toString(epochs).length();
        int name = stages.stream().mapToInt(TextTable::width).max().orElse(0);
        return String.format(
                Locale.ROOT,
                "epoch %" + digits + "d/%d  %s  loss - / %s  %s",
                0,
                epochs,
                " ".repeat(name),
                Numbers.share(valid.loss()),
                figures(valid.figures()));
    }

    /**
     * Returns the line below those of all epochs, which says whose parameters are the model.
     *
     * @param checkpoint which epoch the recipe asks for; without valid images it is the last one
     */
    public static String last(RunFigures figures, Checkpoint checkpoint) {
        boolean valid = figures.validImages() > 0 && !figures.outOfFold();
        String epoch = figures.epoch() + " of " + figures.epochs();
        if (!valid) {
            return "no epoch was chosen, because no image was kept to choose by; the model is that of epoch " + epoch;
        }
        return switch (checkpoint) {
            case BEST -> "best epoch on valid: " + epoch;
            case LAST -> "the model is that of the last epoch: " + epoch;
        };
    }

    private static String figures(Figures figures) {
        return switch (figures.kind()) {
            case MULTILABEL -> figures((ClassificationFigures) figures);
            case SINGLE_LABEL -> figures((SingleLabelFigures) figures);
            case SEGMENTATION -> figures((SegmentationFigures) figures);
        };
    }

    private static String figures(ClassificationFigures classes) {
        return String.format(
                Locale.ROOT,
                "AP %s  ap11 %s  F1 %s  Dice %s",
                Numbers.share(classes.ranking().averagePrecision()),
                Numbers.hundredth(classes.ranking().ap11()),
                Numbers.hundredth(classes.f1().samples()),
                Numbers.hundredth(classes.dice()));
    }

    private static String figures(SingleLabelFigures classes) {
        return String.format(
                Locale.ROOT,
                "accuracy %s  F1 %s  log loss %s  ECE %s",
                Numbers.share(classes.accuracy()),
                Numbers.hundredth(classes.f1Macro()),
                Numbers.share(classes.logLoss()),
                Numbers.hundredth(classes.expectedCalibrationError()));
    }

    private static String figures(SegmentationFigures labels) {
        return String.format(
                Locale.ROOT,
                "VOC IoU %s  pixels %s  Dice %s",
                Numbers.share(labels.meanIou()),
                Numbers.hundredth(labels.pixelAccuracy()),
                Numbers.share(labels.dice()));
    }

    private static String loss(PartFigures train, @Nullable PartFigures valid) {
        return Numbers.share(train.loss()) + (valid == null ? "" : " / " + Numbers.share(valid.loss()));
    }
}
