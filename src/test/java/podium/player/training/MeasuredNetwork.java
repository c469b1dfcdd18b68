package podium.player.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import podium.core.mask.LogitMap;
import podium.player.loss.PixelLoss;
import podium.player.loss.PixelLoss.Maps;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.ClassifierHead;
import podium.player.network.architecture.DeepLabHead;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.running.LogitLoss;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;
import podium.player.recipe.SegmenterSettings;

/**
 * A network with random weights, and a batch of random images.
 *
 * @param parameters the weights
 * @param pixels the batch: batch x 3 x size x size numbers
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
record MeasuredNetwork(NetworkSpec spec, Parameters parameters, int batch, float[] pixels) {
    private static final int CLASSES = 20;
    private static final int LABELS = 21;

    /**
     * Makes a network.
     *
     * @param name mobilenetv2, which has 20 classes, or deeplabv3plus, which stands on it and has 21 labels
     */
    static MeasuredNetwork of(String name, int size, int batch, Rectifier rectifier, BatchNormMode mode)
            throws IOException {
        boolean segments = name.equals("deeplabv3plus");
        NetworkSpec spec = new NetworkSpec(
                Architecture.of("mobilenetv2_1.0"),
                size,
                segments ? LABELS : CLASSES,
                segments ? SegmenterSettings.STANDARD.head() : ClassifierHead.LINEAR,
                mode,
                rectifier);
        Parameters parameters =
                Weights.load(spec, WeightSource.parse("none", Path.of("")), 1).parameters();
        float[] pixels = new float[batch * 3 * size * size];
        Random random = new Random(1);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat();
        }
        return new MeasuredNetwork(spec, parameters, batch, pixels);
    }

    private boolean segments() {
        return !spec.head().classifies();
    }

    /** The graph that predicts. */
    Graph predicting() {
        return spec.graph(segments() ? Purpose.INFERENCE : Purpose.SCORES);
    }

    /** Makes a segmenter's label maps at the images' size from the batch's logits; for a classifier, does nothing. */
    void decide(float[] outputs) {
        if (!segments()) {
            return;
        }
        int size = spec.size();
        int cells = LogitMap.cells(size, DeepLabHead.STRIDE);
        int length = LABELS * cells * cells;
        IntStream.range(0, batch)
                .parallel()
                .forEach(image -> LogitMap.of(
                                LABELS,
                                cells,
                                cells,
                                DeepLabHead.STRIDE,
                                Arrays.copyOfRange(outputs, image * length, (image + 1) * length))
                        .labels(size, size));
    }

    /** The loss of random labels. A segmenter's has the images' size. */
    LogitLoss loss() {
        return segments() ? pixelLoss() : MeasuredNetwork::crossEntropy;
    }

    private LogitLoss pixelLoss() {
        Random random = new Random(2);
        byte[] wanted = new byte[batch * spec.size() * spec.size()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = (byte) random.nextInt(LABELS);
        }
        float[] weights = new float[LABELS];
        Arrays.fill(weights, 1);
        PixelLoss loss = new PixelLoss(weights, 0);
        Maps maps = new Maps(batch, spec.size(), spec.size(), wanted);
        return (logits, gradient) -> loss.of(logits, maps, gradient);
    }

    private static double crossEntropy(float[] logits, float[] gradient) {
        double loss = 0;
        for (int i = 0; i < logits.length; i++) {
            int y = i % 10 == 0 ? 1 : 0;
            double p = 1 / (1 + Math.exp(-logits[i]));
            loss -= Math.log(y == 1 ? p : 1 - p);
            gradient[i] = (float) ((p - y) / logits.length);
        }
        return loss / logits.length;
    }
}
