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

/** Strategies of classification, judged by cross-fitting: in folds that are dealt anew, evenly for every class. */
public final class ClassStudy {
    private static final int FOLDS = 5;
    /** None that a competition is likely to have: the images of valid are one of its folds, and must not be one of these. */
    private static final long SEED = 5_702_887;

    private final LabelledClassifier classifier;
    private final int[] folds;
    private final List<ClassTrial> trials;
    private final List<CalibrationTrial> calibrations;
    private final List<CalibrationStanding> standings;

    private ClassStudy(
            LabelledClassifier classifier, int[] folds, List<ClassTrial> trials, List<CalibrationTrial> calibrations) {
        this.classifier = classifier;
        this.folds = folds;
        this.trials = List.copyOf(trials);
        this.calibrations = List.copyOf(calibrations);
        // always this one, so that what is chosen does not depend on how intervals are shown
        this.standings = CalibrationStanding.of(calibrations, Bootstrap.STANDARD);
    }

    /** Judges one or more choices. */
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
        return new ClassStudy(classifier, folds, trials, calibrations);
    }

    /** Whether so many images can be parted into folds to tune and judge by. */
    public static boolean enough(int images) {
        return images >= 2 * FOLDS;
    }

    /** A fold for each image. */
    static int[] deal(List<PixelRuns> labels, int classes, String name) {
        if (!enough(labels.size())) {
            throw new InputException(
                    name + ": " + labels.size() + " labelled images are too few to tune on some and judge"
                            + " on others; expected " + 2 * FOLDS + " or more");
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

    /** How each calibration does by negative log likelihood, each image by one fitted without its fold. */
    List<CalibrationStanding> calibrations() {
        return standings;
    }

    /** How the calibrations that were fitted to all images do on others. */
    List<CalibrationStanding> calibrationsOn(LabelledScores others) {
        return CalibrationStanding.of(
                calibrations.stream().map(trial -> trial.on(others)).toList(), Bootstrap.STANDARD);
    }

    /**
     * Whether a calibration may be chosen: none, and the one that wins by negative log likelihood, if one is better than none.
     * Dice has no part in it, so that among many calibrations none is chosen for its luck. Where a user names the calibration,
     * all choices have it, and it is on offer.
     */
    boolean offers(String calibration) {
        return calibration.equals(CalibrationKind.NONE.spelling())
                || calibration.equals(CalibrationStanding.winner(standings).spelling())
                || trials.stream()
                        .allMatch(trial -> trial.choice().calibrationName().equals(calibration));
    }

    /** Of the highest mean Dice among those on offer, of several the first. */
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

    /** What the best says of an image, without having seen its fold. */
    ImageClasses said(int image) {
        return new ImageClasses(best().probabilities(image), best().predicted(image));
    }

    List<Trial> compared() {
        return trials.stream().map(ClassTrial::trial).toList();
    }
}
