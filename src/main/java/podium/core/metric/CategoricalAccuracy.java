package podium.core.metric;

/**
 * Keras' {@code categorical_accuracy}: the share of images where the argmax of the scores equals the argmax of
 * the label vector, which is 1 for a present class and 0 for any other. Every image counts. NaN without images.
 *
 * <p>It is meant for images of one class. With several classes, only the first of them counts as right. Without
 * a class, the argmax of the zero vector is 0, so the first class counts as right. Use {@link TopClassAccuracy}
 * for such images.
 *
 * <pre>{@code
 * accuracy.add(new float[] {0.2f, 0.9f}, new byte[] {1, 1});   // wrong: the expected class is the first present one
 * }</pre>
 */
public final class CategoricalAccuracy {
    private long images;
    private long right;

    /**
     * Counts an image.
     *
     * @param scores the score of each class
     * @param targets for each class 1 present, 0 absent, -1 difficult only, which is 0 in the label vector
     */
    public void add(float[] scores, byte[] targets) {
        images++;
        right += TopClassAccuracy.argmax(scores) == firstPresent(targets) ? 1 : 0;
    }

    private static int firstPresent(byte[] targets) {
        for (int label = 0; label < targets.length; label++) {
            if (targets[label] == 1) {
                return label;
            }
        }
        return 0;
    }

    public double value() {
        return (double) right / images;
    }
}
