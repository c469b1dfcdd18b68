package podium.app.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import podium.core.mask.PixelRuns;
import podium.data.dataset.ImageLabels;
import podium.data.dataset.ImageSet;
import podium.data.dataset.LabelSource;
import podium.judge.competition.Competition;
import podium.judge.competition.Splits;

/** The targets and folds of the readable images of train and valid. */
final class LabelledTrain {
    private final byte[][] targets;
    private final List<Integer> folds;
    private final List<Integer> dealtFolds;

    private LabelledTrain(byte[][] targets, List<Integer> folds, List<Integer> dealtFolds) {
        this.targets = targets;
        this.folds = folds;
        this.dealtFolds = dealtFolds;
    }

    static LabelledTrain of(Competition competition, Splits splits, ImageSet images, List<String> readable)
            throws IOException {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < splits.trainAll().size(); i++) {
            places.put(splits.trainAll().get(i), i);
        }
        // Masks do not mark difficult objects, and their labels were read with the splits.
        boolean difficult = competition.wanted().labels() != LabelSource.MASKS;
        byte[][] targets = new byte[readable.size()][competition.classes().size()];
        List<Integer> folds = new ArrayList<>();
        List<Integer> dealtFolds = new ArrayList<>();
        for (int i = 0; i < targets.length; i++) {
            int place = Objects.requireNonNull(places.get(readable.get(i)));
            folds.add(splits.folds().get(place));
            dealtFolds.add(splits.dealtFolds().get(place));
            mark(targets[i], splits.labels().get(place), 1);
            if (difficult) {
                ImageLabels labels = images.labels(readable.get(i));
                mark(targets[i], labels.difficult(), -1);
            }
        }
        return new LabelledTrain(targets, folds, dealtFolds);
    }

    private static void mark(byte[] targets, PixelRuns classes, int value) {
        for (int label = 0; label < targets.length; label++) {
            if (classes.contains(label)) {
                targets[label] = (byte) value;
            }
        }
    }

    /** The targets of each image, one value per class: 1 present, 0 absent, -1 only difficult objects. */
    byte[][] targets() {
        return targets;
    }

    /** Like {@link #targets}, with a first value of 1 for the background. */
    byte[][] targetsWithBackground() {
        byte[][] all = new byte[targets.length][];
        for (int image = 0; image < all.length; image++) {
            all[image] = new byte[targets[image].length + 1];
            all[image][0] = 1;
            System.arraycopy(targets[image], 0, all[image], 1, targets[image].length);
        }
        return all;
    }

    /** The fold of each image, from 0, that a training on all folds leaves out in turn. */
    List<Integer> dealtFolds() {
        return dealtFolds;
    }

    /** True if an image has one of these classes, even if only difficult objects show it. */
    boolean has(int image, List<Integer> classes) {
        return classes.stream().anyMatch(label -> targets[image][label] != 0);
    }

    boolean in(int image, int fold) {
        return folds.get(image) == fold;
    }

    /** The indices of the images that pass a condition, in order. */
    int[] where(IntPredicate image) {
        return IntStream.range(0, targets.length).filter(image).toArray();
    }
}
