package podium.player.training;

import java.util.Locale;
import java.util.Random;
import podium.player.network.Graph;
import podium.player.network.engine.TrainingEngine;
import podium.player.network.running.TrainingNetwork;
import podium.player.network.running.UpdateRule;
import podium.player.network.running.UpdateRule.Momentum;
import podium.player.network.running.Updater;

/**
 * Measures the images per second of a large network in training from scratch, with softmax cross-entropy, momentum and
 * dropout. bench/scratch_pairs.py runs it.
 */
final class ScratchThroughput {
    private static final int WARM_UP = 3;

    private ScratchThroughput() {}

    /** Arguments: alexnet or vgg16, batch, iterations. */
    public static void main(String[] args) {
        Graph graph = ScratchNetwork.valueOf(args[0].toUpperCase(Locale.ROOT)).graph();
        int batch = Integer.parseInt(args[1]);
        int iterations = Integer.parseInt(args[2]);
        float[] pixels = pixels(Math.toIntExact(batch * graph.input().size()));
        int classes = Math.toIntExact(graph.output().size());
        try (TrainingNetwork network = TrainingEngine.here().training(graph, ScratchNetwork.drawn(graph));
                Updater updater = network.updater(new UpdateRule(new Momentum(0.9), 5e-4, 0))) {
            network.train(name -> true);
            long began = 0;
            for (int step = -WARM_UP; step < iterations; step++) {
                began = step == 0 ? System.nanoTime() : began;
                network.seed(step);
                network.backward(pixels, batch, (logits, slopes) -> crossEntropy(logits, slopes, classes));
                updater.step(name -> 1e-3);
            }
            network.forward(pixels, 1); // waits for the last step
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(Locale.ROOT, "train %.3f%n", iterations * batch / seconds);
        }
    }

    private static float[] pixels(int length) {
        Random random = new Random(1);
        float[] pixels = new float[length];
        for (int i = 0; i < length; i++) {
            pixels[i] = random.nextFloat();
        }
        return pixels;
    }

    /** The softmax cross-entropy of rows that have the classes 0, 1, 2 and so on in turns. */
    private static double crossEntropy(float[] logits, float[] gradient, int classes) {
        int rows = logits.length / classes;
        double loss = 0;
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                sum += Math.exp(logits[row * classes + k]);
            }
            for (int k = 0; k < classes; k++) {
                double share = Math.exp(logits[row * classes + k]) / sum;
                int wanted = k == row % classes ? 1 : 0;
                gradient[row * classes + k] = (float) ((share - wanted) / rows);
                loss -= wanted * Math.log(share) / rows;
            }
        }
        return loss;
    }
}
