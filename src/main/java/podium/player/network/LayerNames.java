package podium.player.network;

import java.util.HashMap;
import java.util.Map;

/**
 * A generator of layer names as in Gluon: the scope, the kind, and a number that counts layers of this scope and kind.
 */
final class LayerNames {
    private final Map<String, Integer> counters = new HashMap<>();
    private String scope = "";

    /** Sets the prefix of the following names. Counting continues when a scope is set again. */
    void scope(String prefix) {
        scope = prefix;
    }

    String next(String kind) {
        return scope + kind + (counters.merge(scope + kind, 1, Integer::sum) - 1);
    }
}
