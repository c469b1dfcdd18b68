package podium.app.strategies;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import podium.app.strategies.CompareStrategies.Calibrations;
import podium.app.strategies.CompareStrategies.Rejections;
import podium.app.strategies.CompareStrategies.Section;
import podium.core.metric.Bootstrap;
import podium.judge.competition.Labelling;
import podium.player.strategy.Standing;
import podium.player.strategy.classes.CalibrationKind;
import podium.player.strategy.classes.ClassChoice;
import podium.player.strategy.classes.ClassStrategy;
import podium.player.strategy.classes.RejectionStanding;
import podium.player.strategy.classes.Trial;
import podium.report.tables.CalibrationTable;
import podium.report.tables.RejectionTable;
import podium.report.tables.StrategyTable;

/** The tables of classification strategies: on the images of the study, by cross-fitting, and on test. */
record ClassTables(ClassStudy study, Bootstrap bootstrap) {
    private Labelling labels() {
        return study.classifier().scores().labels();
    }

    private String title(String of, String how) {
        return of + study.classifier().name() + ": " + study.classifier().ids().size() + " images, " + how;
    }

    Section section() {
        return Section.chosenHere(
                "classification",
                title("Classification by ", "tuned and evaluated by cross-fitting"),
                StrategyTable.of(
                        StrategyTable.Figure.of(labels()),
                        Standing.of(study.compared(), trial -> study.offers(trial.calibration()), bootstrap)));
    }

    Calibrations calibrations() {
        return new Calibrations(
                "calibrations",
                title("Calibrations of ", "fitted and evaluated by cross-fitting"),
                CalibrationTable.of(study.calibrations()));
    }

    /** What rejecting gains, for several shares of images; an empty list if images can have several classes. */
    List<Rejections> rejections() {
        return rejections(
                "rejections",
                title("Rejection by ", "with a threshold that was tuned by cross-fitting"),
                study.rejecting().stream()
                        .map(trial -> RejectionStanding.of(trial, bootstrap))
                        .toList());
    }

    /** The same on images on which nothing was tuned. */
    List<Rejections> rejectionsOnTest(LabelledClassifier test) {
        return rejections(
                "rejections-test",
                "Rejection by " + test.name() + ": " + test.ids().size() + " images on which nothing was tuned",
                study.rejecting().stream()
                        .map(trial -> RejectionStanding.of(trial, test.scores(), bootstrap))
                        .toList());
    }

    private static List<Rejections> rejections(String file, String title, List<RejectionStanding> rows) {
        return rows.isEmpty() ? List.of() : List.of(new Rejections(file, title, new RejectionTable(rows)));
    }

    Calibrations calibrationsOnTest(LabelledClassifier test) {
        return new Calibrations(
                "calibrations-test",
                "Calibrations of " + test.name() + ": " + test.ids().size() + " images on which nothing was fitted",
                CalibrationTable.of(study.calibrationsOn(test.scores())));
    }

    List<String> notes() {
        LabelledClassifier classifier = study.classifier();
        List<String> without = IntStream.range(0, classifier.classes().size())
                .filter(label -> classifier.scores().positives(label) == 0)
                .mapToObj(classifier.classes()::get)
                .toList();
        return without.isEmpty()
                ? List.of()
                : List.of("no image shows " + String.join(", ", without) + ": "
                        + switch (labels()) {
                            case MULTIPLE -> "per-class uses the threshold of all classes for them";
                            case SINGLE -> "class-biases keeps their bias at 0";
                        }
                        + ", and calibrations have no positive");
    }

    Section onTest(LabelledClassifier test) {
        List<Trial> trials =
                study.trials().stream().map(trial -> trial.on(test.scores())).toList();
        double hindsight = Arrays.stream(oracle().fit(test.scores()).decider().dice(test.scores()))
                .average()
                .orElse(Double.NaN);
        StrategyTable.Figure figure = StrategyTable.Figure.of(labels());
        StrategyTable chosen = section().shown();
        return new Section(
                "classification-test",
                "Classification by " + test.name() + ": " + test.ids().size()
                        + " images on which nothing was tuned; the best"
                        + switch (labels()) {
                            case MULTIPLE -> " threshold in hindsight (or the highest class) scores ";
                            case SINGLE -> " class biases in hindsight score ";
                        }
                        + String.format(Locale.ROOT, "%.4f", hindsight),
                StrategyTable.of(
                        figure, Standing.of(trials, trial -> study.offers(trial.calibration()), bootstrap), hindsight),
                StrategyTable.of(
                        figure, Standing.of(trials.stream().filter(chosen::has).toList(), bootstrap), hindsight));
    }

    /** The strategy that is tuned on test itself, to see how far the others are from it. */
    private ClassChoice oracle() {
        return switch (labels()) {
            case MULTIPLE -> new ClassChoice(ClassStrategy.GLOBAL_OR_ARGMAX, 0, CalibrationKind.NONE);
            case SINGLE -> new ClassChoice(ClassStrategy.CLASS_BIASES, 0, CalibrationKind.NONE);
        };
    }
}
