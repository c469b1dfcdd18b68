package podium.player.network.mxnet.symbol;

import java.util.HashMap;
import java.util.Map;

/**
 * The names of operations without parameters: the scope of their step, the kind and a number. They are counted
 * separately from the graph's names, since passes remove and add operations. Copies of a step on several maps share a
 * name.
 */
final class OperationNames {
    private final Map<String, Integer> counters = new HashMap<>();
    private final Map<String, String> given = new HashMap<>();

    /**
     * Returns the name of an operation.
     *
     * @param step the operation's step
     * @param kind the kind of operation
     * @param part the index of the operation among the step's operations of this kind
     */
    String name(Step step, String kind, int part) {
        String scope = step.name().substring(0, step.name().lastIndexOf('_') + 1);
        return given.computeIfAbsent(
                step.name() + " " + kind + part,
                key -> scope + kind + (counters.merge(scope + kind, 1, Integer::sum) - 1));
    }
}
