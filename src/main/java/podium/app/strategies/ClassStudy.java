package podium.app.strategies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.mask.PixelRuns;
import podium.core.metric.Bootstrap;
import podium.judge.competition.Folds;
import podium.player.strategy.ImageClasses;
import podium.player.strategy.classes.CalibrationKind;
import podium.player.strategy.classes.CalibrationStanding;
import podium.player.strategy.classes.CalibrationTrial;
import podium.player.strategy.classes.ClassChoice;
import podium.player.strategy.classes.ClassTrial;
import podium.player.strategy.classes.CrossFitting;
import podium.player.strategy.classes.LabelledScores;
import podium.player.strategy.classes.Trial;

/** The classification strategies, evaluated by cross-fitting in new folds that are stratified by class. */
public final class ClassStudy {
    private static final int FOLDS = 5;
    /** An unusual seed, so that these folds differ from the competition's folds, one of which is valid. */
    private static final long SEED = 5_702_887;

    /** The shares of images whose rejection is judged. */
    private static final List<Double> REJECTED = List.of(0.01, 0.02, 0.05, 0.1, 0.2);

    private final LabelledClassifier classifier;
    private final int[] folds;
    private final List<ClassTrial> trials;
    private final List<CalibrationTrial> calibrations;
    private final List<CalibrationStanding> standings;
    private final List<ClassTrial> rejecting;

    private ClassStudy(
            LabelledClassifier classifier,
            int[] folds,
            List<ClassTrial> trials,
            List<CalibrationTrial> calibrations,
            CrossFitting fitting) {
        this.classifier = classifier;
        this.folds = folds;
        this.trials = List.copyOf(trials);
        this.calibrations = List.copyOf(calibrations);
        // always the standard bootstrap, so that the choice does not depend on the intervals that a user asks for
        this.standings = CalibrationStanding.of(calibrations, Bootstrap.STANDARD);
        this.rejecting = switch (classifier.scores().labels()) {
            case MULTIPLE -> List.of();
            case SINGLE ->
                REJECTED.stream()
                        .map(share -> ClassChoice.rejecting(share, CalibrationStanding.winner(standings)))
                        .map(fitting::trial)
                        .toList();
        };
    }

    /** Evaluates one or more strategies. */
    static ClassStudy of(LabelledClassifier classifier, List<ClassChoice> choices, Progress progress) {
        int[] folds = deal(classifier.labels(), classifier.classes().size(), classifier.name());
        CrossFitting fitting = new CrossFitting(classifier.scores(), folds);
        List<ClassTrial> trials = new ArrayList<>();
        try (Progress.Task task = progress.start("strategies of classification", choices.size())) {
            for (ClassChoice choice : choices) {
                trials.add(fitting.trial(choice));
                task.step();
            }
        }
        List<CalibrationTrial> calibrations = Arrays.stream(CalibrationKind.values())
                .map(fitting::calibration)
                .toList();
        return new ClassStudy(classifier, folds, trials, calibrations, fitting);
    }

    /** True if there are enough images for the folds of cross-fitting. */
    public static boolean enough(int images) {
        return images >= 2 * FOLDS;
    }

    /** Assigns a fold to each image. */
    static int[] deal(List<PixelRuns> labels, int classes, String name) {
        if (!enough(labels.size())) {
            throw new InputException(
                    name + ": " + labels.size() + " labelled images are too few to tune and evaluate strategies;"
                            + " expected " + 2 * FOLDS + " or more");
        }
        return Folds.deal(labels, classes, FOLDS, SEED);
    }

    LabelledClassifier classifier() {
        return classifier;
    }

    int fold(int image) {
        return folds[image];
    }

    List<ClassTrial> trials() {
        return trials;
    }

    /** Rejections of several shares of the images; an empty list if images can have several classes. */
    List<ClassTrial> rejecting() {
        return rejecting;
    }

    /** The negative log likelihood of each calibration, each image with one that was fitted without its fold. */
    List<CalibrationStanding> calibrations() {
        return standings;
    }

    /** The negative log likelihood on other images, of calibrations that were fitted on all images here. */
    List<CalibrationStanding> calibrationsOn(LabelledScores others) {
        return CalibrationStanding.of(
                calibrations.stream().map(trial -> trial.on(others)).toList(), Bootstrap.STANDARD);
    }

    /**
     * True if a calibration may be chosen: none, and the one with the lowest negative log likelihood if it is better
     * than none. Dice is not used, since the best of many calibrations by Dice could be best by chance. If a user names
     * the calibration, all strategies have it, and it may be chosen.
     */
    boolean offers(String calibration) {
        return calibration.equals(CalibrationKind.NONE.spelling())
                || calibration.equals(CalibrationStanding.winner(standings).spelling())
                || trials.stream()
                        .allMatch(trial -> trial.choice().calibrationName().equals(calibration));
    }

    /**
     * The strategy with the highest mean Dice, which is the accuracy of images with one class, among those that
     * may be chosen; the first of several.
     */
    ClassTrial best() {
        List<ClassTrial> offered = trials.stream()
                .filter(trial -> offers(trial.choice().calibrationName()))
                .toList();
        ClassTrial best = offered.get(0);
        for (ClassTrial trial : offered) {
            if (trial.trial().mean() > best.trial().mean()) {
                best = trial;
            }
        }
        return best;
    }

    /** The decision of the best strategy for an image, tuned without the image's fold. */
    ImageClasses decision(int image) {
        return new ImageClasses(best().probabilities(image), best().predicted(image));
    }

    List<Trial> compared() {
        return trials.stream().map(ClassTrial::trial).toList();
    }
}
