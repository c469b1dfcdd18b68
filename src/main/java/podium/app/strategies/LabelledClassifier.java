package podium.app.strategies;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import podium.core.InputException;
import podium.core.mask.PixelRuns;
import podium.judge.competition.Labelling;
import podium.player.prediction.ClassScores;
import podium.player.prediction.ScoredImages;
import podium.player.strategy.classes.LabelledScores;

/**
 * A classifier's scores of images with known labels.
 *
 * @param name the name of the run or file
 */
record LabelledClassifier(String name, List<String> classes, List<String> ids, LabelledScores scores) {
    private static final int TOLD = 3;

    /**
     * Joins scores and labels by Id. The images are sorted by Id, so that the order of rows in a file has no influence.
     *
     * @param labelling how many classes an image has
     * @param labels the labels by Id
     * @param file the file of the labels, for messages
     */
    static LabelledClassifier of(
            String name,
            ScoredImages scored,
            Labelling labelling,
            Map<String, List<Boolean>> labels,
            Path file,
            Consumer<String> warn) {
        ClassScores scores = scored.scores();
        List<String> ids = scores.ids().stream().sorted().toList();
        Map<String, Integer> places = new HashMap<>();
        for (int image = 0; image < ids.size(); image++) {
            places.put(scores.ids().get(image), image);
        }
        List<String> unknown =
                ids.stream().filter(id -> !labels.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            throw new InputException(file + ": no labels for " + some(unknown) + " with scores in " + name
                    + "; expected a row for each");
        }
        Set<String> withScores = new HashSet<>(ids);
        List<String> missing =
                labels.keySet().stream().filter(id -> !withScores.contains(id)).toList();
        if (!missing.isEmpty()) {
            warn.accept(name + ": no scores for " + some(missing) + " with labels in " + file + "; they are skipped");
        }
        double[][] rows = new double[ids.size()][];
        double[][] logOdds = new double[ids.size()][];
        boolean[][] there = new boolean[ids.size()][scores.classes().size()];
        for (int image = 0; image < rows.length; image++) {
            List<Boolean> known = labels.getOrDefault(ids.get(image), List.of());
            int place = places.getOrDefault(ids.get(image), 0);
            rows[image] = scores.doubles(place);
            logOdds[image] = scored.logOdds().doubles(place);
            for (int label = 0; label < rows[image].length; label++) {
                there[image][label] = known.get(label);
            }
            requireLabels(labelling, there[image], scores.classes(), file + ": Id '" + ids.get(image) + "'");
        }
        return new LabelledClassifier(name, scores.classes(), ids, LabelledScores.of(labelling, rows, logOdds, there));
    }

    private static void requireLabels(Labelling labelling, boolean[] there, List<String> classes, String where) {
        List<String> names = IntStream.range(0, there.length)
                .filter(label -> there[label])
                .mapToObj(classes::get)
                .toList();
        switch (labelling) {
            case MULTIPLE -> {} // any number of classes is right
            case SINGLE -> {
                if (names.size() != 1) {
                    throw new InputException(where + " has "
                            + (names.isEmpty()
                                    ? "no class"
                                    : names.size() + " classes (" + String.join(", ", names) + ")")
                            + "; expected exactly one class for each image");
                }
            }
        }
    }

    /** A short list such as {@code 12 images (2007_000032, 2007_000039, 2007_000063, ...)}. */
    static String some(List<String> ids) {
        return ids.size()
                + (ids.size() == 1 ? " image (" : " images (")
                + String.join(", ", ids.subList(0, Math.min(TOLD, ids.size())))
                + (ids.size() > TOLD ? ", ...)" : ")");
    }

    /** The classes of each image. */
    List<PixelRuns> labels() {
        return IntStream.range(0, ids.size())
                .mapToObj(image -> PixelRuns.ofMembers(scores.present(image)))
                .toList();
    }
}
