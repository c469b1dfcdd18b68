package podium.player.loss;

import java.util.Arrays;
import java.util.Map;
import podium.player.figures.DecisionRule;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.images.Batch;
import podium.player.images.ImageMeans;
import podium.player.images.TrainingData;
import podium.player.network.Parameters;
import podium.player.network.Tensor;
import podium.player.network.layers.Shape;

/**
 * The class scores of the pictures of an epoch so far, in the order of training. The figures are of images: an image in
 * tiles has the mean of their scores.
 */
final class ClassEpochScores implements EpochScores {
    private final ClassLoss loss;
    private final TrainingData data;
    private final DecisionRule rule;
    private final int classes;
    private int pictures;
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
        reserve(pictures + batch.size());
        for (int i = 0; i < batch.size(); i++) {
            indices[pictures + i] = batch.picture(i);
        }
        System.arraycopy(loss.scores(), 0, scores, pictures * classes, batch.size() * classes);
        pictures += batch.size();
    }

    private void reserve(int count) {
        if (count > indices.length) {
            indices = Arrays.copyOf(indices, Math.max(count, 2 * indices.length));
            scores = Arrays.copyOf(scores, indices.length * classes);
        }
    }

    @Override
    public int images() {
        return pictures;
    }

    @Override
    public void clear() {
        pictures = 0;
    }

    @Override
    public PartFigures figures(double lossSum) {
        ImageMeans means = new ImageMeans(data.images().pictures());
        for (int i = 0; i < pictures; i++) {
            means.add(indices[i], scores, i * classes, classes);
        }
        return new PartFigures(lossSum / pictures, rule.figures(means.rows(), data.targetsOf(means.images())));
    }

    /** Stores indices as floats, which represent them exactly. */
    @Override
    public Parameters state() {
        float[] known = new float[pictures];
        for (int i = 0; i < pictures; i++) {
            known[i] = indices[i];
        }
        return new Parameters(Map.of(
                "indices",
                new Tensor(Shape.of(pictures), known),
                "scores",
                new Tensor(Shape.of(pictures, classes), Arrays.copyOf(scores, pictures * classes))));
    }

    @Override
    public void restore(Parameters state) {
        Tensor known = state.get("indices");
        pictures = known.values().length;
        indices = new int[pictures];
        for (int i = 0; i < pictures; i++) {
            indices[i] = (int) known.values()[i];
        }
        scores = state.get("scores").values().clone();
    }
}
