package podium.training;

import java.util.HashSet;
import java.util.Set;
import podium.network.Graph;
import podium.network.ParameterSpec;

/**
 * Which parameters a stage trains, by name.
 *
 * @param names of all that are trained
 * @param headNames of those that belong to the head
 */
record TrainedParameters(Set<String> names, Set<String> headNames) {
    /** All but those of the first layers, which are frozen, and the statistics. */
    static TrainedParameters of(Graph graph, int frozenLayers) {
        Set<String> names = new HashSet<>();
        Set<String> headNames = new HashSet<>();
        for (ParameterSpec spec : graph.parameters()) {
            if (spec.head()) {
                headNames.add(spec.name());
            }
            if (!spec.role().statistic() && (spec.head() || spec.layer() >= frozenLayers)) {
                names.add(spec.name());
            }
        }
        return new TrainedParameters(names, headNames);
    }

    boolean trains(String name) {
        return names.contains(name);
    }

    boolean head(String name) {
        return headNames.contains(name);
    }
}
