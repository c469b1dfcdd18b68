package podium.player.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import podium.core.metric.RankingFigures;
import podium.judge.competition.Task;

/** The figures of a half as numbers in a fixed order: some of all outputs together, some of each output. */
sealed interface FigureColumns {
    /** Keras' figure; in files from before {@link #TOP_CLASS} its name stands for that one. */
    String CATEGORICAL = "categoricalAccuracy";

    String TOP_CLASS = "topClassAccuracy";

    /** Names of the figures of all outputs together. */
    List<String> names();

    /** Names of the figures of one output. */
    List<String> outputNames();

    /** The figures of all outputs together. */
    List<Double> values(Figures figures);

    /** The figures of one output. */
    List<Double> outputValues(Figures figures, int output);

    /** The figures that the numbers tell of: the inverse. */
    Figures figures(List<Double> values, List<List<Double>> outputs);

    static FigureColumns of(Task task) {
        return switch (task) {
            case CLASSIFICATION -> new OfClassification();
            case SEGMENTATION -> new OfSegmentation();
        };
    }

    static FigureColumns of(Figures figures) {
        return of(figures.task());
    }

    /** A number by its name. */
    record Figure<T>(String name, ToDoubleFunction<T> of) {
        static <T> List<String> names(List<Figure<T>> figures) {
            return figures.stream().map(Figure::name).toList();
        }

        static <T> List<Double> values(List<Figure<T>> figures, T of) {
            return figures.stream().map(figure -> figure.of().applyAsDouble(of)).toList();
        }
    }

    /** Rankings, means and of each class, and what is decided. */
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

    /** Mean IoU, pixel accuracy, Dice, and the IoU of each label. */
    record OfSegmentation() implements FigureColumns {
        @Override
        public List<String> names() {
            return List.of("meanIou", "pixelAccuracy", "dice");
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
