package podium.player.training;

import java.io.IOException;
import java.util.SplittableRandom;
import podium.core.Progress;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.images.Batch;
import podium.player.images.BatchSource;
import podium.player.loss.BatchLoss;
import podium.player.loss.EpochScores;
import podium.player.network.FrozenLayers;
import podium.player.network.Graph;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.engine.TrainingEngine;
import podium.player.network.running.LogitLoss;
import podium.player.network.running.TrainingNetwork;
import podium.player.network.running.Updater;
import podium.player.recipe.Recipe;
import podium.player.recipe.learning.LearningRate;
import podium.player.recipe.learning.Stage;

/** A running stage: its network, updater and examples, and the steps that train and validate them. */
final class StageRun implements AutoCloseable {
    private final TrainingJob job;
    private final Stage stage;
    private final LearningRate learningRate;
    private final TrainedParameters trained;
    private final Examples examples;
    private final Parameters before;
    private final TrainingNetwork network;
    private final Updater updater;
    private final BatchLoss loss;
    private final Adversary adversary;
    private final int batchesPerEpoch;
    private final boolean dropsUnits;

    StageRun(TrainingJob job, int stage, Parameters current, BatchLoss loss, Progress progress) throws IOException {
        Recipe recipe = job.recipe();
        this.job = job;
        this.stage = recipe.learning().stages().get(stage);
        learningRate = recipe.learning().learningRate(this.stage);
        before = current;
        Graph graph = job.network().graph(Purpose.TRAINING);
        FrozenLayers frozen = this.stage.train().frozen(job.network());
        dropsUnits = graph.dropsUnits();
        trained = TrainedParameters.of(graph, frozen);
        examples = examples(frozen, progress);
        batchesPerEpoch = examples.plan().batches(job.data().trainPictures().length);
        this.loss = loss;
        network = TrainingEngine.here().training(examples.graph(Purpose.TRAINING), current);
        network.train(trained::trains);
        updater = network.updater(recipe.learning().optimizer().rule());
        adversary = new Adversary(
                recipe.robustness().adversarial(),
                job.planes(),
                recipe.network().size());
    }

    private Examples examples(FrozenLayers frozen, Progress progress) throws IOException {
        return switch (job.recipe().task()) {
            case CLASSIFICATION -> imageExamples(frozen, progress);
            case SEGMENTATION -> new WindowExamples(job, frozen);
        };
    }

    private Examples imageExamples(FrozenLayers frozen, Progress progress) throws IOException {
        return stage.train().headOnly() && job.recipe().images().features().views() > 0
                ? FeatureExamples.of(job, before, progress)
                : new ImageExamples(job, frozen);
    }

    /** Restores the optimiser's state after the given number of steps. */
    void restore(Parameters optimizerState, long steps) {
        updater.restore(optimizerState, steps);
    }

    /** Returns the remaining batches of the stage. */
    BatchSource batches(TrainingState state) {
        Position at = state.position();
        return examples.train(at.epoch(), at.batch(), at.epoch() + epochs() - at.stageEpoch());
    }

    /** Trains on a batch, adds its scores, and returns its loss. If the loss is not finite, nothing is updated. */
    double step(Batch batch, TrainingState state, EpochScores scores) {
        seedDropout(state.position());
        LogitLoss ofBatch = loss.of(batch);
        if (job.recipe().robustness().adversarial().attacks() && !(examples instanceof FeatureExamples)) {
            SplittableRandom random = new SplittableRandom(seedOfBatch(state.position()));
            adversary.attack(network, batch.values(), batch.size(), ofBatch, random);
        }
        double value = network.backward(batch.values(), batch.size(), ofBatch);
        if (Double.isFinite(value)) {
            LearningRate rates = rates(state);
            updater.step(name -> trained.head(name) ? rates.head() : rates.backbone());
            scores.add(batch);
        }
        return value;
    }

    private void seedDropout(Position at) {
        if (dropsUnits) {
            network.seed(seedOfBatch(at));
        }
    }

    private long seedOfBatch(Position at) {
        long ofEpoch = new SplittableRandom(job.recipe().seed()).nextLong() + at.epoch();
        return new SplittableRandom(ofEpoch).nextLong() + at.batch();
    }

    /** Returns the learning rates of the next step; at the end of an epoch, those of its last step. */
    LearningRate rates(TrainingState state) {
        int batch = Math.min(state.position().batch(), batchesPerEpoch() - 1);
        double multiplier = job.recipe()
                .learning()
                .schedule()
                .multiplier(
                        (long) state.position().stageEpoch() * batchesPerEpoch() + batch,
                        batchesPerEpoch(),
                        epochs(),
                        state.improvement().plateau());
        return new LearningRate(multiplier * learningRate.backbone(), multiplier * learningRate.head());
    }

    /** Returns the loss and the metrics on valid. */
    PartFigures validate(Parameters parameters) throws IOException {
        return examples.validate(parameters, loss);
    }

    /** Returns the current values of all parameters of the network, including those of a frozen backbone. */
    Parameters parameters() {
        return before.and(network.parameters());
    }

    Parameters optimizerState() {
        return updater.state();
    }

    long steps() {
        return updater.steps();
    }

    /** Returns true if any parameter of the backbone is trained. */
    boolean trainsBackbone() {
        return !trained.headNames().containsAll(trained.names());
    }

    int epochs() {
        return stage.epochs();
    }

    int batchesPerEpoch() {
        return batchesPerEpoch;
    }

    String name() {
        return stage.train().toString();
    }

    @Override
    public void close() {
        updater.close();
        network.close();
    }
}
