package podium.player.training;

import java.io.IOException;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.images.Batch;
import podium.player.images.BatchPlan;
import podium.player.images.BatchSource;
import podium.player.loss.BatchLoss;
import podium.player.loss.EpochScores;
import podium.player.network.Graph;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.engine.Engine;
import podium.player.network.running.InferenceNetwork;

/**
 * The examples that a stage's network learns from: images, windows of images, or cached features of a frozen backbone.
 */
sealed interface Examples permits ImageExamples, FeatureExamples, WindowExamples {
    TrainingJob job();

    /** Returns the graph of the part of the network that takes these examples as input. */
    Graph graph(Purpose purpose);

    /** Returns the plan by which training examples are put into batches. */
    default BatchPlan plan() {
        return job().plan();
    }

    /**
     * Returns the training batches from a given one on.
     *
     * @param epoch the first epoch, from 0
     * @param batch the first batch of that epoch, from 0
     * @param untilEpoch the epoch after the last, exclusive
     */
    BatchSource train(int epoch, int batch, int untilEpoch);

    /** Returns the loss and the metrics on valid, without shuffling or augmentation. */
    PartFigures validate(Parameters parameters, BatchLoss loss) throws IOException;

    /** Returns the loss and the metrics on batches of examples that {@code graph} takes as input. */
    static PartFigures validate(Engine engine, Graph graph, Parameters parameters, BatchSource valid, BatchLoss loss)
            throws IOException {
        EpochScores scores = loss.newScores();
        double sum = 0;
        try (BatchSource batches = valid;
                InferenceNetwork inference = engine.inference(graph, parameters)) {
            while (batches.hasNext()) {
                Batch batch = batches.next();
                float[] logits = inference.forward(batch.values(), batch.size());
                sum += batch.size() * loss.of(batch).value(logits, new float[logits.length]);
                scores.add(batch);
            }
        }
        return scores.figures(sum);
    }
}
