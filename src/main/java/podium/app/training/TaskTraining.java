package podium.app.training;

import java.io.IOException;
import java.util.List;
import podium.core.files.Manifest.Sum;
import podium.judge.competition.Competition;
import podium.judge.competition.Task;
import podium.player.images.ImageStore;
import podium.player.recipe.FoldChoice;
import podium.player.runs.RunFolder;
import podium.player.training.TrainingJob;

/** The parts of a training that differ between classifiers and segmenters. */
sealed interface TaskTraining permits ClassifierTraining, SegmenterTraining {
    static TaskTraining of(Task task) {
        return switch (task) {
            case CLASSIFICATION -> new ClassifierTraining();
            case SEGMENTATION -> new SegmenterTraining();
        };
    }

    /** Refuses a competition without the truth that this task needs. */
    void requireTruth(Competition competition);

    /** Refuses a choice of folds that this task does not support. */
    void requireFolds(FoldChoice folds);

    /** The checksums of the truth that the training reads in addition to the labels of images. */
    List<Sum> truth(Session session, TrainingInputs sums) throws IOException;

    /** Opens the images of train and valid. */
    ImageStore store(Session session) throws IOException;

    /** The targets of each image, one value per output. */
    byte[][] targets(LabelledTrain labels);

    /**
     * Trains, and writes the model, its predictions for valid and test, and the results of the training.
     *
     * @param folds the fold of each image of train and valid
     */
    void train(Session session, TrainingJob job, List<Integer> folds, RunFolder folder) throws IOException;
}
