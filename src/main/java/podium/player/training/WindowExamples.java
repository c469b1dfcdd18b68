package podium.player.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;
import podium.data.image.ImageSize;
import podium.data.image.RgbImage;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.images.BatchSource;
import podium.player.images.Framing;
import podium.player.images.ImageBatches;
import podium.player.images.ImageStore;
import podium.player.images.WholeImageNetwork;
import podium.player.images.WindowFraming;
import podium.player.loss.BatchLoss;
import podium.player.loss.LabelEpochScores;
import podium.player.loss.LabelLoss;
import podium.player.loss.PixelLoss.Maps;
import podium.player.network.FrozenLayers;
import podium.player.network.Graph;
import podium.player.network.Parameters;
import podium.player.network.Purpose;

/**
 * Examples that are random windows of images and their label maps, drawn differently in each epoch. Validation uses
 * whole images at their own sizes.
 */
record WindowExamples(TrainingJob job, FrozenLayers frozenLayers) implements Examples {
    @Override
    public Graph graph(Purpose purpose) {
        return job.network().graph(purpose, frozenLayers);
    }

    @Override
    public BatchSource train(int epoch, int batch, int untilEpoch) {
        Framing framing = new WindowFraming(
                job.data().images(), plan(), job.recipe().network().segmenter());
        return ImageBatches.start(framing, job.data().train(), plan(), epoch, batch, untilEpoch);
    }

    @Override
    public PartFigures validate(Parameters parameters, BatchLoss loss) throws IOException {
        LabelLoss pixels = (LabelLoss) loss;
        LabelEpochScores scores = pixels.newScores();
        ImageStore images = job.data().images();
        int[] valid = job.data().valid();
        List<ImageSize> sizes = new ArrayList<>();
        for (int index : valid) {
            sizes.add(images.image(index).size());
        }
        double sum = 0;
        try (WholeImageNetwork network =
                new WholeImageNetwork(job.network(), parameters, job.planes(), job.predicting())) {
            for (int place : WholeImageNetwork.bySize(sizes)) {
                RgbImage image = images.image(valid[place]);
                LabelMap wanted = images.labelMap(valid[place]);
                LogitMap logits = network.logits(image);
                Maps maps = new Maps(1, image.width(), image.height(), wanted.labels());
                sum += pixels.of(maps).value(logits.values(), new float[logits.values().length]);
                scores.add(1);
            }
        }
        return scores.figures(sum);
    }
}
