package podium.player.network;

import java.util.Set;

/**
 * The layers of a backbone that are not trained, by the names that their parameters begin with. A batch normalisation is a layer
 * of its own here; one that is frozen goes by its running statistics.
 */
public record FrozenLayers(Set<String> names) {
    /** Every layer is trained. */
    public static final FrozenLayers NONE = new FrozenLayers(Set.of());

    public FrozenLayers {
        names = Set.copyOf(names);
    }

    /** Whether the layer that has a parameter is one of them. */
    public boolean have(ParameterSpec parameter) {
        return names.contains(parameter.layerName());
    }

    boolean have(String layer) {
        return names.contains(layer);
    }
}
