package podium.player.training;

import java.io.IOException;
import podium.core.Progress;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.images.BatchSource;
import podium.player.images.FeatureBatches;
import podium.player.images.FeatureTable;
import podium.player.loss.BatchLoss;
import podium.player.network.Graph;
import podium.player.network.Parameters;
import podium.player.network.Purpose;

/** Examples that are cached features of a frozen backbone, of each picture and each of its augmented views. */
record FeatureExamples(TrainingJob job, FeatureTable features) implements Examples {
    static FeatureExamples of(TrainingJob job, Parameters parameters, Progress progress) throws IOException {
        return new FeatureExamples(job, job.features().compute(job, parameters, progress));
    }

    @Override
    public Graph graph(Purpose purpose) {
        return job.network().headGraph(purpose);
    }

    @Override
    public BatchSource train(int epoch, int batch, int untilEpoch) {
        return new FeatureBatches(features, job.data().trainPictures(), plan(), epoch, batch, untilEpoch);
    }

    @Override
    public PartFigures validate(Parameters parameters, BatchLoss loss) throws IOException {
        BatchSource valid = new FeatureBatches(features, job.data().validPictures(), plan().asTheyAre(), 0, 0, 1);
        return Examples.validate(job.predicting(), graph(Purpose.INFERENCE), parameters, valid, loss);
    }
}
