package podium.app.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import podium.app.context.Context;
import podium.app.context.ImageFiles;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.mask.LabelMap;
import podium.data.image.RgbImage;
import podium.judge.competition.Task;
import podium.lab.compare.OnePhotograph;
import podium.lab.compare.OnePhotograph.Says;
import podium.player.figures.FigureKind;
import podium.player.images.ImageStore;
import podium.player.network.engine.Engine;
import podium.player.prediction.ClassScores;
import podium.player.prediction.Classifier;
import podium.player.prediction.Segmenter;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/**
 * Predicts one photograph with each run, as {@code podium predict} does.
 *
 * @param id the name of the file without its extension
 * @param image the photograph, turned upright
 */
record PhotographReading(String id, Path file, RgbImage image) {
    private static final long MEMORY = 1L << 26;

    /** Reads the photograph, so that a wrong file is refused before any work. */
    static PhotographReading of(Path file) throws IOException {
        ImageFiles files = ImageFiles.in(file);
        if (files.folder()) {
            throw new InputException(file + " is a folder; expected one image");
        }
        String id = files.byId().keySet().iterator().next();
        return new PhotographReading(id, file, RgbImage.readUpright(file));
    }

    /** Predicts it with each run. A run whose network cannot be opened is left out, with a warning. */
    OnePhotograph by(List<RunFolder> runs, Context context) throws IOException {
        List<Says> says = new ArrayList<>();
        Engine engine = context.predicting();
        try (Progress.Task task = context.progress().start("predicting " + id, runs.size())) {
            for (RunFolder run : runs) {
                try {
                    says.add(says(run, run.readRecipe(), engine, context.threads()));
                } catch (InputException e) {
                    context.warn().accept(run.name() + " says nothing of " + id + ": " + e.getMessage());
                }
                task.step();
            }
        }
        return new OnePhotograph(id, says);
    }

    private Says says(RunFolder run, Recipe recipe, Engine engine, int threads) throws IOException {
        return recipe.task() == Task.CLASSIFICATION
                ? classes(run, recipe.figures(), engine, threads)
                : pixels(run, engine);
    }

    private Says classes(RunFolder run, FigureKind kind, Engine engine, int threads) throws IOException {
        try (Classifier classifier = Classifier.open(run, engine)) {
            ImageStore store = ImageStore.of(Map.of(id, file), classifier.size(), MEMORY)
                    .forNetwork(classifier.input(), classifier.tiling())
                    .found(threads, Progress.NONE);
            ClassScores scores =
                    classifier.outputs(store, threads, Progress.NONE).scores();
            List<Double> probabilities = IntStream.range(0, scores.classes().size())
                    .mapToObj(label -> classifier.decision().probability(scores.row(0), label))
                    .toList();
            return new Says(run.name(), kind, scores.classes(), probabilities);
        }
    }

    private Says pixels(RunFolder run, Engine engine) throws IOException {
        try (Segmenter segmenter = Segmenter.open(run, engine)) {
            LabelMap map = segmenter.logits(image).labels(image.width(), image.height());
            long[] counts = map.histogram();
            double pixels = (double) map.width() * map.height();
            List<Double> shares = Arrays.stream(counts, 0, segmenter.labels().size())
                    .mapToObj(count -> count / pixels)
                    .toList();
            return new Says(run.name(), FigureKind.SEGMENTATION, segmenter.labels(), shares);
        }
    }
}
