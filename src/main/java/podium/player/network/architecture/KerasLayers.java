package podium.player.network.architecture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import podium.player.network.FrozenLayers;

/**
 * A backbone as {@code keras.applications} lists it in {@code model.layers}, without its top: input, padding, convolution, batch
 * norm, activation, pooling and addition are a layer each. It is what {@code base.layers[-34:]} of a Keras script counts.
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
     * @param ours the names of the layers here that it stands for: none where it has no parameters, several where the graph here
     *     has some that Keras has not
     */
    private record Row(String name, List<String> ours) {
        private Row {
            ours = List.copyOf(ours);
        }
    }

    private final List<Row> rows = new ArrayList<>();

    /** The next layer of the list. */
    KerasLayers add(String name, String... ours) {
        rows.add(new Row(name, List.of(ours)));
        return this;
    }

    /** How many there are. */
    public int count() {
        return rows.size();
    }

    /** Keras' names, in its order. */
    List<String> names() {
        return rows.stream().map(Row::name).toList();
    }

    /** The first layers of the list, not trained. */
    public FrozenLayers first(int layers) {
        Set<String> frozen = new HashSet<>();
        rows.subList(0, layers).forEach(row -> frozen.addAll(row.ours()));
        return new FrozenLayers(frozen);
    }

    /** Where a layer of ours stands in the list, from 1, and what it is called there. */
    public Optional<String> label(String layer) {
        for (int place = 0; place < rows.size(); place++) {
            if (rows.get(place).ours().contains(layer)) {
                return Optional.of((place + 1) + " " + rows.get(place).name());
            }
        }
        return Optional.empty();
    }
}
