package podium.player.rejection;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import podium.core.metric.Logistic;
import podium.core.metric.Softmax;
import podium.core.yaml.Spelling;
import podium.player.network.HeadActivation;

/** A measure of how familiar an image is to a classifier: the higher, the more likely it shows a known class. */
public enum RejectionScore {
    /** The highest probability of a class (Hendrycks and Gimpel, ICLR 2017). */
    @JsonProperty("highest-probability")
    HIGHEST_PROBABILITY,
    /**
     * The negative energy of the logits: of a softmax the log of the sum of their exponentials (Liu et al., NeurIPS
     * 2020), of sigmoids the sum over classes of log(1 + e^logit) (Wang et al., NeurIPS 2021).
     */
    @JsonProperty("energy")
    ENERGY,
    /**
     * The negative squared Mahalanobis distance of the features to the nearest class mean, with one covariance for all
     * classes (Lee et al., NeurIPS 2018).
     */
    @JsonProperty("mahalanobis")
    MAHALANOBIS;

    /** The score with a name as {@link Spelling} writes it. */
    public static RejectionScore of(String name) {
        for (RejectionScore score : values()) {
            if (Spelling.of(score).equals(name)) {
                return score;
            }
        }
        throw new IllegalArgumentException("'" + name + "'; expected " + Spelling.oneOf(values()));
    }

    /**
     * Computes the familiarity of an image.
     *
     * @param logits the logit of each class
     * @param distances the squared distance to the mean of each class; infinite if it has none
     * @param known the classes that count, one at least; the others are treated as if the network did not have them
     */
    double familiarity(HeadActivation activation, float[] logits, double[] distances, IntPredicate known) {
        return switch (this) {
            case HIGHEST_PROBABILITY ->
                switch (activation) {
                    case SOFTMAX ->
                        1 / Softmax.of(logits, 0, logits.length, known).sum();
                    case SIGMOID -> Logistic.sigmoid(highest(logits, known));
                };
            case ENERGY ->
                switch (activation) {
                    case SOFTMAX -> Softmax.of(logits, 0, logits.length, known).logSum();
                    case SIGMOID ->
                        IntStream.range(0, logits.length)
                                .filter(known)
                                .mapToDouble(label -> Logistic.softplus(logits[label]))
                                .sum();
                };
            case MAHALANOBIS ->
                -IntStream.range(0, distances.length)
                        .filter(known)
                        .mapToDouble(label -> distances[label])
                        .min()
                        .orElseThrow();
        };
    }

    private static double highest(float[] logits, IntPredicate known) {
        return IntStream.range(0, logits.length)
                .filter(known)
                .mapToDouble(label -> logits[label])
                .max()
                .orElseThrow();
    }
}
