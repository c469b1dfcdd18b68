package podium.player.network.weights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import podium.core.Brief;

/**
 * What became of a network's arrays when its weights were loaded.
 *
 * @param source the file, or {@code none}
 * @param taken how many arrays came from it
 * @param initialised the arrays that did not, each with how it begins
 * @param unused what the file has beyond them, by its own names
 */
public record WeightReport(String source, int taken, Map<String, String> initialised, List<String> unused) {
    /** Names that a line tells; of more it tells the count. */
    private static final int SHOWN = 6;

    public WeightReport {
        initialised = Collections.unmodifiableMap(new LinkedHashMap<>(initialised));
        unused = List.copyOf(unused);
    }

    /** The report as lines for a user, long lists cut short. */
    public List<String> lines() {
        int all = taken + initialised.size();
        List<String> lines = new ArrayList<>();
        if (taken == 0) {
            lines.add("weights: " + source + "; initialised all " + all + " arrays");
            return lines;
        }
        lines.add("weights: took " + taken + " of " + all + " arrays from " + source);
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
