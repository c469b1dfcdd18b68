package podium.player.training;

import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import podium.player.runs.RunFolder;

/**
 * Cross-validation: trains a network on all images, and scores each fold by another network that was trained on the
 * other folds. The out-of-fold scores can be used to choose a decision strategy, although the final network has learnt
 * from all images.
 *
 * <p>No fold is used to choose an epoch, because that would bias its scores. All trainings run all epochs of the
 * recipe.
 */
public final class CrossValidation {
    private CrossValidation() {}

    /** Scores images with a trained network and stores the scores. */
    public interface Scoring {
        /**
         * Scores the images of one fold.
         *
         * @param images the indices of the fold's images in the job's store
         */
        void score(TrainingJob job, Trained trained, int[] images) throws IOException;
    }

    /**
     * Trains once for each fold and once on all images, and returns the network that was trained on all images.
     *
     * @param folds the fold of every image of the job's store, from 0
     * @param scoring called once per fold, with the network that has not seen the fold's images
     * @throws podium.core.InputException if the recipe's schedule is plateau, or a training fails
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
                continue; // no image of this fold can be read
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
