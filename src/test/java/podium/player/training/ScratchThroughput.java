package podium.player.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import podium.player.network.Graph;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.architecture.NetworkSpec;
import podium.player.network.engine.TrainingEngine;
import podium.player.network.running.TrainingNetwork;
import podium.player.network.running.UpdateRule;
import podium.player.network.running.UpdateRule.Momentum;
import podium.player.network.running.Updater;
import podium.player.network.weights.WeightSource;
import podium.player.network.weights.Weights;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;

/**
 * Measures the images per second of a large network in training from scratch, with softmax cross-entropy, momentum and
 * dropout. bench/scratch_pairs.py runs it.
 */
final class ScratchThroughput {
    private static final int WARM_UP = 3;
    private static final int CLASSES = 10;

    private ScratchThroughput() {}

    /** Arguments: a recipe's file, size, batch, iterations. */
    public static void main(String[] args) throws IOException {
        Recipe recipe = new RecipeFile("scratch", Path.of(args[0])).read(Map.of("size", args[1]));
        NetworkSpec spec = recipe.trainingNetwork(CLASSES);
        Parameters drawn =
                Weights.load(spec, new WeightSource.None(), recipe.seed()).parameters();
        Graph graph = spec.graph(Purpose.TRAINING);
        int batch = Integer.parseInt(args[2]);
        int iterations = Integer.parseInt(args[3]);
        float[] pixels = pixels(Math.toIntExact(batch * graph.input().size()));
        try (TrainingNetwork network = TrainingEngine.here().training(graph, drawn);
                Updater updater = network.updater(new UpdateRule(new Momentum(0.9), 5e-4, 0))) {
            network.train(name -> true);
            long began = 0;
            for (int step = -WARM_UP; step < iterations; step++) {
                began = step == 0 ? System.nanoTime() : began;
                network.seed(step);
                network.backward(pixels, batch, ScratchThroughput::crossEntropy);
                updater.step(name -> 1e-3);
            }
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
    private static double crossEntropy(float[] logits, float[] gradient) {
        int rows = logits.length / CLASSES;
        double loss = 0;
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int k = 0; k < CLASSES; k++) {
                sum += Math.exp(logits[row * CLASSES + k]);
            }
            for (int k = 0; k < CLASSES; k++) {
                double share = Math.exp(logits[row * CLASSES + k]) / sum;
                int wanted = k == row % CLASSES ? 1 : 0;
                gradient[row * CLASSES + k] = (float) ((share - wanted) / rows);
                loss -= wanted * Math.log(share) / rows;
            }
        }
        return loss;
    }
}
