package podium.app.training;

import java.io.IOException;
import java.util.List;
import podium.core.InputException;
import podium.core.UsageException;
import podium.core.files.Manifest.Sum;
import podium.data.dataset.ImageSet;
import podium.judge.competition.Competition;
import podium.player.images.ImageStore;
import podium.player.prediction.Segmenter;
import podium.player.recipe.FoldChoice;
import podium.player.runs.RunFolder;
import podium.player.training.Trained;
import podium.player.training.TrainingJob;

/** The training of a segmenter on the images that have a label map. */
record SegmenterTraining() implements TaskTraining {
    /** A competition without the segmentation task does not read masks. */
    @Override
    public void requireTruth(Competition competition) {
        if (!competition.wanted().masks()) {
            throw new UsageException("competition " + competition.id() + " has no masks to train a segmenter on, since"
                    + " its tasks are [classification]; train a classifier or, if there are masks, add"
                    + " --set tasks='[classification, segmentation]'");
        }
    }

    @Override
    public void requireFolds(FoldChoice folds) {
        if (folds == FoldChoice.ALL) {
            throw new UsageException("--folds all is for classifiers only; for a segmenter, use competition or none");
        }
    }

    @Override
    public List<Sum> truth(Session session, TrainingInputs sums) throws IOException {
        return List.of(sums.files(
                "(masks of train)",
                session.trainImages()::maskSha256,
                session.splits().trainAll()));
    }

    @Override
    public ImageStore store(Session session) throws IOException {
        ImageSet images = session.trainImages();
        List<String> ids = session.splits().trainAll();
        List<String> labelled = ids.stream().filter(images::hasMask).toList();
        if (labelled.isEmpty()) {
            throw new InputException("none of the " + ids.size() + " images of train and valid has a label map; a"
                    + " segmenter needs them");
        }
        if (labelled.size() < ids.size()) {
            session.context()
                    .warn()
                    .accept(labelled.size() + " of " + ids.size() + " images have a label map; the others are skipped");
        }
        return session.labelledStore(labelled);
    }

    @Override
    public byte[][] targets(LabelledTrain labels) {
        return labels.targetsWithBackground();
    }

    @Override
    public void train(Session session, TrainingJob job, List<Integer> folds, RunFolder folder) throws IOException {
        Trained trained = session.fit(job, folder);
        folder.model().write(job.network(), trained.parameters());
        try (Segmenter segmenter = Segmenter.open(folder, session.context().predicting())) {
            new SegmenterReport(folder, job, segmenter, session.listener().progress())
                    .write(trained, session.testImages(), session.splits().test())
                    .ifPresent(table -> table.lines().forEach(session.log()));
        }
    }
}
