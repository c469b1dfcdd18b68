package podium.player.rejection;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import podium.core.metric.TopClassAccuracy;
import podium.player.network.HeadActivation;
import podium.player.prediction.Embeddings;

/** What a classifier and the class means of its train images say of some images, from which all scores follow. */
public final class Answers {
    private final HeadActivation activation;
    private final List<String> ids;
    private final float[][] logits;
    private final double[][] distances;
    private final IntPredicate learnt;

    private Answers(
            HeadActivation activation, List<String> ids, float[][] logits, double[][] distances, IntPredicate learnt) {
        this.activation = activation;
        this.ids = List.copyOf(ids);
        this.logits = logits;
        this.distances = distances;
        this.learnt = learnt;
    }

    static Answers of(Embeddings images, ClassMeans means) {
        float[][] logits = new float[images.ids().size()][];
        double[][] distances = new double[logits.length][];
        IntStream.range(0, logits.length).parallel().forEach(image -> {
            logits[image] = images.logits(image);
            distances[image] = means.distances(images.features(image));
        });
        return new Answers(images.activation(), images.ids(), logits, distances, means::has);
    }

    public List<String> ids() {
        return ids;
    }

    /** Returns how familiar each image is. */
    public double[] familiarities(RejectionScore score) {
        return familiarities(score, learnt);
    }

    /** Returns how familiar each image would be if the network did not have one of at least two classes. */
    double[] familiaritiesWithout(int label, RejectionScore score) {
        return familiarities(score, learnt.and(other -> other != label));
    }

    private double[] familiarities(RejectionScore score, IntPredicate known) {
        return IntStream.range(0, logits.length)
                .mapToDouble(image -> score.familiarity(activation, logits[image], distances[image], known))
                .toArray();
    }

    /** Returns some of the images, in the order of their indices. */
    public Answers of(List<Integer> images) {
        return new Answers(
                activation,
                images.stream().map(ids::get).toList(),
                images.stream().map(image -> logits[image]).toArray(float[][]::new),
                images.stream().map(image -> distances[image]).toArray(double[][]::new),
                learnt);
    }

    /** Returns the class with the highest logit of each image. */
    public List<Integer> likeliest() {
        return IntStream.range(0, logits.length)
                .mapToObj(image -> TopClassAccuracy.argmax(logits[image]))
                .toList();
    }
}
