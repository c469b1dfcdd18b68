package podium.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import podium.player.network.Graph;
import podium.player.network.Purpose;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;
import podium.player.recipe.learning.Stage;

/** Recipes, which are written again and whose networks are planned. */
final class RecipeFiles extends YamlFiles {
    private final Path file;

    RecipeFiles(Path folder) {
        super("""
                # A segmenter
                task: segmentation
                architecture: mobilenetv2_0.25
                weights: data/weights/mobilenetv2_1.0-0000.params
                size: 97
                rectifier: relu
                batch-norm: frozen
                loss: {kind: pixel-cross-entropy}
                optimizer: {kind: adamw, weight-decay: 0.01, clip-norm: 1}
                learning-rate: {backbone: 1e-4, head: 1e-3}
                schedule: {kind: polynomial, power: 0.9, warm-up: 0.5}
                stages:
                  - {train: all, epochs: 30}
                batch-size: 8
                metric: meanIou
                augmentation: {flip: true, brightness: 0.2, contrast: 0.2, saturation: 0.2}
                flip-averaging: true
                """, """
                architecture: mobilenet0.25
                size: 97
                scaling: symmetric
                head: {pooling: average, dense: [16], dropout: 0.2, activation: sigmoid}
                optimizer: {kind: adamw, weight-decay: 0.05}
                learning-rate: {backbone: 1e-2, head: 1e-2}
                schedule: {kind: cosine, warm-up: 2}
                stages:
                  - {train: head, epochs: 3}
                  - {train: last-10, epochs: 10, learning-rate: {backbone: 1e-4, head: 1e-3}}
                batch-size: 32
                balance: 0.5
                early-stopping: {patience: 5}
                checkpoint: best
                features: {views: 1}
                augmentation: {flip: true, rotation: 10, zoom: 0.25, translation: 0.1, brightness: 0.3}
                decision: {threshold: 0.5, or-highest: true}
                adversarial: {epsilon: 0}
                distillation: {temperature: 1}
                seed: 7
                """, """
                task: segmentation
                architecture: mobilenet0.25
                size: 64
                segmenter: {output-stride: 16}
                loss: {kind: pixel-cross-entropy}
                metric: loss
                weights: none
                """);
        this.file = folder.resolve("recipe.yaml");
    }

    @Override
    public Format.Use read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        RecipeFile recipes = new RecipeFile("recipe", file);
        Recipe recipe = recipes.read(Map.of());
        return () -> {
            Graph graph = recipe.trainingNetwork(3).graph(Purpose.TRAINING);
            if (graph.parameters().isEmpty()) {
                throw new IllegalStateException("a network without parameters");
            }
            recipe.testNetwork(3).graph(Purpose.SCORES);
            for (Stage stage : recipe.learning().stages()) {
                recipe.learning().learningRate(stage);
            }
            Files.writeString(file, RecipeFile.format(recipe));
            Recipe again = recipes.read(Map.of());
            if (!again.equals(recipe)) {
                throw new IllegalStateException("written as " + again + ", read as " + recipe);
            }
            recipes.read(Map.of("stages[0].epochs", "5", "seed", "3"));
        };
    }
}
