package podium.player.loss;

import java.util.Arrays;
import java.util.Map;
import podium.player.figures.DecisionRule;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.images.Batch;
import podium.player.images.TrainingData;
import podium.player.network.Parameters;
import podium.player.network.Tensor;
import podium.player.network.layers.Shape;

/** The class scores of the images of an epoch so far, in the order of training. */
final class ClassEpochScores implements EpochScores {
    private final ClassLoss loss;
    private final TrainingData data;
    private final DecisionRule rule;
    private final int classes;
    private int images;
    private int[] indices = {};
    private float[] scores = {};

    ClassEpochScores(ClassLoss loss, TrainingData data, DecisionRule rule) {
        this.loss = loss;
        this.data = data;
        this.rule = rule;
        this.classes = data.classes().size();
    }

    @Override
    public void add(Batch batch) {
        reserve(images + batch.size());
        for (int i = 0; i < batch.size(); i++) {
            indices[images + i] = batch.image(i);
        }
        System.arraycopy(loss.scores(), 0, scores, images * classes, batch.size() * classes);
        images += batch.size();
    }

    private void reserve(int count) {
        if (count > indices.length) {
            indices = Arrays.copyOf(indices, Math.max(count, 2 * indices.length));
            scores = Arrays.copyOf(scores, indices.length * classes);
        }
    }

    @Override
    public int images() {
        return images;
    }

    @Override
    public void clear() {
        images = 0;
    }

    @Override
    public PartFigures figures(double lossSum) {
        float[][] rows = new float[images][];
        for (int i = 0; i < images; i++) {
            rows[i] = Arrays.copyOfRange(scores, i * classes, (i + 1) * classes);
        }
        return new PartFigures(lossSum / images, rule.figures(rows, data.targetsOf(Arrays.copyOf(indices, images))));
    }

    /** Stores indices as floats, which represent them exactly. */
    @Override
    public Parameters state() {
        float[] known = new float[images];
        for (int i = 0; i < images; i++) {
            known[i] = indices[i];
        }
        return new Parameters(Map.of(
                "indices",
                new Tensor(Shape.of(images), known),
                "scores",
                new Tensor(Shape.of(images, classes), Arrays.copyOf(scores, images * classes))));
    }

    @Override
    public void restore(Parameters state) {
        Tensor known = state.get("indices");
        images = known.values().length;
        indices = new int[images];
        for (int i = 0; i < images; i++) {
            indices[i] = (int) known.values()[i];
        }
        scores = state.get("scores").values().clone();
    }
}
