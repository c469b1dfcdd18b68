package podium.player.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import podium.player.network.engine.Engine;
import podium.player.network.engine.Mxnet;
import podium.player.network.engine.OnnxRuntime;
import podium.player.network.engine.TrainingEngine;
import podium.player.network.running.InferenceNetwork;
import podium.player.network.running.LogitLoss;
import podium.player.network.running.TrainingNetwork;
import podium.player.network.running.Updater;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;
import podium.player.recipe.SegmenterSettings;
import podium.player.recipe.learning.Optimizer;

/**
 * Measures the images per second of a network in training with Adam and in inference. bench/throughput.py runs it.
 *
 * <p>mobilenetv2 has 20 classes and random weights. deeplabv3plus has it as its backbone and has 21 labels; its loss
 * and its label maps have the size of the images.
 */
final class NetworkThroughput {
    /** The number of warm-up steps, in which Java compiles the code that calls the engine. */
    private static final int WARM_UP = 15;

    private static final int CLASSES = 20;
    private static final int LABELS = 21;

    private NetworkThroughput() {}

    /** Arguments: mobilenetv2 or deeplabv3plus, size, batch, iterations, relu or relu6, trained or frozen. */
    public static void main(String[] args) throws IOException {
        boolean segments = args[0].equals("deeplabv3plus");
        int size = Integer.parseInt(args[1]);
        int batch = Integer.parseInt(args[2]);
        int iterations = Integer.parseInt(args[3]);
        Rectifier rectifier = Rectifier.valueOf(args[4].toUpperCase(Locale.ROOT));
        BatchNormMode mode = BatchNormMode.valueOf(args[5].toUpperCase(Locale.ROOT));
        NetworkSpec network = new NetworkSpec(
                Architecture.of("mobilenetv2_1.0"),
                size,
                segments ? LABELS : CLASSES,
                segments ? SegmenterSettings.STANDARD.head() : ClassifierHead.LINEAR,
                mode,
                rectifier);
        Parameters parameters = Weights.load(network, WeightSource.parse("none", Path.of("")), 1)
                .parameters();
        float[] pixels = new float[batch * 3 * size * size];
        Random random = new Random(1);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat();
        }
        LogitLoss loss = segments ? pixelLoss(batch, size, random) : NetworkThroughput::crossEntropy;
        try (TrainingNetwork training = TrainingEngine.here().training(network.graph(Purpose.TRAINING), parameters);
                Updater adam = training.updater(Optimizer.STANDARD.rule())) {
            training.train(name -> true);
            rate("train", batch, iterations, () -> {
                training.backward(pixels, batch, loss);
                adam.step(name -> 1e-3);
            });
        }
        Graph graph = network.graph(segments ? Purpose.INFERENCE : Purpose.SCORES);
        for (Engine engine : List.of(new Mxnet(), OnnxRuntime.here())) {
            try (InferenceNetwork inference = engine.inference(graph, parameters)) {
                rate("infer, " + engine.title(), batch, 2 * iterations, () -> {
                    float[] outputs = inference.forward(pixels, batch);
                    if (segments) {
                        labels(outputs, batch, size);
                    }
                });
            }
        }
    }

    private static LogitLoss pixelLoss(int batch, int size, Random random) {
        byte[] wanted = new byte[batch * size * size];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = (byte) random.nextInt(LABELS);
        }
        float[] weights = new float[LABELS];
        Arrays.fill(weights, 1);
        PixelLoss loss = new PixelLoss(weights, 0);
        return (logits, gradient) -> loss.of(logits, new Maps(batch, size, size, wanted), gradient);
    }

    private static void labels(float[] logits, int batch, int size) {
        int cells = LogitMap.cells(size, DeepLabHead.STRIDE);
        int length = LABELS * cells * cells;
        IntStream.range(0, batch)
                .parallel()
                .forEach(image -> LogitMap.of(
                                LABELS,
                                cells,
                                cells,
                                DeepLabHead.STRIDE,
                                Arrays.copyOfRange(logits, image * length, (image + 1) * length))
                        .labels(size, size));
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

    private static void rate(String what, int batch, int iterations, Runnable step) {
        double[] seconds = new double[iterations];
        for (int i = -WARM_UP; i < iterations; i++) {
            long began = System.nanoTime();
            step.run();
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - began) / 1e9;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s %.2f%n",
                what,
                iterations * batch / Arrays.stream(seconds).sum());
    }
}
