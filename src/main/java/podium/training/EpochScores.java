package podium.training;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Map;
import podium.network.Parameters;
import podium.network.Tensor;
import podium.training.EpochFigures.PartFigures;

/** The scores of an epoch's images so far, in the order in which they came. */
final class EpochScores {
    private final int classes;
    private int images;
    private int[] indices = {};
    private float[] scores = {};

    EpochScores(int classes) {
        this.classes = classes;
    }

    void add(Batch batch, float[] batchScores) {
        reserve(images + batch.size());
        for (int i = 0; i < batch.size(); i++) {
            indices[images + i] = batch.image(i);
        }
        System.arraycopy(batchScores, 0, scores, images * classes, batch.size() * classes);
        images += batch.size();
    }

    private void reserve(int count) {
        if (count > indices.length) {
            indices = Arrays.copyOf(indices, Math.max(count, 2 * indices.length));
            scores = Arrays.copyOf(scores, indices.length * classes);
        }
    }

    int images() {
        return images;
    }

    void clear() {
        images = 0;
    }

    PartFigures figures(double lossSum, TrainingData data, DecisionRule rule) {
        float[][] rows = new float[images][];
        for (int i = 0; i < images; i++) {
            rows[i] = Arrays.copyOfRange(scores, i * classes, (i + 1) * classes);
        }
        return new PartFigures(
                lossSum / images, ClassificationFigures.of(rows, data.targetsOf(Arrays.copyOf(indices, images)), rule));
    }

    /** As arrays of a checkpoint; an index is small enough to be a float. */
    Parameters state() {
        float[] known = new float[images];
        for (int i = 0; i < images; i++) {
            known[i] = indices[i];
        }
        return new Parameters(Map.of(
                "indices",
                new Tensor(new Shape(images), known),
                "scores",
                new Tensor(new Shape(images, classes), Arrays.copyOf(scores, images * classes))));
    }

    void restore(Parameters state) {
        Tensor known = state.get("indices");
        images = known.values().length;
        indices = new int[images];
        for (int i = 0; i < images; i++) {
            indices[i] = (int) known.values()[i];
        }
        scores = state.get("scores").values().clone();
    }
}
