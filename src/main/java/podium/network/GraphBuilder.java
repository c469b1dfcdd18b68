package podium.network;

import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import podium.network.Graph.Folding;
import podium.network.ParameterSpec.Role;

/**
 * Builds an MXNet symbol, one operation a call; layers are named as Gluon names them: the scope, the kind and a number.
 *
 * <pre>{@code
 * GraphBuilder graph = new GraphBuilder(new Shape(3, 225, 225), BatchNormMode.TRAINED, Rectifier.RELU6, Purpose.SCORES);
 * graph.scope("mobilenet0_");
 * Node stem = graph.relu(graph.batchNorm(graph.convolution(graph.input(), 32, Window.same(3).by(2))));
 * }</pre>
 */
final class GraphBuilder {
    /** Of Gluon's BatchNorm layer. */
    private static final String EPSILON = "1e-05";

    private static final String FUSED_BATCH_NORM = "_contrib_BatchNormWithReLU";

    /** The places of a normalisation's inputs, after the map. */
    private static final int GAMMA = 1;

    private static final int BETA = 2;
    private static final int MEAN = 3;
    private static final int VARIANCE = 4;

    /** The dilation whose windows see even and odd columns apart. */
    private static final int RATE = 2;

    /** Inputs of a convolution that no normalisation was folded into: the map and the weights. */
    private static final int UNBIASED = 2;

    private final BatchNormMode batchNormMode;
    private final Rectifier rectifier;
    private final Node input;
    private final Set<Folding> foldings = new LinkedHashSet<>();
    private final HelperNodes helpers = new HelperNodes();
    private final ZeroChannels zeroChannels = new ZeroChannels(helpers);
    private final Map<String, Node> parameters = new HashMap<>();
    private final Map<String, Integer> counters = new HashMap<>();
    private Purpose purpose;
    private Node seen;
    private String scope = "";
    private boolean head;
    private boolean fixed;
    private boolean columnsApart;
    private int weightedLayers;
    private FrozenLayers frozenLayers = FrozenLayers.NONE;

    GraphBuilder(Shape input, BatchNormMode batchNormMode, Rectifier rectifier, Purpose purpose) {
        this.input = Node.input(Graph.INPUT, input);
        this.seen = this.input;
        this.batchNormMode = batchNormMode;
        this.rectifier = rectifier;
        this.purpose = purpose;
    }

    /** What the first layer takes: the graph's input, or what was made of it. */
    Node input() {
        return seen;
    }

    /** The layers that follow take {@code map} for the input; they are as in inference, and none of them is trained. */
    void fixFrom(Node map) {
        seen = map;
        fixed = true;
        head = false;
        purpose = purpose.fixed();
    }

    /** An array that is trained as it is, of a layer of its own. */
    Node array(String layerName, Shape shape) {
        return variable(layerName, Role.WEIGHT, shape, weightedLayers++);
    }

    /** What the names of the layers that follow begin with; numbers begin again in a new scope. */
    void scope(String prefix) {
        scope = prefix;
    }

    /** Layers that are not trained: normalisation among them goes by the running statistics. */
    void freeze(FrozenLayers layers) {
        frozenLayers = layers;
    }

    /** The layers that follow are the head's. */
    void beginHead() {
        head = true;
    }

    /** A convolution without bias, as all that batch normalisation follows. */
    Node convolution(Node in, int filters, Window window) {
        return convolution(in, filters, window, 1, false);
    }

    /** A convolution of each channel by itself, without bias. */
    Node depthwise(Node in, Window window) {
        return convolution(in, in.channels(), window, in.channels(), false);
    }

    Node convolution(Node in, int filters, Window window, int groups, boolean biased) {
        return convolution(next("conv"), in, filters, window, groups, biased);
    }

    /** A convolution whose whole name is given: the few that Gluon does not number. */
    Node convolution(String name, Node in, int filters, Window window, int groups, boolean biased) {
        int layer = weightedLayers++;
        long taps = (long) in.channels() / groups * window.kernel() * window.kernel();
        Node weights = parameter(new ParameterSpec(
                name + Role.WEIGHT.suffix(),
                new Shape(filters, in.channels() / groups, window.kernel(), window.kernel()),
                Role.WEIGHT,
                head && window.dilation() > 1,
                layer,
                head && !fixed));
        Shape shape = new Shape(
                filters,
                window.output(in.shape().get(1)),
                window.output(in.shape().get(2)));
        boolean fills =
                purpose.goesBackward() && window.kernel() == 1 && (head || batchNormMode != BatchNormMode.FOLDED);
        int missingInputs = fills ? ZeroChannels.missing(in.channels()) : 0;
        int missingFilters = fills ? missingFilters(filters, biased) : 0;
        Node wide = zeroChannels.weights(weights, missingInputs, missingFilters);
        Node out = Node.operation(
                        "Convolution",
                        name + "_fwd",
                        new Shape(filters + missingFilters, shape.get(1), shape.get(2)),
                        List.of(zeroChannels.map(in, missingInputs), kernel(wide, window, in.shape())))
                .with("num_filter", filters + missingFilters)
                .with("num_group", groups)
                .with("layout", "NCHW")
                .with("no_bias", biased ? "False" : "True")
                .costing(shape.size() * taps);
        if (biased) {
            Node bias = variable(name, Role.BIAS, new Shape(filters), layer);
            out.addInput(zeroChannels.bias(bias, missingFilters));
        }
        describe(out, window, in.shape());
        return zeroChannels.without(out, shape);
    }

    /** Where normalisation follows, what the layout asks for; a last layer's are as many as there are classes. */
    private static int missingFilters(int filters, boolean biased) {
        return biased ? ZeroChannels.missingToAny(filters) : ZeroChannels.missing(filters);
    }

    /** The taps that the engine is given. */
    private Node kernel(Node weights, Window window, Shape map) {
        if (spreads(window)) {
            return rowsSpread(weights, window);
        }
        if (window.meetsOnlyInTheMiddle(map)) {
            int middle = window.kernel() / 2;
            return helpers.of("slice", helpers.known(weights))
                    .with("begin", "(None, None, " + middle + ", " + middle + ")")
                    .with("end", "(None, None, " + (middle + 1) + ", " + (middle + 1) + ")");
        }
        return weights;
    }

    /** How they lie on the map. */
    private void describe(Node out, Window window, Shape map) {
        if (spreads(window)) {
            out.through(window)
                    .with("kernel", Window.pair(window.extent(), window.kernel()))
                    .with("stride", Window.pair(1))
                    .with("pad", Window.pair(window.pad(), window.pad() / RATE))
                    .with("dilate", Window.pair(1));
        } else if (window.meetsOnlyInTheMiddle(map)) {
            Window.of(1).describe(out);
            out.through(window).with("dilate", Window.pair(1));
        } else {
            window.describe(out);
            out.with("dilate", Window.pair(window.dilation()));
        }
    }

    private boolean spreads(Window window) {
        return columnsApart && window.dilation() == RATE;
    }

    /** A row of zeros between any two of a kernel's. */
    private Node rowsSpread(Node weights, Window window) {
        Shape shape = weights.shape();
        long rows = shape.get(0) * shape.get(1) * shape.get(2);
        Node followed = helpers.joined(
                1,
                helpers.reshaped(helpers.known(weights), Window.tuple(-1, window.kernel())),
                helpers.zeros(rows, window.kernel()));
        Node kernels = helpers.reshaped(followed, Window.tuple(shape.get(0) * shape.get(1), -1));
        Node spread = helpers.part(kernels, 0, (long) window.extent() * window.kernel());
        return helpers.reshaped(spread, Window.tuple(shape.get(0), shape.get(1), window.extent(), window.kernel()));
    }

    /**
     * Layers that come after the stride that became a dilation of {@code rate}. On the way back, oneDNN 2.4 is slow with
     * dilated convolutions of each channel by itself. Those of rate two see even and odd columns apart: so the layers stand
     * on each of the two, with the same parameters, where their windows have neighbouring columns, and rows of zeros between
     * their own. Not where a batch's own statistics are taken, which are those of all columns.
     */
    Node dilated(Node in, int rate, UnaryOperator<Node> layers) {
        long width = in.shape().get(2);
        boolean batchStatistics = batchNormMode == BatchNormMode.TRAINED && purpose.trains();
        if (rate != RATE || width < RATE || !purpose.goesBackward() || batchStatistics) {
            return layers.apply(in);
        }
        Map<String, Integer> countersBefore = Map.copyOf(counters);
        int layersBefore = weightedLayers;
        columnsApart = true;
        Node even = layers.apply(columns(in, (width + 1) / RATE, 0));
        counters.clear();
        counters.putAll(countersBefore);
        weightedLayers = layersBefore;
        Node odd = layers.apply(columns(in, width / RATE, 1));
        columnsApart = false;
        return add(spreadColumns(even, width, 0), spreadColumns(odd, width, 1));
    }

    /** Every second column. */
    private Node columns(Node in, long count, int first) {
        Node places = helpers.places(count, RATE, first);
        return product(
                        "columns",
                        in,
                        helpers.interpolation(places, range(in.shape().get(2))),
                        count)
                .helping();
    }

    /** The contrary: zeros between the columns. */
    private Node spreadColumns(Node in, long width, int first) {
        Node places = helpers.places(in.shape().get(2), RATE, first);
        return product("columns", in, helpers.interpolation(range(width), places), width)
                .helping();
    }

    private void bias(Node weighted, int layer) {
        weighted.with("no_bias", "False")
                .addInput(variable(layerName(weighted), Role.BIAS, new Shape(weighted.channels()), layer));
    }

    Node batchNorm(Node in) {
        return batchNorm(in, true);
    }

    /**
     * Normalises each channel; a head's are always trained. A convolution that is to be folded into must have no other use.
     *
     * @param scaled whether the published layer has a gamma; without one it is held at 1
     */
    Node batchNorm(Node in, boolean scaled) {
        return batchNorm(in, scaled, head ? BatchNormMode.TRAINED : batchNormMode);
    }

    private Node batchNorm(Node in, boolean scaled, BatchNormMode mode) {
        String name = next("batchnorm");
        int layer = Math.max(0, weightedLayers - 1);
        if (mode == BatchNormMode.FOLDED && in.is("Convolution") && in.inputs().size() == UNBIASED) {
            bias(in, layer);
            foldings.add(new Folding(layerName(in), name));
            return in;
        }
        Shape vector = new Shape(in.channels());
        boolean frozen = !head && frozenLayers.have(name);
        boolean global = mode != BatchNormMode.TRAINED || frozen || !purpose.trains();
        return Node.operation(
                        "BatchNorm",
                        name + "_fwd",
                        in.shape(),
                        List.of(
                                in,
                                variable(name, Role.GAMMA, vector, layer),
                                variable(name, Role.BETA, vector, layer),
                                variable(name, Role.RUNNING_MEAN, vector, layer),
                                variable(name, Role.RUNNING_VAR, vector, layer)))
                .with("axis", 1)
                .with("eps", EPSILON)
                .with("momentum", 0.9)
                .with("fix_gamma", scaled ? "False" : "True")
                .with("use_global_stats", global ? "True" : "False");
    }

    /**
     * Whether a rectifier becomes one operation with the normalisation before it, where the graph goes backward. It may not
     * where a map comes row by row and its gradient in blocks, since MXNet would read the rectifier's mask in the wrong
     * order, without a word: after zero channels were taken away, and after dilated convolutions, for which oneDNN has no
     * blocks from a dilation of 12 on.
     */
    private boolean fuses(Node in) {
        if (!purpose.goesBackward() || !in.is("BatchNorm")) {
            return false;
        }
        Node weighted = in.inputs().get(0);
        return !weighted.is("Reshape") && !dilated(weighted);
    }

    private static boolean dilated(Node weighted) {
        String dilation = weighted.attributes().get("dilate");
        return dilation != null && !dilation.equals(Window.pair(1));
    }

    /** max(x, 0); becomes one operation with the normalisation before it, which must have no other use. */
    Node relu(Node in) {
        if (fuses(in)) {
            in.become(FUSED_BATCH_NORM);
            return in;
        }
        return Node.operation("Activation", next("relu") + "_fwd", in.shape(), List.of(in))
                .with("act_type", "relu");
    }

    /** The rectifier that ends at six, or plain ReLU where that is asked for. */
    Node relu6(Node in) {
        if (rectifier == Rectifier.RELU) {
            return relu(in);
        }
        if (fuses(in) && "False".equals(in.attributes().get("fix_gamma"))) {
            return boundedBySix(in);
        }
        return Node.operation("clip", next("relu6") + "_fwd", in.shape(), List.of(in))
                .with("a_min", "0.0")
                .with("a_max", "6.0");
    }

    /**
     * min(max(x, 0), 6) of a normalisation x, by operations that oneDNN has: relu(6 - relu(6 - x)). MXNet's clip is none of
     * them, and every map would change its layout twice. The inner difference is the normalisation itself, its scale and
     * shift turned round; the outer one normalises by the same running statistics, with the scale and shift that undo that.
     */
    private Node boundedBySix(Node in) {
        List<Node> inputs = in.inputs();
        Node mean = inputs.get(MEAN);
        Node variance = inputs.get(VARIANCE);
        Node turned = Node.operation(
                        FUSED_BATCH_NORM,
                        in.name(),
                        in.shape(),
                        List.of(inputs.get(0), negative(inputs.get(GAMMA)), sixMinus(inputs.get(BETA)), mean, variance))
                .with(in.attributes());
        Node deviation = helpers.of("sqrt", helpers.of("_plus_scalar", variance).with("scalar", EPSILON));
        return Node.operation(
                        FUSED_BATCH_NORM,
                        next("relu6") + "_fwd",
                        in.shape(),
                        List.of(turned, negative(deviation), sixMinus(mean), mean, variance))
                .with(in.attributes())
                .with("use_global_stats", "True");
    }

    private Node negative(Node in) {
        return helpers.of("negative", in);
    }

    private Node sixMinus(Node in) {
        return helpers.of("_rminus_scalar", in).with("scalar", "6.0");
    }

    Node maxPool(Node in, Window window) {
        Shape shape = new Shape(
                in.channels(),
                window.output(in.shape().get(1)),
                window.output(in.shape().get(2)));
        Node out = Node.operation("Pooling", next("pool") + "_fwd", shape, List.of(in))
                .with("pool_type", "max")
                .with("pooling_convention", "valid");
        window.describe(out);
        return out;
    }

    /** The maps' channels one after the other. */
    Node concat(List<Node> maps) {
        Shape first = maps.get(0).shape();
        Shape shape = new Shape(maps.stream().mapToLong(Node::channels).sum(), first.get(1), first.get(2));
        return Node.operation("Concat", next("concat") + "_fwd", shape, maps)
                .with("num_args", maps.size())
                .with("dim", 1);
    }

    /** Two maps as one vector. */
    Node joined(Node one, Node other) {
        return Node.operation(
                        "Concat",
                        next("concat") + "_fwd",
                        new Shape(one.shape().size() + other.shape().size()),
                        List.of(flatten(one), flatten(other)))
                .with("num_args", 2)
                .with("dim", 1);
    }

    /** A map that is part of a vector, from one of its places on. */
    Node parted(Node vector, long from, Shape map) {
        Node part = helpers.part(vector, from, from + map.size());
        return helpers.reshaped(part, Window.tuple(0, map.get(0), map.get(1), map.get(2)), map);
    }

    /** A map of one place, at every place of another map's height and width. */
    Node broadcast(Node in, Shape like) {
        Shape shape = new Shape(in.channels(), like.get(1), like.get(2));
        return Node.operation("broadcast_axis", next("broadcast") + "_fwd", shape, List.of(in))
                .with("axis", "(2, 3)")
                .with("size", Window.pair(shape.get(1), shape.get(2)));
    }

    /**
     * A map stretched to another one's height and width, bilinear with half-pixel centres: a product with one matrix along
     * each axis, which the graph computes itself. MXNet's own operation takes a third of a training step.
     */
    Node bilinear(Node in, Shape like) {
        return taller(wider(in, like.get(2)), like.get(1));
    }

    private Node wider(Node in, long width) {
        return product("bilinear", in, interpolation(in.shape().get(2), width), width);
    }

    /** Each row of a map's times a matrix. */
    private Node product(String kind, Node in, Node matrix, long width) {
        Shape shape = new Shape(in.channels(), in.shape().get(1), width);
        return Node.operation("FullyConnected", next(kind) + "_fwd", shape, List.of(in, helpers.constant(matrix)))
                .with("num_hidden", width)
                .with("flatten", "False")
                .with("no_bias", "True")
                .costing(shape.size() * in.shape().get(2));
    }

    /** Rows are taken for the channels of a convolution, so that none has to change its place. */
    private Node taller(Node in, long height) {
        long rows = in.shape().get(1);
        Shape shape = new Shape(in.channels(), height, in.shape().get(2));
        Node weights = helpers.constant(helpers.reshaped(interpolation(rows, height), "(0, 0, 1)"));
        Node tall = Node.operation(
                        "Convolution",
                        next("bilinear") + "_fwd",
                        shape,
                        List.of(helpers.reshaped(in, "(-3, -2)"), weights))
                .with("kernel", "(1,)")
                .with("num_filter", height)
                .with("layout", "NCW")
                .with("no_bias", "True")
                .costing(shape.size() * rows);
        return helpers.reshaped(tall, "(-4, -1, " + in.channels() + ", -2)", shape);
    }

    /** From centre to centre, the matrix; beyond the last centres it goes on with what is there. */
    private Node interpolation(long inputs, long outputs) {
        double scale = (double) inputs / outputs;
        Node centres = helpers.places(outputs, scale, scale / 2 - 0.5);
        return helpers.interpolation(helpers.clipped(centres, 0, inputs - 1.0), range(inputs));
    }

    private Node range(long count) {
        return helpers.places(count, 1, 0);
    }

    Node add(Node left, Node right) {
        return Node.operation("elemwise_add", next("plus"), left.shape(), List.of(left, right));
    }

    /** The vector that a head takes. */
    Node pool(Node in, Pooling pooling) {
        return flatten(pooling == Pooling.FLATTEN ? in : globalPool(in, pooling));
    }

    /** The mean or the largest of each channel: channels x 1 x 1. */
    Node globalPool(Node in, Pooling pooling) {
        return Node.operation("Pooling", next("pool") + "_fwd", new Shape(in.channels(), 1, 1), List.of(in))
                .with("pool_type", pooling == Pooling.AVERAGE ? "avg" : "max")
                .with("global_pool", "True")
                .with("kernel", Window.pair(1));
    }

    Node flatten(Node in) {
        return Node.operation(
                "Flatten", next("flatten") + "_fwd", new Shape(in.shape().size()), List.of(in));
    }

    Node dense(Node in, int units) {
        return dense(next("dense"), in, units);
    }

    /** A dense layer whose whole name is given. */
    Node dense(String name, Node in, int units) {
        int layer = weightedLayers++;
        Shape weights = new Shape(units, in.channels());
        Node out = Node.operation(
                        "FullyConnected",
                        name + "_fwd",
                        new Shape(units),
                        List.of(in, variable(name, Role.WEIGHT, weights, layer)))
                .with("num_hidden", units)
                .with("flatten", "True")
                .costing(weights.size());
        bias(out, layer);
        return out;
    }

    Node dropout(Node in, double share) {
        if (!purpose.trains() || share == 0) {
            return in;
        }
        return Node.operation("Dropout", next("dropout") + "_fwd", in.shape(), List.of(in))
                .with("p", share);
    }

    /** The scores of the logits, where the graph is to give scores. */
    Node activation(Node logits, HeadActivation activation) {
        if (purpose != Purpose.SCORES) {
            return logits;
        }
        return activation == HeadActivation.SIGMOID
                ? Node.operation("sigmoid", next("sigmoid") + "_fwd", logits.shape(), List.of(logits))
                : Node.operation("softmax", next("softmax") + "_fwd", logits.shape(), List.of(logits))
                        .with("axis", -1);
    }

    Graph build(Node output) {
        return GraphWriter.write(input, output, List.copyOf(foldings));
    }

    /** The one of its name: layers that stand on two maps have one. */
    private Node parameter(ParameterSpec spec) {
        return parameters.computeIfAbsent(spec.name(), name -> Node.parameter(spec));
    }

    private Node variable(String layerName, Role role, Shape shape, int layer) {
        return parameter(new ParameterSpec(layerName + role.suffix(), shape, role, false, layer, head && !fixed));
    }

    private static String layerName(Node weighted) {
        return weighted.name().substring(0, weighted.name().length() - "_fwd".length());
    }

    private String next(String kind) {
        return scope + kind + (counters.merge(scope + kind, 1, Integer::sum) - 1);
    }
}
