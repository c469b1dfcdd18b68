package podium.player.prediction;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A classifier's scores for some images: one finite number per image and class; a higher number means a likelier class.
 * Ids and classes are distinct.
 */
public final class ClassScores {
    private final List<String> classes;
    private final List<String> ids;
    private final float[][] scores;

    /**
     * Creates the scores of some images.
     *
     * @param classes the names of the classes
     * @param ids the Ids of the images
     * @param scores the scores, images x classes
     * @throws IllegalArgumentException if the shapes differ, a name is empty or occurs twice, or a score is not finite
     */
    public ClassScores(List<String> classes, List<String> ids, float[][] scores) {
        this.classes = distinct(classes, "class");
        this.ids = distinct(ids, "Id");
        if (classes.isEmpty() || scores.length != ids.size()) {
            throw new IllegalArgumentException(
                    scores.length + " rows of scores for " + ids.size() + " images and " + classes.size() + " classes");
        }
        this.scores = copy(scores);
        for (int image = 0; image < scores.length; image++) {
            if (scores[image].length != classes.size()) {
                throw new IllegalArgumentException("image " + ids.get(image) + " has " + scores[image].length
                        + " scores; there are " + classes.size() + " classes");
            }
            for (int label = 0; label < classes.size(); label++) {
                if (!Float.isFinite(scores[image][label])) {
                    throw new IllegalArgumentException("the score of image " + ids.get(image) + ", class "
                            + classes.get(label) + " is " + scores[image][label]);
                }
            }
        }
    }

    private static List<String> distinct(List<String> names, String what) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty() || !seen.add(name)) {
                throw new IllegalArgumentException(what + " '" + name + "' is empty or occurs twice");
            }
        }
        return List.copyOf(names);
    }

    private static float[][] copy(float[][] rows) {
        return Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new);
    }

    public List<String> classes() {
        return classes;
    }

    public List<String> ids() {
        return ids;
    }

    /** Returns a copy of the scores, images x classes. */
    public float[][] scores() {
        return copy(scores);
    }

    /** Returns a copy of an image's scores. */
    public float[] row(int image) {
        return scores[image].clone();
    }

    /** Returns a copy of an image's scores as doubles. */
    public double[] doubles(int image) {
        double[] row = new double[classes.size()];
        for (int label = 0; label < row.length; label++) {
            row[label] = scores[image][label];
        }
        return row;
    }

    public float score(int image, int label) {
        return scores[image][label];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassScores that
                && classes.equals(that.classes)
                && ids.equals(that.ids)
                && Arrays.deepEquals(scores, that.scores);
    }

    @Override
    public int hashCode() {
        return ids.hashCode() + Arrays.deepHashCode(scores);
    }

    @Override
    public String toString() {
        return "scores of " + ids.size() + " images, classes " + classes;
    }
}
