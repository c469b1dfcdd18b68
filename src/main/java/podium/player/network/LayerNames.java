package podium.player.network;

import java.util.HashMap;
import java.util.Map;

/** Names layers as Gluon does: the scope, the kind, and a number of its own in both. */
final class LayerNames {
    private final Map<String, Integer> counters = new HashMap<>();
    private String scope = "";

    /** What the names that follow begin with; numbers go on where the scope was left. */
    void scope(String prefix) {
        scope = prefix;
    }

    String next(String kind) {
        return scope + kind + (counters.merge(scope + kind, 1, Integer::sum) - 1);
    }
}
