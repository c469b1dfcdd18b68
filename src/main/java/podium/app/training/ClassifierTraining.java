package podium.app.training;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import podium.core.files.Manifest.Sum;
import podium.judge.competition.Competition;
import podium.player.images.ImageStore;
import podium.player.network.Parameters;
import podium.player.prediction.ClassOutputs;
import podium.player.prediction.ClassScores;
import podium.player.prediction.Classifier;
import podium.player.recipe.FoldChoice;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;
import podium.player.training.CrossValidation;
import podium.player.training.Trained;
import podium.player.training.TrainingJob;

/** The training of a classifier on images and their classes, with one train part or with each fold in turn. */
record ClassifierTraining() implements TaskTraining {
    @Override
    public void requireTruth(Competition competition) {
        // every competition has labels
    }

    @Override
    public void requireFolds(FoldChoice folds) {
        // a classifier can be trained on any choice of folds
    }

    @Override
    public List<Sum> truth(Session session, TrainingInputs sums) {
        return List.of();
    }

    @Override
    public ImageStore store(Session session) throws IOException {
        Recipe recipe = session.request().recipe();
        int side = recipe.images().augmentation().storedSide(recipe.network().size());
        return session.trainStore(side);
    }

    @Override
    public byte[][] targets(LabelledTrain labels) {
        return labels.targets();
    }

    @Override
    public void train(Session session, TrainingJob job, List<Integer> folds, RunFolder folder) throws IOException {
        Outcome outcome = session.request().folds() == FoldChoice.ALL
                ? ofEachFold(session, job, folds, folder)
                : ofOnePart(session, job, folder);
        folder.model().write(job.network(), outcome.trained().parameters());
        new RunReport(folder, job.recipe(), job.data(), session.trainImages())
                .write(outcome)
                .ifPresent(table -> table.lines().forEach(session.log()));
        ImageStore tests = session.testStore(job.recipe().network().size());
        try (Classifier classifier = Classifier.open(folder, session.context().predicting())) {
            classifier
                    .outputs(tests, job.threads(), session.listener().progress())
                    .write(folder.testScores(), folder.testLogits());
        }
    }

    private static Outcome ofEachFold(Session session, TrainingJob job, List<Integer> folds, RunFolder folder)
            throws IOException {
        float[][] scores = new float[folds.size()][];
        float[][] logits = new float[scores.length][];
        Trained trained = CrossValidation.train(job, folds, folder, session.listener(), (part, network, images) -> {
            ClassOutputs outputs = outputs(session, part, network.parameters(), images);
            for (int i = 0; i < images.length; i++) {
                scores[images[i]] = outputs.scores().row(i);
                logits[images[i]] = outputs.logits().row(i);
            }
        });
        List<String> classes = job.data().classes();
        List<String> ids = job.data().images().ids();
        ClassOutputs outOfFold =
                new ClassOutputs(new ClassScores(classes, ids, scores), new ClassScores(classes, ids, logits));
        return new Outcome(trained, job.data().train(), Optional.empty(), Optional.of(outOfFold), true);
    }

    private static Outcome ofOnePart(Session session, TrainingJob job, RunFolder folder) throws IOException {
        Trained trained = session.fit(job, folder);
        int[] valid = job.data().valid();
        if (valid.length == 0) {
            return new Outcome(trained, valid, Optional.empty(), Optional.empty(), false);
        }
        Optional<ClassOutputs> before = job.recipe().network().continuesRun()
                ? Optional.of(outputs(session, job, job.initial(), valid))
                : Optional.empty();
        return new Outcome(
                trained, valid, before, Optional.of(outputs(session, job, trained.parameters(), valid)), false);
    }

    private static ClassOutputs outputs(Session session, TrainingJob job, Parameters parameters, int[] images)
            throws IOException {
        try (Classifier classifier = Classifier.of(job.recipe(), job.data().classes(), parameters, job.predicting())) {
            return classifier.outputs(
                    job.data().images(),
                    images,
                    job.threads(),
                    session.listener().progress());
        }
    }

    /** A trained network and its outputs for the validation images. */
    static final class Outcome {
        private final Trained trained;
        private final int[] valid;
        private final Optional<ClassOutputs> before;
        private final Optional<ClassOutputs> outputs;
        private final boolean outOfFold;

        Outcome(
                Trained trained,
                int[] valid,
                Optional<ClassOutputs> before,
                Optional<ClassOutputs> outputs,
                boolean outOfFold) {
            this.trained = trained;
            this.valid = valid;
            this.before = before;
            this.outputs = outputs;
            this.outOfFold = outOfFold;
        }

        Trained trained() {
            return trained;
        }

        /** The indices of the validation images. */
        int[] valid() {
            return valid;
        }

        /** The outputs for the validation images of the run's network that the training began with, if it did. */
        Optional<ClassOutputs> before() {
            return before;
        }

        /** The outputs for the validation images in this order, or empty if there are none. */
        Optional<ClassOutputs> outputs() {
            return outputs;
        }

        /** True if each image was scored by a network that was not trained on its fold. */
        boolean outOfFold() {
            return outOfFold;
        }
    }
}
