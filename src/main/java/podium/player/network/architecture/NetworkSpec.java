package podium.player.network.architecture;

import java.util.Optional;
import podium.player.network.BatchNormMode;
import podium.player.network.FrozenLayers;
import podium.player.network.Graph;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.layers.Shape;

/**
 * A complete network: a backbone, its input and its head. It builds the graph for every purpose.
 *
 * @param architecture the backbone
 * @param size the side of the square input, in pixels
 * @param channels the number of the input's planes: 1 for grey, 3 for red, green and blue
 * @param classes the number of the head's outputs, per image or per cell of a map
 * @param head the head
 * @param batchNorm the treatment of batch normalisation
 * @param rectifier the rectifier used in place of ReLU6
 * @param perturber the perturber in front of the network; if there is one, only it is trained
 */
public record NetworkSpec(
        Architecture architecture,
        int size,
        int channels,
        int classes,
        Head head,
        BatchNormMode batchNorm,
        Rectifier rectifier,
        Perturber perturber) {
    private static final int COLOURS = 3;

    public NetworkSpec {
        if (size < 16) {
            throw new IllegalArgumentException("size: " + size + "; expected 16 pixels or more");
        }
        if (channels != 1 && channels != COLOURS) {
            throw new IllegalArgumentException("channels: " + channels + "; expected 1 or 3");
        }
        if (classes < 1) {
            throw new IllegalArgumentException("classes: " + classes + "; expected one or more");
        }
        GraphBuilder graph = new GraphBuilder(Shape.of(channels, size, size), batchNorm, rectifier, Purpose.FEATURES);
        head.backbone(architecture, graph);
    }

    /** Creates a network for coloured images, without a perturber. */
    public NetworkSpec(
            Architecture architecture, int size, int classes, Head head, BatchNormMode batchNorm, Rectifier rectifier) {
        this(architecture, size, COLOURS, classes, head, batchNorm, rectifier, Perturber.NONE);
    }

    /** Returns the same network with another treatment of batch normalisation. */
    public NetworkSpec with(BatchNormMode mode) {
        return new NetworkSpec(architecture, size, channels, classes, head, mode, rectifier, perturber);
    }

    /** Builds the graph for a purpose. Parameters have the same names and shapes for all purposes. */
    public Graph graph(Purpose purpose) {
        return graph(purpose, FrozenLayers.NONE);
    }

    /**
     * Like {@link #graph(Purpose)}, with layers that are not trained and keep the statistics of their batch
     * normalisation.
     */
    public Graph graph(Purpose purpose, FrozenLayers frozenLayers) {
        return graph(purpose, frozenLayers, Shape.of(channels, size, size));
    }

    /**
     * Builds the graph for images of another size. The parameters are the same, except for a head that flattens its
     * map.
     */
    public Graph graphFor(Purpose purpose, int height, int width) {
        return graph(purpose, FrozenLayers.NONE, Shape.of(channels, height, width));
    }

    private Graph graph(Purpose purpose, FrozenLayers frozenLayers, Shape input) {
        GraphBuilder graph = new GraphBuilder(input, batchNorm, rectifier, purpose, frozenLayers);
        return graph.build(
                perturber.perturbs()
                        ? afterPerturber(graph, purpose)
                        : head.output(architecture, graph, purpose, classes));
    }

    /**
     * Returns the backbone's layers as Keras lists them, or empty if Keras does not have it. For a segmenter they end
     * at the last map that its head uses.
     */
    public Optional<KerasLayers> keras() {
        return architecture.keras(!head.classifies());
    }

    private Node afterPerturber(GraphBuilder graph, Purpose purpose) {
        PerturberGraph before = new PerturberGraph(graph, perturber);
        Node perturbed = before.perturbed(before.direction(size), head.classifies());
        boolean twice = head.classifies() && perturber.mirrored();
        graph.fixFrom(twice ? before.withMirrorImages(perturbed) : perturbed);
        Node output = head.output(architecture, graph, purpose, classes);
        return twice ? before.meanOfViews(output) : output;
    }

    /**
     * Builds the graph of the perturber's direction for images of a size: channels x height x width numbers from -1
     * to 1, to be multiplied by epsilon.
     */
    public Graph directionGraph(int height, int width) {
        GraphBuilder graph =
                new GraphBuilder(Shape.of(channels, height, width), batchNorm, rectifier, Purpose.INFERENCE);
        return graph.build(new PerturberGraph(graph, perturber).direction(size));
    }

    /**
     * Builds a classifier up to its last map that shows what is where, of channels x height x width; empty if it has no
     * such map.
     */
    public Optional<Graph> mapGraph() {
        GraphBuilder graph = builder(size, size);
        return architecture.lastMap(graph).map(graph::build);
    }

    /** Builds the rest of a classifier, from the map of {@link #mapGraph} to the logits. */
    public Graph tailGraph() {
        return graph(Purpose.GRADIENTS).after(mapGraph().orElseThrow().last().name());
    }

    /**
     * Builds a segmenter's backbone alone, for images of a size. It outputs the maps that the head uses as one vector,
     * the last map first.
     */
    public Graph mapsGraph(int height, int width) {
        GraphBuilder graph = builder(height, width);
        FeatureMaps maps = maps(graph);
        return graph.build(graph.joined(maps.high(), maps.low()));
    }

    /** Returns the shape of the last of those maps: channels x height x width. */
    public Shape lastMap(int height, int width) {
        return maps(builder(height, width)).high().shape();
    }

    /** Builds the rest of a segmenter, from the vector of {@link #mapsGraph} to the logits. */
    public Graph tailOfMaps(int height, int width) {
        FeatureMaps images = maps(builder(height, width));
        Shape high = images.high().shape();
        Shape low = images.low().shape();
        GraphBuilder graph =
                new GraphBuilder(Shape.of(high.size() + low.size()), batchNorm, rectifier, Purpose.GRADIENTS);
        FeatureMaps maps =
                new FeatureMaps(graph.parted(graph.input(), high.size(), low), graph.parted(graph.input(), 0, high));
        return graph.build(DeepLabV3Plus.logits(graph, maps, segmenter(), classes));
    }

    private GraphBuilder builder(int height, int width) {
        return new GraphBuilder(Shape.of(channels, height, width), batchNorm, rectifier, Purpose.FEATURES);
    }

    private FeatureMaps maps(GraphBuilder graph) {
        return architecture.maps(graph, segmenter().outputStride());
    }

    private DeepLabHead segmenter() {
        if (head instanceof DeepLabHead segmenter) {
            return segmenter;
        }
        throw new IllegalStateException("a classifier's head takes a vector, not maps");
    }

    /** Builds the head alone, for features that were computed before. */
    public Graph headGraph(Purpose purpose) {
        if (!head.classifies()) {
            throw new IllegalStateException("a segmenter's head takes maps, not a vector");
        }
        return graph(purpose).after(graph(Purpose.FEATURES).last().name());
    }
}
