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
 * A network in full: a backbone, its input, its head. Makes the graph for every purpose.
 *
 * @param size side of the square input, in pixels
 * @param classes outputs of the head, for an image or for each place of a map
 * @param perturber what changes images before the network sees them; where there is one, it alone is trained
 */
public record NetworkSpec(
        Architecture architecture,
        int size,
        int classes,
        Head head,
        BatchNormMode batchNorm,
        Rectifier rectifier,
        Perturber perturber) {
    public NetworkSpec {
        if (size < 32) {
            throw new IllegalArgumentException("size: " + size + "; expected 32 pixels or more");
        }
        if (classes < 1) {
            throw new IllegalArgumentException("classes: " + classes + "; expected one or more");
        }
        GraphBuilder graph = new GraphBuilder(Shape.of(3, size, size), batchNorm, rectifier, Purpose.FEATURES);
        head.backbone(architecture, graph);
    }

    /** A network that sees images as they are. */
    public NetworkSpec(
            Architecture architecture, int size, int classes, Head head, BatchNormMode batchNorm, Rectifier rectifier) {
        this(architecture, size, classes, head, batchNorm, rectifier, Perturber.NONE);
    }

    /** The same network with its batch normalisation treated otherwise. */
    public NetworkSpec with(BatchNormMode mode) {
        return new NetworkSpec(architecture, size, classes, head, mode, rectifier, perturber);
    }

    /** The graph for a purpose; the names and shapes of the parameters it shares with other purposes are the same. */
    public Graph graph(Purpose purpose) {
        return graph(purpose, FrozenLayers.NONE);
    }

    /** As the other; some layers are not to be trained, and keep the statistics of their batch normalisation. */
    public Graph graph(Purpose purpose, FrozenLayers frozenLayers) {
        return graph(purpose, frozenLayers, Shape.of(3, size, size));
    }

    /** The graph for images of another size, with the same parameters; a head that flattens its map has others. */
    public Graph graphFor(Purpose purpose, int height, int width) {
        return graph(purpose, FrozenLayers.NONE, Shape.of(3, height, width));
    }

    private Graph graph(Purpose purpose, FrozenLayers frozenLayers, Shape input) {
        GraphBuilder graph = new GraphBuilder(input, batchNorm, rectifier, purpose, frozenLayers);
        return graph.build(
                perturber.perturbs()
                        ? afterPerturber(graph, purpose)
                        : head.output(architecture, graph, purpose, classes));
    }

    /** The backbone as Keras lists it, where Keras has it; of a segmenter, as far as its head takes it. */
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

    /** What the perturber does to images of a size: 3 x height x width, -1 to 1, times epsilon. */
    public Graph directionGraph(int height, int width) {
        GraphBuilder graph = new GraphBuilder(Shape.of(3, height, width), batchNorm, rectifier, Purpose.INFERENCE);
        return graph.build(new PerturberGraph(graph, perturber).direction(size));
    }

    private ClassifierHead classifier() {
        if (head instanceof ClassifierHead classifier) {
            return classifier;
        }
        throw new IllegalStateException("a segmenter's head takes maps, not a vector");
    }

    /** The backbone alone: gives the map that the head pools, channels x height x width. */
    public Graph mapGraph() {
        GraphBuilder graph = builder(size, size);
        return graph.build(architecture.features(graph));
    }

    /** A segmenter's backbone alone, for images of a size: the maps that its head takes, the last one first, as one vector. */
    public Graph mapsGraph(int height, int width) {
        GraphBuilder graph = builder(height, width);
        FeatureMaps maps = maps(graph);
        return graph.build(graph.joined(maps.high(), maps.low()));
    }

    /** The last of those maps: channels x height x width. */
    public Shape lastMap(int height, int width) {
        return maps(builder(height, width)).high().shape();
    }

    /** From that vector on, to the logits. */
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
        return new GraphBuilder(Shape.of(3, height, width), batchNorm, rectifier, Purpose.FEATURES);
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

    /** From that map on: pooling and head, to the logits. */
    public Graph tailGraph() {
        GraphBuilder graph = new GraphBuilder(mapGraph().output(), batchNorm, rectifier, Purpose.GRADIENTS);
        ClassifierHead classifier = classifier();
        return graph.build(classifier.layers(graph, graph.pool(graph.input(), classifier.pooling()), classes));
    }

    /** The head alone, on features that were computed before. */
    public Graph headGraph(Purpose purpose) {
        long features = graph(Purpose.FEATURES).output().size();
        GraphBuilder graph = new GraphBuilder(Shape.of(features), batchNorm, rectifier, purpose);
        return graph.build(classifier().layers(graph, graph.input(), classes));
    }
}
