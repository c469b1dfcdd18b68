package podium.player.training;

import java.io.IOException;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.images.BatchSource;
import podium.player.images.ImageBatches;
import podium.player.loss.BatchLoss;
import podium.player.network.FrozenLayers;
import podium.player.network.Graph;
import podium.player.network.Parameters;
import podium.player.network.Purpose;

/** Examples that are images, augmented differently in each epoch, for a network with frozen layers. */
record ImageExamples(TrainingJob job, FrozenLayers frozenLayers) implements Examples {
    @Override
    public Graph graph(Purpose purpose) {
        return job.network().graph(purpose, frozenLayers);
    }

    @Override
    public BatchSource train(int epoch, int batch, int untilEpoch) {
        return ImageBatches.start(job.data().images(), job.data().trainPictures(), plan(), epoch, batch, untilEpoch);
    }

    @Override
    public PartFigures validate(Parameters parameters, BatchLoss loss) throws IOException {
        BatchSource valid =
                ImageBatches.start(job.data().images(), job.data().validPictures(), plan().asTheyAre(), 0, 0, 1);
        return Examples.validate(job.predicting(), graph(Purpose.INFERENCE), parameters, valid, loss);
    }
}
