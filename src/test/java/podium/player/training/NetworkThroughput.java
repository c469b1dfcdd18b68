package podium.player.training;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import podium.player.network.BatchNormMode;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.engine.Engine;
import podium.player.network.engine.Mxnet;
import podium.player.network.engine.OnnxRuntime;
import podium.player.network.engine.TrainingEngine;
import podium.player.network.running.InferenceNetwork;
import podium.player.network.running.TrainingNetwork;
import podium.player.network.running.Updater;
import podium.player.recipe.learning.Optimizer;

/**
 * Measures the images per second of a network in training with Adam and in inference, by MXNet and by ONNX Runtime.
 * bench/throughput.py and bench/training_pairs.py run it. Loss and label maps of deeplabv3plus have the images' size.
 */
final class NetworkThroughput {
    /** The number of warm-up steps, in which Java compiles the code that calls the engine. */
    private static final int WARM_UP = 15;

    private NetworkThroughput() {}

    /** Arguments: mobilenetv2 or deeplabv3plus, size, batch, iterations, relu or relu6, trained or frozen. */
    public static void main(String[] args) throws IOException {
        int iterations = Integer.parseInt(args[3]);
        MeasuredNetwork network = MeasuredNetwork.of(
                args[0],
                Integer.parseInt(args[1]),
                Integer.parseInt(args[2]),
                Rectifier.valueOf(args[4].toUpperCase(Locale.ROOT)),
                BatchNormMode.valueOf(args[5].toUpperCase(Locale.ROOT)));
        train(network, iterations);
        infer("infer-mxnet", new Mxnet(), network, iterations);
        infer("infer-onnx", OnnxRuntime.here(), network, iterations);
    }

    private static void train(MeasuredNetwork network, int iterations) {
        var loss = network.loss();
        try (TrainingNetwork training =
                        TrainingEngine.here().training(network.spec().graph(Purpose.TRAINING), network.parameters());
                Updater adam = training.updater(Optimizer.STANDARD.rule())) {
            training.train(name -> true);
            rate("train", network.batch(), iterations, () -> {
                training.backward(network.pixels(), network.batch(), loss);
                adam.step(name -> 1e-3);
            });
        }
    }

    private static void infer(String what, Engine engine, MeasuredNetwork network, int iterations) {
        try (InferenceNetwork inference = engine.inference(network.predicting(), network.parameters())) {
            rate(
                    what,
                    network.batch(),
                    2 * iterations,
                    () -> network.decide(inference.forward(network.pixels(), network.batch())));
        }
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
