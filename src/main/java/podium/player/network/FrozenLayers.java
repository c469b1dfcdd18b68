package podium.player.network;

import java.util.Set;

/**
 * The layers of a backbone that are not trained. A batch normalisation counts as a layer of its own; a frozen one uses
 * its running statistics.
 *
 * @param names the layers' names, which are the prefixes of their parameters' names
 */
public record FrozenLayers(Set<String> names) {
    /** No layer is frozen. */
    public static final FrozenLayers NONE = new FrozenLayers(Set.of());

    public FrozenLayers {
        names = Set.copyOf(names);
    }

    /** Returns true if the layer of a parameter is frozen. */
    public boolean have(ParameterSpec parameter) {
        return names.contains(parameter.layerName());
    }

    boolean have(String layer) {
        return names.contains(layer);
    }
}
