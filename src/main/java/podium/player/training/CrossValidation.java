package podium.player.training;

import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import podium.player.runs.RunFolder;

/**
 * Trains on all images, and tells how well: each fold is scored by a network trained on the other folds ('out of fold'), so
 * that every image can be chosen by, though the network that is kept has learnt from it.
 *
 * <p>No fold chooses its own network, which would flatter its scores: all trainings run the recipe's epochs to the end.
 */
public final class CrossValidation {
    private CrossValidation() {}

    /** What scores images by a network of given parameters, and keeps the scores. */
    public interface Scoring {
        void score(TrainingJob job, Trained trained, int[] images) throws IOException;
    }

    /**
     * Trains once for each fold and once more on all images, and returns the latter.
     *
     * @param folds of every image of the job's store, from 0
     * @param scoring is told of each fold's images with the network that has not seen them
     */
    public static Trained train(
            TrainingJob job, List<Integer> folds, RunFolder folder, TrainingListener listener, Scoring scoring)
            throws IOException {
        TrainingJob whole = job.withoutChoice();
        int count = folds.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        for (int fold = 0; fold < count; fold++) {
            int held = fold;
            int[] valid = indices(folds, image -> folds.get(image) == held);
            if (valid.length == 0) {
                continue; // none of its images can be read
            }
            TrainingJob part = whole.parted(indices(folds, image -> folds.get(image) != held), valid);
            listener.begin("fold " + (fold + 1) + " of " + count);
            Trained trained = Trainer.train(part, folder.fold(fold), listener);
            scoring.score(part, trained, valid);
        }
        listener.begin("all images");
        return Trainer.train(whole.parted(indices(folds, image -> true), new int[0]), folder.path(), listener);
    }

    private static int[] indices(List<Integer> folds, IntPredicate chosen) {
        return IntStream.range(0, folds.size()).filter(chosen).toArray();
    }
}
