package podium.core.files;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** An order of names that a seed draws; it depends on the names and the seed alone, so that anyone can compute it. */
public final class DrawnOrder {
    private DrawnOrder() {}

    /** The names sorted by SHA-256(seed + ':' + name). */
    public static List<String> of(List<String> names, String seed) {
        SortedMap<String, String> bySum = new TreeMap<>();
        names.forEach(name -> bySum.put(Sha256.of(seed + ':' + name), name));
        return List.copyOf(bySum.values());
    }
}
