package podium.player.prediction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import podium.core.Brief;
import podium.core.InputException;
import podium.judge.competition.Labelling;
import podium.player.network.HeadActivation;

/**
 * A reader of score and label CSVs that other programs wrote in {@link ScoreFile}'s form. Classes are matched by name.
 *
 * @param warn receives warnings about harmless deviations
 */
public record ForeignScores(Consumer<String> warn) {
    /** The cells of labels with a column for each class. */
    private static final Pattern FLAG = Pattern.compile("[+-]?[01](\\.0*)?");

    /**
     * Reads scores and log odds of the classes, in the given order.
     *
     * @param csv the file
     * @param classes the names of the classes
     * @param labels how many classes an image has
     * @param logits true if the file has logits, which become scores by the logistic function, or by a softmax if
     *     images have one class; false if it has scores, from which log odds are computed
     * @throws InputException if a class is missing, or a score is not in [0, 1]
     */
    public ScoredImages scored(Path csv, List<String> classes, Labelling labels, boolean logits) throws IOException {
        if (!logits) {
            return scored(csv, classes);
        }
        return ScoredImages.ofLogits(
                ordered(csv, new ScoreFile(csv).read(), classes),
                switch (labels) {
                    case MULTIPLE -> HeadActivation.SIGMOID;
                    case SINGLE -> HeadActivation.SOFTMAX;
                });
    }

    /** Reads scores, and computes log odds from them. */
    ScoredImages scored(Path csv, List<String> classes) throws IOException {
        ClassScores scores = ordered(csv, new ScoreFile(csv).read(), classes);
        for (int image = 0; image < scores.ids().size(); image++) {
            for (int label = 0; label < classes.size(); label++) {
                float score = scores.score(image, label);
                if (score < 0 || score > 1) {
                    throw new InputException(csv + ": the score of " + classes.get(label) + " for Id '"
                            + scores.ids().get(image) + "' is " + score + "; expected a probability from 0 to 1. If"
                            + " the file has logits, add --logits");
                }
            }
        }
        return ScoredImages.ofScores(scores);
    }

    /**
     * Returns true if a file of labels names the one class of each image in its only column, and has no column for each
     * class: a column of other cells than 1, 0 and -1, or any single column of images that are known to have one class.
     */
    public static boolean hasClassColumn(Path csv, Labelling labels) throws IOException {
        boolean[] words = new boolean[1];
        List<String> header = new IdRows(csv)
                .each((names, cells, line) ->
                        words[0] |= !FLAG.matcher(cells.get(cells.size() - 1)).matches());
        return header.size() == 2
                && switch (labels) {
                    case MULTIPLE -> words[0];
                    case SINGLE -> true;
                };
    }

    /** Returns the classes that a file of scores or labels names in its header. */
    public static List<String> classes(Path csv) throws IOException {
        List<String> header = new IdRows(csv).each((names, cells, line) -> {});
        return header.subList(1, header.size());
    }

    /** Reads the one class of each image from the file's only column. */
    public static Map<String, List<Boolean>> classColumn(Path csv, List<String> classes) throws IOException {
        IdRows rows = new IdRows(csv);
        Map<String, List<Boolean>> byId = new LinkedHashMap<>();
        rows.each((names, cells, line) -> {
            String name = cells.get(1);
            if (!classes.contains(name)) {
                throw rows.wrong(
                        line,
                        "Id '" + cells.get(0) + "': the class is '" + name + "'",
                        "one of " + String.join(", ", classes));
            }
            byId.put(cells.get(0), classes.stream().map(name::equals).toList());
        });
        return byId;
    }

    /** Reads labels: for each Id whether each class is in the image. 1 is yes; 0 and -1 ('difficult only') are no. */
    public Map<String, List<Boolean>> labels(Path csv, List<String> classes) throws IOException {
        ClassScores labels = ordered(csv, new ScoreFile(csv).read(), classes);
        Map<String, List<Boolean>> byId = new LinkedHashMap<>();
        for (int image = 0; image < labels.ids().size(); image++) {
            List<Boolean> there = new ArrayList<>();
            for (int label = 0; label < classes.size(); label++) {
                float value = labels.score(image, label);
                if (value != 0 && value != 1 && value != -1) {
                    throw new InputException(csv + ": the label of " + classes.get(label) + " for Id '"
                            + labels.ids().get(image) + "' is " + value + "; expected 1 (present), 0 (absent) or -1"
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
                        ? "the classes are in a different order; they were matched by name"
                        : "ignored columns that are not classes: " + String.join(", ", more))));
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
