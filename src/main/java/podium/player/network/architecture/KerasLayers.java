package podium.player.network.architecture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import podium.player.network.FrozenLayers;

/**
 * A backbone's layers as {@code keras.applications} lists them in {@code model.layers}, without the top. Input,
 * padding, convolution, batch norm, activation, pooling and addition are one layer each. {@code base.layers[-34:]} in a
 * Keras script counts these.
 *
 * <pre>{@code
 * KerasLayers keras = Architecture.of("mobilenetv2_1.0").keras(false).orElseThrow();
 * keras.count();                                            // 154
 * keras.label("mobilenetv20_features_conv1").orElseThrow(); // 152 Conv_1
 * }</pre>
 */
public final class KerasLayers {
    /**
     * A layer of Keras.
     *
     * @param name its name in Keras
     * @param layers the names of the corresponding layers of the graph here: none for a layer without parameters,
     *     several where the graph has layers that Keras lacks
     */
    private record Row(String name, List<String> layers) {
        private Row {
            layers = List.copyOf(layers);
        }
    }

    private final List<Row> rows = new ArrayList<>();

    /** Adds the next layer of the list. */
    KerasLayers add(String name, String... layers) {
        rows.add(new Row(name, List.of(layers)));
        return this;
    }

    /** Returns the number of layers. */
    public int count() {
        return rows.size();
    }

    /** Returns the names in Keras, in its order. */
    List<String> names() {
        return rows.stream().map(Row::name).toList();
    }

    /** Returns the first layers of the list as frozen layers. */
    public FrozenLayers first(int layers) {
        Set<String> frozen = new HashSet<>();
        rows.subList(0, layers).forEach(row -> frozen.addAll(row.layers()));
        return new FrozenLayers(frozen);
    }

    /** Returns the position of a graph's layer in the list, from 1, and its name there; empty if it is not listed. */
    public Optional<String> label(String layer) {
        for (int place = 0; place < rows.size(); place++) {
            if (rows.get(place).layers().contains(layer)) {
                return Optional.of((place + 1) + " " + rows.get(place).name());
            }
        }
        return Optional.empty();
    }
}
