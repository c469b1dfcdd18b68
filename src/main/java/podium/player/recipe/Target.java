package podium.player.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import podium.core.UsageException;
import podium.core.mask.LabelMap;

/**
 * What an attacker wants a network to say; nothing in particular, if it has no demands: then anything but what is true.
 *
 * @param demands all of them at once
 */
public record Target(List<Demand> demands) {
    /** Untargeted. */
    public static final Target ANYTHING_ELSE = new Target(List.of());

    private static final String BACKGROUND = "background";
    private static final String ALL = "all";

    /**
     * One change.
     *
     * @param from of a segmenter: the label that pixels have now, empty for all of them; of a classifier: the class that
     *     goes, empty if one comes
     * @param to the label they are to have, or the class that comes; empty if one goes
     */
    public record Demand(Optional<Integer> from, Optional<Integer> to) {}

    public Target {
        demands = List.copyOf(demands);
    }

    /** Whether there is something in particular. */
    public boolean targeted() {
        return !demands.isEmpty();
    }

    /**
     * {@code +cat,-person}: that the image has a cat and no person.
     *
     * @param classes by name
     * @throws UsageException if it is not of that form, or a class is unknown
     */
    public static Target ofClasses(String text, List<String> classes) {
        List<Demand> demands = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String demand = part.strip();
            if (demand.length() < 2 || (demand.charAt(0) != '+' && demand.charAt(0) != '-')) {
                throw new UsageException("target " + text + ": '" + demand
                        + "' is no target for a classifier; expected +CLASS, -CLASS,"
                        + " or several with commas between");
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
     * {@code cat=dog}: that pixels of cats are dogs'; {@code cat=background}: that cats are gone; {@code all=background}:
     * that nothing is seen.
     *
     * @param labels by name, background first
     * @throws UsageException if it is not of that form, or a label is unknown
     */
    public static Target ofPixels(String text, List<String> labels) {
        List<Demand> demands = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            List<String> sides = List.of(part.strip().split("=", -1));
            if (sides.size() != 2) {
                throw new UsageException("target " + text + ": '" + part.strip()
                        + "' is no target for a segmenter; expected CLASS=CLASS, CLASS=background or all=background");
            }
            Optional<Integer> from =
                    sides.get(0).equals(ALL) ? Optional.empty() : Optional.of(index(sides.get(0), labels));
            demands.add(new Demand(from, Optional.of(index(sides.get(1), labels))));
        }
        return new Target(demands);
    }

    /** The labels that pixels are to have which have these; void ones may have any. */
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
            throw new UsageException("target: '" + name + "' is no class of this run; expected one of "
                    + String.join(", ", names) + others);
        }
        return index;
    }
}
