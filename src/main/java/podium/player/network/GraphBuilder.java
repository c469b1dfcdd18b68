package podium.player.network;

import java.util.List;
import java.util.function.UnaryOperator;
import podium.player.network.Graph.DilatedPart;
import podium.player.network.layers.Activation;
import podium.player.network.layers.Activation.Function;
import podium.player.network.layers.Add;
import podium.player.network.layers.BatchNorm;
import podium.player.network.layers.BatchNorm.Statistics;
import podium.player.network.layers.Broadcast;
import podium.player.network.layers.Concat;
import podium.player.network.layers.Convolution;
import podium.player.network.layers.Dense;
import podium.player.network.layers.Dropout;
import podium.player.network.layers.Flatten;
import podium.player.network.layers.GlobalPool;
import podium.player.network.layers.Input;
import podium.player.network.layers.Layer;
import podium.player.network.layers.Pool;
import podium.player.network.layers.Resize;
import podium.player.network.layers.Shape;
import podium.player.network.layers.VectorPart;
import podium.player.network.layers.Window;

/**
 * A builder of graphs that adds one layer per call. Layers are named as in Gluon: the scope, the kind and a number.
 *
 * <pre>{@code
 * GraphBuilder graph = new GraphBuilder(Shape.of(3, 225, 225), BatchNormMode.TRAINED, Rectifier.RELU6, Purpose.SCORES);
 * graph.scope("mobilenet0_");
 * Node stem = graph.relu(graph.batchNorm(graph.convolution(graph.input(), 32, Window.same(3).by(2))));
 * }</pre>
 */
public final class GraphBuilder {
    private final BatchNormMode batchNormMode;
    private final Rectifier rectifier;
    private final FrozenLayers frozenLayers;
    private final Purpose purpose;
    private final LayerNames names = new LayerNames();
    private final LayerParameters parameters = new LayerParameters();
    private final NodeList nodes = new NodeList();
    private Node seen;
    private boolean trains;
    private double blockDropout;

    public GraphBuilder(Shape input, BatchNormMode batchNormMode, Rectifier rectifier, Purpose purpose) {
        this(input, batchNormMode, rectifier, purpose, FrozenLayers.NONE);
    }

    /** Creates a builder with frozen layers, whose normalisation uses the running statistics. */
    public GraphBuilder(
            Shape input, BatchNormMode batchNormMode, Rectifier rectifier, Purpose purpose, FrozenLayers frozenLayers) {
        this.batchNormMode = batchNormMode;
        this.rectifier = rectifier;
        this.purpose = purpose;
        this.frozenLayers = frozenLayers;
        this.trains = purpose.trains();
        this.seen = nodes.add(Node.of(Graph.INPUT, new Input(input), List.of(), List.of()));
    }

    /** Returns the input of the first layer: the graph's input, or the map given to {@link #fixFrom}. */
    public Node input() {
        return seen;
    }

    /**
     * Makes {@code map} the input of the following layers. They behave as in inference, and none of them is trained.
     */
    public void fixFrom(Node map) {
        seen = map;
        parameters.fix();
        trains = false;
    }

    /** Sets the prefix of the following layers' names. */
    public void scope(String prefix) {
        names.scope(prefix);
    }

    /** Sets the share of numbers that a training step drops after each block of the following layers. */
    public void dropAfterBlocks(double share) {
        blockDropout = share;
    }

    /** Ends a block of a backbone, whose output goes through the dropout of {@link #dropAfterBlocks}. */
    public Node endBlock(Node out) {
        return dropout(out, blockDropout);
    }

    /** Marks the following layers as the head's. */
    public void beginHead() {
        parameters.beginHead();
    }

    /** Adds a layer without parameters. */
    public Node layer(String kind, Layer layer, Node... inputs) {
        return named(names.next(kind), layer, List.of(), inputs);
    }

    private Node named(String name, Layer layer, List<ParameterSpec> specs, Node... inputs) {
        return nodes.add(Node.of(name, layer, List.of(inputs), specs));
    }

    /** Adds a layer that has weights of a given shape and no bias. */
    public Node weighted(String name, Layer layer, Shape weights, Node in) {
        return named(name, layer, parameters.weighted(name, weights, false, false, WeightChoices.USUAL), in);
    }

    /** Adds a convolution without bias, as before batch normalisation. */
    public Node convolution(Node in, int filters, Window window) {
        return convolution(in, filters, window, 1, false);
    }

    /** Adds a depthwise convolution without bias. */
    public Node depthwise(Node in, Window window) {
        return convolution(in, in.channels(), window, in.channels(), false);
    }

    public Node convolution(Node in, int filters, Window window, int groups, boolean biased) {
        return convolution(names.next("conv"), in, filters, window, groups, biased);
    }

    /** Adds a convolution with a given full name, for the few that Gluon does not number. */
    public Node convolution(String name, Node in, int filters, Window window, int groups, boolean biased) {
        return convolution(name, in, new Convolution(filters, window, groups, biased), WeightChoices.USUAL);
    }

    /** Adds a convolution with choices for its weights. */
    public Node convolution(Node in, Convolution layer, WeightChoices choices) {
        return convolution(names.next("conv"), in, layer, choices);
    }

    private Node convolution(String name, Node in, Convolution layer, WeightChoices choices) {
        boolean apart = layer.window().dilation() > 1;
        return named(
                name, layer, parameters.weighted(name, layer.weights(in.shape()), apart, layer.biased(), choices), in);
    }

    /** Adds the layers after a stride that became a dilation of {@code rate}. */
    public Node dilated(Node in, int rate, UnaryOperator<Node> layers) {
        Node out = layers.apply(in);
        if (rate > 1) {
            nodes.addDilated(new DilatedPart(in.name(), out.name(), rate));
        }
        return out;
    }

    public Node batchNorm(Node in) {
        return batchNorm(in, true);
    }

    /**
     * Adds a batch normalisation. In a head it is always trained. A convolution that it is folded into must have no
     * other use.
     *
     * @param scaled true if the published layer has a gamma; otherwise gamma is fixed at 1
     */
    public Node batchNorm(Node in, boolean scaled) {
        String name = names.next("batchnorm");
        BatchNormMode mode = parameters.inHead() ? BatchNormMode.TRAINED : batchNormMode;
        if (mode == BatchNormMode.FOLDED && in.layer() instanceof Convolution convolution && !convolution.biased()) {
            return nodes.fold(in, convolution, parameters.bias(in.name(), in.channels()), name);
        }
        BatchNorm layer = new BatchNorm(scaled, statistics(mode, name));
        return named(name, layer, parameters.normalisation(name, in.channels()), in);
    }

    private Statistics statistics(BatchNormMode mode, String name) {
        if (mode != BatchNormMode.TRAINED || !trains) {
            return Statistics.RUNNING;
        }
        return !parameters.inHead() && frozenLayers.have(name) ? Statistics.FROZEN : Statistics.BATCH;
    }

    /** Adds max(x, 0). */
    public Node relu(Node in) {
        return layer("relu", new Activation(Function.RELU), in);
    }

    /** Adds a rectifier that multiplies negative numbers by {@code slope}. */
    public Node leakyRelu(Node in, double slope) {
        return layer("leakyrelu", new Activation(Function.LEAKY_RELU, slope), in);
    }

    public Node elu(Node in, double alpha) {
        return layer("elu", new Activation(Function.ELU, alpha), in);
    }

    public Node tanh(Node in) {
        return layer("tanh", new Activation(Function.TANH), in);
    }

    /** Adds ReLU6, or plain ReLU if the graph is built with {@link Rectifier#RELU}. */
    public Node relu6(Node in) {
        return switch (rectifier) {
            case RELU -> relu(in);
            case RELU6 -> layer("relu6", new Activation(Function.RELU6), in);
        };
    }

    public Node maxPool(Node in, Window window) {
        return layer("pool", new Pool(Pool.Kind.LARGEST, window), in);
    }

    public Node averagePool(Node in, Window window) {
        return layer("pool", new Pool(Pool.Kind.MEAN, window), in);
    }

    /** Concatenates maps along their channels. */
    public Node concat(List<Node> maps) {
        return layer("concat", new Concat(), maps.toArray(new Node[0]));
    }

    /** Flattens two maps and concatenates them to one vector. */
    public Node joined(Node one, Node other) {
        return concat(List.of(flatten(one), flatten(other)));
    }

    /** Takes a map out of a vector, starting at index {@code from}. */
    public Node parted(Node vector, long from, Shape map) {
        return layer("part", new VectorPart(from, map), vector);
    }

    /** Repeats a 1 x 1 map over the height and width of another map. */
    public Node broadcast(Node in, Shape like) {
        return layer("broadcast", new Broadcast(like.get(1), like.get(2)), in);
    }

    /** Resizes a map bilinearly to another map's height and width. */
    public Node bilinear(Node in, Shape like) {
        return layer("bilinear", new Resize(like.get(1), like.get(2)), in);
    }

    public Node add(Node left, Node right) {
        return layer("plus", new Add(), left, right);
    }

    /** Pools a map to the vector that a head takes. */
    public Node pool(Node in, Pooling pooling) {
        return flatten(
                switch (pooling) {
                    case AVERAGE -> globalMean(in);
                    case MAXIMUM -> layer("pool", new GlobalPool(GlobalPool.Kind.LARGEST), in);
                    case FLATTEN -> in;
                });
    }

    /** Adds the mean of each channel, of shape channels x 1 x 1. */
    public Node globalMean(Node in) {
        return layer("pool", new GlobalPool(GlobalPool.Kind.MEAN), in);
    }

    public Node flatten(Node in) {
        return layer("flatten", new Flatten(), in);
    }

    public Node dense(Node in, int units) {
        return dense(names.next("dense"), in, units);
    }

    /** Adds a dense layer with a given full name. */
    public Node dense(String name, Node in, int units) {
        return dense(name, in, units, WeightChoices.USUAL);
    }

    /** Adds a dense layer with choices for its weights. */
    public Node dense(Node in, int units, WeightChoices choices) {
        return dense(names.next("dense"), in, units, choices);
    }

    /** Adds a dense layer with a given full name and choices for its weights. */
    public Node dense(String name, Node in, int units, WeightChoices choices) {
        Shape weights = Shape.of(units, in.channels());
        return named(name, new Dense(units), parameters.weighted(name, weights, false, true, choices), in);
    }

    public Node dropout(Node in, double share) {
        return trains && share > 0 ? layer("dropout", new Dropout(share), in) : in;
    }

    /** Adds the activation that turns logits into scores, if the graph's purpose is {@link Purpose#SCORES}. */
    public Node activation(Node logits, HeadActivation activation) {
        if (purpose != Purpose.SCORES) {
            return logits;
        }
        return switch (activation) {
            case SIGMOID -> layer("sigmoid", new Activation(Function.SIGMOID), logits);
            case SOFTMAX -> layer("softmax", new Activation(Function.SOFTMAX), logits);
        };
    }

    /** Builds the graph of an output. Layers that the output does not need are left out. */
    public Graph build(Node output) {
        return nodes.graph(output, purpose);
    }
}
