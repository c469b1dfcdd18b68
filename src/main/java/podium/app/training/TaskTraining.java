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

/** What differs between the training of a classifier and that of a segmenter. */
sealed interface TaskTraining permits ClassifierTraining, SegmenterTraining {
    static TaskTraining of(Task task) {
        return switch (task) {
            case CLASSIFICATION -> new ClassifierTraining();
            case SEGMENTATION -> new SegmenterTraining();
        };
    }

    /** Refuses a competition that has no truth of this kind to learn from. */
    void requireTruth(Competition competition);

    /** Refuses folds that it cannot be trained on. */
    void requireFolds(FoldChoice folds);

    /** The sums of the truth that it learns from, beside the labels of images. */
    List<Sum> truth(Session session, TrainingInputs sums) throws IOException;

    /** The images of train and valid, as it reads them. */
    ImageStore store(Session session) throws IOException;

    /** What is present in each image: one value an output. */
    byte[][] targets(LabelledTrain labels);

    /**
     * Trains, and writes the model, what it says of valid and test, and how the training went.
     *
     * @param folds of the images of train and valid
     */
    void train(Session session, TrainingJob job, List<Integer> folds, RunFolder folder) throws IOException;
}
