package podium.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import podium.network.Architecture;
import podium.network.BatchNormMode;
import podium.network.ClassifierHead;
import podium.network.InferenceNetwork;
import podium.network.NetworkSpec;
import podium.network.Parameters;
import podium.network.Purpose;
import podium.network.Rectifier;
import podium.network.TrainingNetwork;
import podium.network.WeightSource;
import podium.network.Weights;

/**
 * Images a second of MobileNetV2 with 20 classes, training with Adam and inference, in one mode; run by
 * bench/throughput.py.
 */
final class NetworkThroughput {
    /** Steps until Java has compiled what it calls the engine with. */
    private static final int WARM_UP = 15;

    private NetworkThroughput() {}

    /** Arguments: size, batch, iterations, relu or relu6, trained or frozen. */
    public static void main(String[] args) throws IOException {
        int size = Integer.parseInt(args[0]);
        int batch = Integer.parseInt(args[1]);
        int iterations = Integer.parseInt(args[2]);
        Rectifier rectifier = Rectifier.valueOf(args[3].toUpperCase(Locale.ROOT));
        BatchNormMode mode = BatchNormMode.valueOf(args[4].toUpperCase(Locale.ROOT));
        NetworkSpec network =
                new NetworkSpec(Architecture.of("mobilenetv2_1.0"), size, 20, ClassifierHead.LINEAR, mode, rectifier);
        Parameters parameters = Weights.load(network, WeightSource.parse("none", Path.of("")), 1)
                .parameters();
        float[] pixels = new float[batch * 3 * size * size];
        Random random = new Random(1);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat();
        }
        try (TrainingNetwork training = new TrainingNetwork(network.graph(Purpose.LOGITS), parameters);
                OptimizerState adam = new OptimizerState(Optimizer.STANDARD)) {
            training.train(name -> true);
            rate("train", batch, iterations, () -> {
                training.backward(pixels, batch, NetworkThroughput::crossEntropy);
                adam.step(training, name -> 1e-3);
            });
        }
        try (InferenceNetwork inference = InferenceNetwork.fused(network.graph(Purpose.SCORES), parameters)) {
            rate("infer", batch, 2 * iterations, () -> inference.forward(pixels, batch));
        }
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
