package podium.player.training;

import java.util.HashSet;
import java.util.Set;
import podium.player.network.FrozenLayers;
import podium.player.network.Graph;
import podium.player.network.ParameterSpec;

/**
 * The names of the parameters that a stage trains.
 *
 * @param names the names of all trained parameters
 * @param headNames the names of the head's parameters
 */
public record TrainedParameters(Set<String> names, Set<String> headNames) {
    /** Returns all parameters except those of frozen layers and the statistics of batch norm. */
    public static TrainedParameters of(Graph graph, FrozenLayers frozen) {
        Set<String> names = new HashSet<>();
        Set<String> headNames = new HashSet<>();
        for (ParameterSpec spec : graph.parameters()) {
            if (spec.head()) {
                headNames.add(spec.name());
            }
            if (!spec.role().statistic() && (spec.head() || !frozen.have(spec))) {
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
