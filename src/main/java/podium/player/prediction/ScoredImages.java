package podium.player.prediction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import podium.core.InputException;
import podium.core.metric.LogOdds;
import podium.player.network.HeadActivation;

/**
 * A classifier's output for some images, as decisions need it.
 *
 * @param scores the scores in [0, 1], which thresholds are compared with
 * @param logOdds the log odds of the same images and classes, which calibrations are fitted on
 */
public record ScoredImages(ClassScores scores, ClassScores logOdds) {
    public ScoredImages {
        if (!scores.ids().equals(logOdds.ids()) || !scores.classes().equals(logOdds.classes())) {
            throw new IllegalArgumentException("different images or classes: " + scores + "; log odds: " + logOdds);
        }
    }

    /**
     * Creates the output from scores alone. The log odds are log(p / (1 - p)), with p clipped to 1e-7 from 0 and 1.
     */
    public static ScoredImages ofScores(ClassScores scores) {
        float[][] odds = scores.scores();
        for (float[] row : odds) {
            for (int label = 0; label < row.length; label++) {
                row[label] = (float) LogOdds.of(row[label]);
            }
        }
        return new ScoredImages(scores, new ClassScores(scores.classes(), scores.ids(), odds));
    }

    /** Creates the output from logits, which the activation turns into scores and log odds. */
    public static ScoredImages ofLogits(ClassScores logits, HeadActivation activation) {
        int classes = logits.classes().size();
        float[][] scores = logits.scores();
        float[][] odds = logits.scores();
        for (int image = 0; image < scores.length; image++) {
            scores[image] = activation.scores(logits.row(image), classes);
            odds[image] = activation.logOdds(logits.row(image));
        }
        return new ScoredImages(
                new ClassScores(logits.classes(), logits.ids(), scores),
                new ClassScores(logits.classes(), logits.ids(), odds));
    }

    /**
     * Combines a run's scores with its logits, matched by Id.
     *
     * @param scores the scores
     * @param logits the logits
     * @param activation the activation that turned the logits into scores
     * @param file the file of the logits, for messages
     * @throws InputException if an image has no logits
     */
    public static ScoredImages of(ClassScores scores, ClassScores logits, HeadActivation activation, String file) {
        Map<String, Integer> places = new HashMap<>();
        for (int image = 0; image < logits.ids().size(); image++) {
            places.put(logits.ids().get(image), image);
        }
        List<String> missing =
                scores.ids().stream().filter(id -> !places.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            throw new InputException(file + ": no logits of image " + missing.get(0) + ", which has scores; expected"
                    + " a row for each of the " + scores.ids().size() + " images. Restore the file, or delete it to"
                    + " compute log odds from the scores");
        }
        float[][] odds = new float[scores.ids().size()][];
        for (int image = 0; image < odds.length; image++) {
            odds[image] = activation.logOdds(
                    logits.row(places.getOrDefault(scores.ids().get(image), 0)));
        }
        return new ScoredImages(scores, new ClassScores(scores.classes(), scores.ids(), odds));
    }
}
