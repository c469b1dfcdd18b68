package podium.player.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A network's parameters by name, in a fixed order. */
public final class Parameters {
    private final Map<String, Tensor> tensors;

    public Parameters(Map<String, Tensor> tensors) {
        this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    public Set<String> names() {
        return tensors.keySet();
    }

    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    /**
     * Returns the parameter of a name.
     *
     * @throws NullPointerException if there is none
     */
    public Tensor get(String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    /** Returns the union with other parameters, which replace those of the same name. */
    public Parameters and(Parameters other) {
        Map<String, Tensor> all = new LinkedHashMap<>(tensors);
        all.putAll(other.tensors);
        return new Parameters(all);
    }

    /** Returns the parameters whose names start with a prefix. */
    public Parameters below(String prefix) {
        Map<String, Tensor> some = new LinkedHashMap<>(tensors);
        some.keySet().removeIf(name -> !name.startsWith(prefix));
        return new Parameters(some);
    }

    /**
     * Returns a graph's parameters, in the graph's order.
     *
     * @throws NullPointerException if one is missing
     */
    public Parameters only(Graph graph) {
        Map<String, Tensor> some = new LinkedHashMap<>();
        graph.parameters().forEach(spec -> some.put(spec.name(), get(spec.name())));
        return new Parameters(some);
    }
}
