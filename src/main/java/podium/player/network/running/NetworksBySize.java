package podium.player.network.running;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import podium.player.network.Graph;

/** Networks of one size each. Those of the last three sizes are kept. Not thread-safe. */
public final class NetworksBySize<N extends InferenceNetwork> implements ImageNetwork {
    private static final int KEPT = 3;

    private final SizedGraph graphs;
    private final Function<Graph, N> maker;
    private final Map<Long, N> networks = new LinkedHashMap<>(8, 0.75f, true);

    /**
     * Creates an empty collection.
     *
     * @param maker loads a graph into an engine
     */
    public NetworksBySize(SizedGraph graphs, Function<Graph, N> maker) {
        this.graphs = graphs;
        this.maker = maker;
    }

    /** Returns the network for a size, which stays open until three other sizes were used. */
    public N of(int height, int width) {
        N network = networks.computeIfAbsent(
                ((long) width << Integer.SIZE) + height, size -> maker.apply(graphs.of(height, width)));
        if (networks.size() > KEPT) {
            Long oldest = networks.keySet().iterator().next();
            Objects.requireNonNull(networks.remove(oldest)).close();
        }
        return network;
    }

    @Override
    public float[] forward(float[] input, int height, int width) {
        return of(height, width).forward(input, 1);
    }

    @Override
    public void close() {
        networks.values().forEach(InferenceNetwork::close);
        networks.clear();
    }
}
