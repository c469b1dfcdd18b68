package podium.player.network.weights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import podium.core.Brief;

/**
 * A report on how a network's arrays were loaded.
 *
 * @param source the file, or {@code none}
 * @param taken the number of arrays from the file
 * @param initialised the other arrays, each with its initialisation
 * @param unused the file's arrays that were not used, by their names in the file
 */
public record WeightReport(String source, int taken, Map<String, String> initialised, List<String> unused) {
    /** The number of names in a line; the line then gives the number of the others. */
    private static final int SHOWN = 6;

    public WeightReport {
        initialised = Collections.unmodifiableMap(new LinkedHashMap<>(initialised));
        unused = List.copyOf(unused);
    }

    /** Returns the report as lines for a user, with long lists shortened. */
    public List<String> lines() {
        int all = taken + initialised.size();
        List<String> lines = new ArrayList<>();
        if (taken == 0) {
            lines.add("weights: " + source + "; initialised all " + all + " arrays");
            return lines;
        }
        lines.add("weights: loaded " + taken + " of " + all + " arrays from " + source);
        if (!initialised.isEmpty()) {
            List<String> each = new ArrayList<>();
            initialised.forEach((name, how) -> each.add(name + " (" + how + ")"));
            lines.add("initialised " + shortened(each));
        }
        if (!unused.isEmpty()) {
            lines.add("not used: " + shortened(unused));
        }
        return lines;
    }

    private static String shortened(Collection<String> names) {
        String shown = Brief.of(String.join(", ", names.stream().limit(SHOWN).toList()));
        return names.size() <= SHOWN ? shown : shown + " and " + (names.size() - SHOWN) + " more";
    }
}
