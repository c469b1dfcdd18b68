package podium.pipeline;

import java.util.ArrayList;
import java.util.List;
import podium.InputException;
import podium.Progress;
import podium.competition.Folds;
import podium.mask.Runs;
import podium.strategy.ClassChoice;
import podium.strategy.ClassTrial;
import podium.strategy.CrossFitting;
import podium.strategy.ImageClasses;
import podium.strategy.Trial;

/** Strategies of classification, judged by cross-fitting: in folds that are dealt anew, evenly for every class. */
final class ClassStudy {
    private static final int FOLDS = 5;
    /** None that a competition is likely to have: the images of valid are one of its folds, and must not be one of these. */
    private static final long SEED = 5_702_887;

    private final LabelledClassifier classifier;
    private final int[] folds;
    private final List<ClassTrial> trials;

    private ClassStudy(LabelledClassifier classifier, int[] folds, List<ClassTrial> trials) {
        this.classifier = classifier;
        this.folds = folds;
        this.trials = List.copyOf(trials);
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
        return new ClassStudy(classifier, folds, trials);
    }

    /** Whether so many images can be parted into folds to tune and judge by. */
    static boolean enough(int images) {
        return images >= 2 * FOLDS;
    }

    /** A fold for each image. */
    static int[] deal(List<Runs> labels, int classes, String name) {
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

    /** Of the highest mean Dice, of several the first. */
    ClassTrial best() {
        ClassTrial best = trials.get(0);
        for (ClassTrial trial : trials) {
            if (trial.trial().mean() > best.trial().mean()) {
                best = trial;
            }
        }
        return best;
    }

    /** What the best says of an image, without having seen its fold. */
    ImageClasses said(int image) {
        return new ImageClasses(best().probabilities(image), best().said(image));
    }

    List<Trial> compared() {
        return trials.stream().map(ClassTrial::trial).toList();
    }
}
