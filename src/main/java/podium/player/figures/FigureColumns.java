package podium.player.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import podium.core.metric.RankingFigures;

/**
 * The metrics of one kind of networks as numbers in a fixed order: first those of all outputs together, then those of each output.
 */
sealed interface FigureColumns {
    /** The name of Keras' metric. In files without {@link #TOP_CLASS} it means the metric that now has that name. */
    String CATEGORICAL = "categoricalAccuracy";

    String TOP_CLASS = "topClassAccuracy";

    /** A metric that only classifiers of images with one class have. */
    String LOG_LOSS = "logLoss";

    /** A metric that only segmenters have. */
    String MEAN_IOU = "meanIou";

    /** Returns the names of the metrics of all outputs together. */
    List<String> names();

    /** Returns the names of the metrics of one output. */
    List<String> outputNames();

    /** Returns the metrics of all outputs together. */
    List<Double> values(Figures figures);

    /** Returns the metrics of one output. */
    List<Double> outputValues(Figures figures, int output);

    /** Builds figures from their numbers, the inverse of {@link #values} and {@link #outputValues}. */
    Figures figures(List<Double> values, List<List<Double>> outputs);

    static FigureColumns of(FigureKind kind) {
        return switch (kind) {
            case MULTILABEL -> new OfClassification();
            case SINGLE_LABEL -> new OfSingleLabel();
            case SEGMENTATION -> new OfSegmentation();
        };
    }

    static FigureColumns of(Figures figures) {
        return of(figures.kind());
    }

    /** A named number that is computed from figures. */
    record Figure<T>(String name, ToDoubleFunction<T> of) {
        static <T> List<String> names(List<Figure<T>> figures) {
            return figures.stream().map(Figure::name).toList();
        }

        static <T> List<Double> values(List<Figure<T>> figures, T of) {
            return figures.stream().map(figure -> figure.of().applyAsDouble(of)).toList();
        }
    }

    /** The metrics of a classifier of images with any number of classes: of rankings (means, and per class) and of predicted labels. */
    record OfClassification() implements FigureColumns {
        private static final List<Figure<RankingFigures>> RANKING = List.of(
                new Figure<>("ap11", RankingFigures::ap11),
                new Figure<>("apAuc", RankingFigures::apAuc),
                new Figure<>("averagePrecision", RankingFigures::averagePrecision));

        private static final List<Figure<ClassificationFigures>> DECISIONS = List.of(
                accuracy("hammingLoss", Accuracies::hammingLoss),
                accuracy("subsetAccuracy", Accuracies::subsetAccuracy),
                accuracy("binaryAccuracy", Accuracies::binaryAccuracy),
                accuracy(CATEGORICAL, Accuracies::categoricalAccuracy),
                accuracy(TOP_CLASS, Accuracies::topClassAccuracy),
                f1("f1Micro", F1Scores::micro),
                f1("f1Macro", F1Scores::macro),
                f1("f1Samples", F1Scores::samples),
                new Figure<>("dice", ClassificationFigures::dice));

        @Override
        public List<String> names() {
            List<String> names = new ArrayList<>(Figure.names(RANKING));
            names.addAll(Figure.names(DECISIONS));
            return names;
        }

        @Override
        public List<String> outputNames() {
            return Figure.names(RANKING);
        }

        @Override
        public List<Double> values(Figures figures) {
            ClassificationFigures known = (ClassificationFigures) figures;
            List<Double> values = new ArrayList<>(Figure.values(RANKING, known.ranking()));
            values.addAll(Figure.values(DECISIONS, known));
            return values;
        }

        @Override
        public List<Double> outputValues(Figures figures, int output) {
            return Figure.values(
                    RANKING, ((ClassificationFigures) figures).classes().get(output));
        }

        @Override
        public Figures figures(List<Double> values, List<List<Double>> outputs) {
            return new ClassificationFigures(
                    ranking(values),
                    new Accuracies(values.get(3), values.get(4), values.get(5), values.get(6), values.get(7)),
                    new F1Scores(values.get(8), values.get(9), values.get(10)),
                    values.get(11),
                    outputs.stream().map(OfClassification::ranking).toList());
        }

        private static Figure<ClassificationFigures> accuracy(String name, ToDoubleFunction<Accuracies> of) {
            return new Figure<>(name, figures -> of.applyAsDouble(figures.accuracies()));
        }

        private static Figure<ClassificationFigures> f1(String name, ToDoubleFunction<F1Scores> of) {
            return new Figure<>(name, figures -> of.applyAsDouble(figures.f1()));
        }

        private static RankingFigures ranking(List<Double> numbers) {
            return new RankingFigures(numbers.get(0), numbers.get(1), numbers.get(2));
        }
    }

    /** The metrics of a classifier of images with one class, and the rates of each class. */
    record OfSingleLabel() implements FigureColumns {
        private static final List<Figure<SingleLabelFigures>> WHOLE = List.of(
                new Figure<>("accuracy", SingleLabelFigures::accuracy),
                new Figure<>("f1Macro", SingleLabelFigures::f1Macro),
                new Figure<>(LOG_LOSS, SingleLabelFigures::logLoss),
                new Figure<>("expectedCalibrationError", SingleLabelFigures::expectedCalibrationError),
                new Figure<>("top5Accuracy", SingleLabelFigures::top5Accuracy));

        private static final List<Figure<ClassRates>> RATES = List.of(
                new Figure<>("precision", ClassRates::precision),
                new Figure<>("recall", ClassRates::recall),
                new Figure<>("f1", ClassRates::f1));

        @Override
        public List<String> names() {
            return Figure.names(WHOLE);
        }

        @Override
        public List<String> outputNames() {
            return Figure.names(RATES);
        }

        @Override
        public List<Double> values(Figures figures) {
            return Figure.values(WHOLE, (SingleLabelFigures) figures);
        }

        @Override
        public List<Double> outputValues(Figures figures, int output) {
            return Figure.values(RATES, ((SingleLabelFigures) figures).classes().get(output));
        }

        @Override
        public Figures figures(List<Double> values, List<List<Double>> outputs) {
            return new SingleLabelFigures(
                    values.get(0),
                    values.get(1),
                    values.get(2),
                    values.get(3),
                    values.get(4),
                    outputs.stream()
                            .map(rates -> new ClassRates(rates.get(0), rates.get(1), rates.get(2)))
                            .toList());
        }
    }

    /** The metrics of a segmenter: mean IoU, pixel accuracy, Dice, and the IoU of each label. */
    record OfSegmentation() implements FigureColumns {
        @Override
        public List<String> names() {
            return List.of(MEAN_IOU, "pixelAccuracy", "dice");
        }

        @Override
        public List<String> outputNames() {
            return List.of("iou");
        }

        @Override
        public List<Double> values(Figures figures) {
            SegmentationFigures known = (SegmentationFigures) figures;
            return List.of(known.meanIou(), known.pixelAccuracy(), known.dice());
        }

        @Override
        public List<Double> outputValues(Figures figures, int output) {
            return List.of(((SegmentationFigures) figures).iou().get(output));
        }

        @Override
        public Figures figures(List<Double> values, List<List<Double>> outputs) {
            return new SegmentationFigures(
                    values.get(0),
                    values.get(1),
                    values.get(2),
                    outputs.stream().map(output -> output.get(0)).toList());
        }
    }
}
