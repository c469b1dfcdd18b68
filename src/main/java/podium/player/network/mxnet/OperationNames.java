package podium.player.network.mxnet;

import java.util.HashMap;
import java.util.Map;

/**
 * Names operations that have no parameters: the scope of their step, the kind and a number. They are numbered anew, since
 * passes take some away and bring others; a step that stands on several maps has one name.
 */
final class OperationNames {
    private final Map<String, Integer> counters = new HashMap<>();
    private final Map<String, String> given = new HashMap<>();

    /**
     * The name of an operation.
     *
     * @param part which of the step's operations of the kind it is
     */
    String name(Step step, String kind, int part) {
        String scope = step.name().substring(0, step.name().lastIndexOf('_') + 1);
        return given.computeIfAbsent(
                step.name() + " " + kind + part,
                key -> scope + kind + (counters.merge(scope + kind, 1, Integer::sum) - 1));
    }
}
