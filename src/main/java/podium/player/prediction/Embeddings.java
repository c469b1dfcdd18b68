package podium.player.prediction;

import java.util.List;
import podium.player.network.HeadActivation;

/**
 * What a classifier computes of some images before it decides: the features that its head takes, and the logits.
 *
 * <pre>{@code
 * embeddings.features(0);      // the features of the first image
 * embeddings.logits(0);        // its logits, one per class
 * }</pre>
 */
public final class Embeddings {
    private final HeadActivation activation;
    private final List<String> ids;
    private final float[][] features;
    private final float[][] logits;

    /**
     * Creates the embeddings of some images.
     *
     * @param activation the function that turns the logits into scores
     * @param features finite numbers, images x features
     * @param logits finite numbers, images x classes
     */
    public Embeddings(HeadActivation activation, List<String> ids, float[][] features, float[][] logits) {
        if (features.length != ids.size() || logits.length != ids.size()) {
            throw new IllegalArgumentException(features.length + " rows of features and " + logits.length
                    + " of logits for " + ids.size() + " images");
        }
        this.activation = activation;
        this.ids = List.copyOf(ids);
        this.features = copy(ids, features);
        this.logits = copy(ids, logits);
    }

    private static float[][] copy(List<String> ids, float[][] rows) {
        float[][] copy = new float[rows.length][];
        for (int image = 0; image < rows.length; image++) {
            copy[image] = rows[image].clone();
            for (float value : copy[image]) {
                if (copy[image].length != rows[0].length || !Float.isFinite(value)) {
                    throw new IllegalArgumentException(
                            "image " + ids.get(image) + ": " + copy[image].length + " numbers, one of them " + value);
                }
            }
        }
        return copy;
    }

    /** Returns the function that turns the logits into scores. */
    public HeadActivation activation() {
        return activation;
    }

    public List<String> ids() {
        return ids;
    }

    /** Returns a copy of an image's features. */
    public float[] features(int image) {
        return features[image].clone();
    }

    /** Returns a copy of an image's logits. */
    public float[] logits(int image) {
        return logits[image].clone();
    }
}
