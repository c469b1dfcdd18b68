package podium.player.rejection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import podium.core.metric.RocCurve;

/**
 * Labelled images, divided as if a class was not known. Images of this class alone are unknown, images without it that
 * have another class are known, and images of both kinds at once are in neither group.
 *
 * @param label the class that is left out
 * @param known the indices of the known images, at least one
 * @param unknown the indices of the unknown images, at least one
 */
public record LeftOutClass(int label, List<Integer> known, List<Integer> unknown) {
    public LeftOutClass {
        known = List.copyOf(known);
        unknown = List.copyOf(unknown);
    }

    /** Returns the divisions of all classes that leave images in both groups. There is none with a single class. */
    public static List<LeftOutClass> all(boolean[][] present) {
        List<LeftOutClass> all = new ArrayList<>();
        int classes = present.length == 0 ? 0 : present[0].length;
        for (int label = 0; label < classes; label++) {
            int out = label;
            LeftOutClass one = new LeftOutClass(
                    label,
                    images(present, image -> !present[image][out] && others(present[image], out)),
                    images(present, image -> present[image][out] && !others(present[image], out)));
            if (!one.known.isEmpty() && !one.unknown.isEmpty()) {
                all.add(one);
            }
        }
        return all;
    }

    private static List<Integer> images(boolean[][] present, IntPredicate chosen) {
        return IntStream.range(0, present.length).filter(chosen).boxed().toList();
    }

    private static boolean others(boolean[] present, int label) {
        return IntStream.range(0, present.length).anyMatch(other -> other != label && present[other]);
    }

    /** Returns how familiar each image is to the network without this class. */
    public double[] familiarities(Answers answers, RejectionScore score) {
        return answers.familiaritiesWithout(label, score);
    }

    /** Returns the area under the ROC curve: the probability that a known image is more familiar than an unknown one. */
    double area(Answers answers, RejectionScore score) {
        double[] all = familiarities(answers, score);
        return RocCurve.of(of(all, unknown), of(all, known)).area();
    }

    private static double[] of(double[] values, List<Integer> places) {
        return places.stream().mapToDouble(place -> values[place]).toArray();
    }
}
