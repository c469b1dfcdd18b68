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
import podium.player.network.engine.InferenceNetwork;

/** What a stage's network is fed with: images, or the features that a frozen backbone makes of them. */
sealed interface Examples permits ImageExamples, FeatureExamples, WindowExamples {
    TrainingJob job();

    /** The part of the network that takes these examples. */
    Graph graph(Purpose purpose);

    /** How training examples become batches. */
    default BatchPlan plan() {
        return job().plan();
    }

    /** Training batches from one on, until an epoch that is no longer made. */
    BatchSource train(int epoch, int batch, int untilEpoch);

    /** Loss and figures on valid, in order and as the images are. */
    PartFigures validate(Parameters parameters, BatchLoss loss) throws IOException;

    /** Those of batches whose examples {@code graph} takes. */
    static PartFigures validate(Graph graph, Parameters parameters, BatchSource valid, BatchLoss loss)
            throws IOException {
        EpochScores scores = loss.newScores();
        double sum = 0;
        try (BatchSource batches = valid;
                InferenceNetwork inference = InferenceNetwork.fused(graph, parameters)) {
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
