package podium.player.prediction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import podium.core.Brief;
import podium.core.InputException;

/**
 * Reads score and label CSVs that other programs wrote, in {@link ScoreFile}'s form, and makes of them what it is asked for:
 * classes are matched by name.
 *
 * @param warn is told of what is not as it should be, but does no harm
 */
public record ForeignScores(Consumer<String> warn) {
    /**
     * Scores and log odds of the classes, in the given order.
     *
     * @param logits whether the file has logits, of which a logistic function makes scores; otherwise log odds are made of
     *     its scores
     * @throws InputException if a class is missing, or a number is no probability
     */
    public ScoredImages scored(Path csv, List<String> classes, boolean logits) throws IOException {
        ClassScores scores = ordered(csv, new ScoreFile(csv).read(), classes);
        if (logits) {
            return ScoredImages.ofLogits(scores);
        }
        for (int image = 0; image < scores.ids().size(); image++) {
            for (int label = 0; label < classes.size(); label++) {
                float score = scores.score(image, label);
                if (score < 0 || score > 1) {
                    throw new InputException(csv + ": the score of " + classes.get(label) + " for Id '"
                            + scores.ids().get(image) + "' is " + score + "; expected a probability from 0 to 1. These"
                            + " look like logits: --logits makes probabilities of them");
                }
            }
        }
        return ScoredImages.ofScores(scores);
    }

    /** Whether each class is in each image, by Id; 1 is yes, 0 is no, and so is -1, 'difficult only'. */
    public Map<String, List<Boolean>> labels(Path csv, List<String> classes) throws IOException {
        ClassScores labels = ordered(csv, new ScoreFile(csv).read(), classes);
        Map<String, List<Boolean>> byId = new LinkedHashMap<>();
        for (int image = 0; image < labels.ids().size(); image++) {
            List<Boolean> there = new ArrayList<>();
            for (int label = 0; label < classes.size(); label++) {
                float value = labels.score(image, label);
                if (value != 0 && value != 1 && value != -1) {
                    throw new InputException(csv + ": the label of " + classes.get(label) + " for Id '"
                            + labels.ids().get(image) + "' is " + value + "; expected 1 (there), 0 (not there) or -1"
                            + " (difficult only)");
                }
                there.add(value == 1);
            }
            byId.put(labels.ids().get(image), there);
        }
        return byId;
    }

    private ClassScores ordered(Path csv, ClassScores scores, List<String> classes) {
        if (scores.classes().equals(classes)) {
            return scores;
        }
        List<String> missing = new ArrayList<>(classes);
        missing.removeAll(scores.classes());
        if (!missing.isEmpty()) {
            throw new InputException(csv + ":1: no column " + String.join(", ", missing) + "; expected 'Id', then "
                    + String.join(", ", classes));
        }
        List<String> more = new ArrayList<>(scores.classes());
        more.removeAll(classes);
        warn.accept(Brief.of(csv + ":1: "
                + (more.isEmpty()
                        ? "the classes are in another order; they were matched by name"
                        : "columns that are no class are left out: " + String.join(", ", more))));
        int[] columns = classes.stream().mapToInt(scores.classes()::indexOf).toArray();
        float[][] rows = new float[scores.ids().size()][columns.length];
        for (int image = 0; image < rows.length; image++) {
            for (int label = 0; label < columns.length; label++) {
                rows[image][label] = scores.score(image, columns[label]);
            }
        }
        return new ClassScores(classes, scores.ids(), rows);
    }
}
