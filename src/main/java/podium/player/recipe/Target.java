package podium.player.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import podium.core.UsageException;
import podium.core.mask.LabelMap;
import podium.judge.competition.Labelling;

/**
 * The predictions that an attack aims at. Without demands the attack is untargeted: any wrong prediction will do.
 *
 * @param demands the changes, all of which the attack tries to cause at once
 */
public record Target(List<Demand> demands) {
    /** The target of an untargeted attack. */
    public static final Target ANYTHING_ELSE = new Target(List.of());

    private static final String BACKGROUND = "background";
    private static final String ALL = "all";

    /**
     * One change of a prediction.
     *
     * @param from for a segmenter, the current label of the pixels to change, or empty for every pixel; for a
     *     classifier, the class to remove, or empty to add one
     * @param to for a segmenter, the new label of these pixels; for a classifier, the class to add, or empty to remove
     *     one
     */
    public record Demand(Optional<Integer> from, Optional<Integer> to) {}

    public Target {
        demands = List.copyOf(demands);
    }

    /** Returns true if there is at least one demand. */
    public boolean targeted() {
        return !demands.isEmpty();
    }

    /** Parses a classifier's target, with {@link #ofClass} or {@link #ofClasses}. */
    public static Target of(Labelling labels, String text, List<String> classes) {
        return switch (labels) {
            case MULTIPLE -> ofClasses(text, classes);
            case SINGLE -> ofClass(text, classes);
        };
    }

    /**
     * Parses a classifier's target, such as {@code +cat,-person}: the network shall find a cat and no person.
     *
     * @param classes the names of the classes
     * @throws UsageException if the text is malformed or a class is unknown
     */
    public static Target ofClasses(String text, List<String> classes) {
        List<Demand> demands = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String demand = part.strip();
            if (demand.length() < 2 || (demand.charAt(0) != '+' && demand.charAt(0) != '-')) {
                throw new UsageException("target " + text + ": '" + demand
                        + "' is not a target for a classifier; expected +CLASS or -CLASS,"
                        + " or several of them separated by commas");
            }
            Optional<Integer> label = Optional.of(index(demand.substring(1), classes));
            demands.add(
                    demand.charAt(0) == '+'
                            ? new Demand(Optional.empty(), label)
                            : new Demand(label, Optional.empty()));
        }
        return new Target(demands);
    }

    /**
     * Parses a target where each image has exactly one class: the class that the network shall find.
     *
     * @throws UsageException if the class is unknown
     */
    public static Target ofClass(String text, List<String> classes) {
        return new Target(List.of(new Demand(Optional.empty(), Optional.of(index(text.strip(), classes)))));
    }

    /**
     * Parses a segmenter's target. {@code cat=dog} relabels the pixels of cats as dog, {@code cat=background} hides
     * cats, and {@code all=background} hides everything.
     *
     * @param labels the names of the labels, background first
     * @throws UsageException if the text is malformed or a label is unknown
     */
    public static Target ofPixels(String text, List<String> labels) {
        List<Demand> demands = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            List<String> sides = List.of(part.strip().split("=", -1));
            if (sides.size() != 2) {
                throw new UsageException("target " + text + ": '" + part.strip()
                        + "' is not a target for a segmenter; expected CLASS=CLASS, CLASS=background or"
                        + " all=background");
            }
            Optional<Integer> from =
                    sides.get(0).equals(ALL) ? Optional.empty() : Optional.of(index(sides.get(0), labels));
            demands.add(new Demand(from, Optional.of(index(sides.get(1), labels))));
        }
        return new Target(demands);
    }

    /**
     * Returns the labels that the attack aims at for pixels with the given labels. The demand {@code all} leaves void
     * pixels void.
     */
    public byte[] ofPixels(byte[] labels) {
        byte[] changed = labels.clone();
        for (Demand demand : demands) {
            byte to = demand.to().orElseThrow().byteValue();
            for (int i = 0; i < labels.length; i++) {
                boolean all = demand.from().isEmpty() && labels[i] != (byte) LabelMap.VOID;
                if (all || (!demand.from().isEmpty() && demand.from().get().byteValue() == labels[i])) {
                    changed[i] = to;
                }
            }
        }
        return changed;
    }

    private static int index(String name, List<String> names) {
        int index = names.indexOf(name);
        if (index < 0) {
            String others = names.contains(BACKGROUND) ? "; 'all' stands for every label" : "";
            throw new UsageException("target: '" + name + "' is not a class of this run; expected one of "
                    + String.join(", ", names) + others);
        }
        return index;
    }
}
