package podium.app.strategies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.player.strategy.ImageClasses;
import podium.player.strategy.MaskCompletion;
import podium.player.strategy.PixelChoice;
import podium.player.strategy.PixelCrossFitting;
import podium.player.strategy.PixelTrial;
import podium.player.strategy.classes.ClassTrial;
import podium.player.strategy.classes.Trial;

/**
 * The segmentation strategies, evaluated by cross-fitting. If there is a classifier, its folds are used.
 *
 * @param name the name of the segmenter's run
 * @param completion the classifier's best decisions completed from the best masks, on the images of both runs
 */
record PixelStudy(String name, List<PixelTrial> trials, Optional<Completion> completion) {
    PixelStudy {
        trials = List.copyOf(trials);
    }

    /** Classification on the images with masks, without and with completion from the masks. */
    record Completion(Trial plain, MaskCompletion completed) {
        /** The least share of pixels that adds a class; infinite if the completion is no gain. */
        double share() {
            return completed.trial().mean() > plain.mean() ? completed.share() : Double.POSITIVE_INFINITY;
        }
    }

    /**
     * Evaluates one or more strategies.
     *
     * @param ignoreVoid true to ignore void pixels, false to count them as background
     */
    static PixelStudy of(
            LabelledSegmenter segmenter,
            Optional<ClassStudy> classifier,
            int classes,
            List<PixelChoice> choices,
            boolean ignoreVoid,
            int threads,
            Progress progress)
            throws IOException {
        int[] shared = classifier.map(study -> shared(segmenter, study)).orElse(new int[0]);
        int[] folds = classifier
                .map(study -> IntStream.of(shared).map(study::fold).toArray())
                .orElseGet(() -> ClassStudy.deal(labels(segmenter, classes), classes, segmenter.name()));
        List<ImageClasses> decisions = classifier
                .map(study -> IntStream.of(shared).mapToObj(study::decision).toList())
                .orElseGet(() -> IntStream.range(0, segmenter.images())
                        .mapToObj(image -> ImageClasses.unknown(classes))
                        .toList());
        PixelCrossFitting fitting = new PixelCrossFitting(segmenter, folds, decisions, ignoreVoid, threads, progress);
        List<PixelTrial> trials = new ArrayList<>();
        for (PixelChoice choice : choices) {
            trials.add(fitting.trial(choice));
        }
        PixelTrial best = best(trials);
        return new PixelStudy(
                segmenter.name(), trials, classifier.map(study -> completion(study, best, shared, folds)));
    }

    private static List<PixelRuns> labels(LabelledSegmenter segmenter, int classes) {
        return segmenter.truths().stream()
                .map(truth -> PixelRuns.ofMembers(present(truth, classes)))
                .toList();
    }

    private static boolean[] present(LabelMap truth, int classes) {
        long[] pixels = truth.histogram();
        boolean[] present = new boolean[classes];
        for (int label = 0; label < classes; label++) {
            present[label] = pixels[label + 1] > 0;
        }
        return present;
    }

    /** The classifier's index of each image of the segmenter. */
    private static int[] shared(LabelledSegmenter segmenter, ClassStudy study) {
        Map<String, Integer> places = new HashMap<>();
        List<String> ids = study.classifier().ids();
        for (int image = 0; image < ids.size(); image++) {
            places.put(ids.get(image), image);
        }
        List<String> unknown =
                segmenter.ids().stream().filter(id -> !places.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            throw new InputException(study.classifier().name() + " and " + segmenter.name()
                    + " have different valid images: " + LabelledClassifier.some(unknown)
                    + " of the second run are missing in the first; expected two runs of one competition with"
                    + " the same valid fold");
        }
        return segmenter.ids().stream()
                .mapToInt(id -> places.getOrDefault(id, -1))
                .toArray();
    }

    private static Completion completion(ClassStudy study, PixelTrial masks, int[] shared, int[] folds) {
        ClassTrial best = study.best();
        double[] plain = IntStream.of(shared)
                .mapToDouble(image -> best.trial().dice(image))
                .toArray();
        List<boolean[]> decided =
                Arrays.stream(shared).mapToObj(best::predicted).toList();
        List<double[]> shares =
                IntStream.range(0, shared.length).mapToObj(masks::shares).toList();
        return new Completion(
                new Trial(best.choice().name(), best.choice().calibrationName(), plain),
                MaskCompletion.of(best.choice(), study.classifier().scores().only(shared), decided, shares, folds));
    }

    /** The strategy with the highest mean Dice; the first of several. */
    PixelTrial best() {
        return best(trials);
    }

    private static PixelTrial best(List<PixelTrial> trials) {
        PixelTrial best = trials.get(0);
        for (PixelTrial trial : trials) {
            if (trial.trial().mean() > best.trial().mean()) {
                best = trial;
            }
        }
        return best;
    }

    List<Trial> compared() {
        return trials.stream().map(PixelTrial::trial).toList();
    }
}
