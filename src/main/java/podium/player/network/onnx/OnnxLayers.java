package podium.player.network.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import podium.player.network.Graph;
import podium.player.network.Node;
import podium.player.network.ParameterSpec;
import podium.player.network.Parameters;
import podium.player.network.Tensor;
import podium.player.network.layers.Activation;
import podium.player.network.layers.Add;
import podium.player.network.layers.BatchNorm;
import podium.player.network.layers.Blur;
import podium.player.network.layers.Broadcast;
import podium.player.network.layers.Concat;
import podium.player.network.layers.Convolution;
import podium.player.network.layers.Crop;
import podium.player.network.layers.Dense;
import podium.player.network.layers.DepthToSpace;
import podium.player.network.layers.Dropout;
import podium.player.network.layers.Flatten;
import podium.player.network.layers.GlobalPool;
import podium.player.network.layers.Input;
import podium.player.network.layers.LayerCases;
import podium.player.network.layers.MeanOfViews;
import podium.player.network.layers.Move;
import podium.player.network.layers.Pool;
import podium.player.network.layers.Resize;
import podium.player.network.layers.Shape;
import podium.player.network.layers.Tiles;
import podium.player.network.layers.VectorPart;
import podium.player.network.layers.Window;
import podium.player.network.layers.WithMirrorImages;
import podium.player.network.onnx.OnnxGraph.Attribute;

/** Adds the operators of one layer, and its parameters, to an ONNX graph, and gives the name of its output. */
final class OnnxLayers implements LayerCases<String> {
    private static final int LAST = -1;
    private static final int CHANNEL = 1;
    private static final int HEIGHT = 2;
    private static final int WIDTH = 3;

    private final OnnxGraph graph;
    private final MapSizes sizes;
    private final Parameters parameters;
    private final Node node;
    private final List<String> inputs;
    private final String name;

    /**
     * Creates the cases for a node.
     *
     * @param inputs the names of what it takes
     * @param name the name that its output gets
     */
    OnnxLayers(OnnxGraph graph, MapSizes sizes, Parameters parameters, Node node, List<String> inputs, String name) {
        this.graph = graph;
        this.sizes = sizes;
        this.parameters = parameters;
        this.node = node;
        this.inputs = List.copyOf(inputs);
        this.name = name;
    }

    private String add(String operator, List<String> from, Attribute... attributes) {
        return graph.add(name, operator, from, attributes);
    }

    private String helper(String operator, List<String> from, Attribute... attributes) {
        return graph.add(graph.helper(), operator, from, attributes);
    }

    private String in() {
        return inputs.get(0);
    }

    /** What the layer takes, then its parameters. */
    private List<String> withParameters(Function<ParameterSpec, Tensor> values) {
        List<String> all = new ArrayList<>(inputs);
        node.parameters().forEach(spec -> all.add(graph.floats(spec.name(), values.apply(spec))));
        return all;
    }

    private List<String> withParameters() {
        return withParameters(this::value);
    }

    private Tensor value(ParameterSpec spec) {
        return parameters.get(spec.name());
    }

    @Override
    public String activation(Activation layer) {
        return switch (layer.function()) {
            case RELU -> add("Relu", inputs);
            case RELU6 -> add("Clip", List.of(in(), graph.real(0), graph.real(6)));
            case LEAKY_RELU -> add("LeakyRelu", inputs, Attribute.of("alpha", layer.parameter()));
            case ELU -> add("Elu", inputs, Attribute.of("alpha", layer.parameter()));
            case SIGMOID -> add("Sigmoid", inputs);
            case SOFTMAX -> add("Softmax", inputs, Attribute.of("axis", LAST));
            case TANH -> add("Tanh", inputs);
        };
    }

    @Override
    public String add(Add layer) {
        return add("Add", inputs);
    }

    @Override
    public String batchNorm(BatchNorm layer) {
        List<String> all = withParameters(spec -> layer.scaled() || spec.role() != ParameterSpec.Role.GAMMA
                ? value(spec)
                : Tensor.filled(spec.shape(), 1));
        return add("BatchNormalization", all, Attribute.of("epsilon", BatchNorm.EPSILON));
    }

    @Override
    public String blur(Blur layer) {
        long planes = node.shape().get(0);
        float[] taps = {1 / 6f, 2 / 3f, 1 / 6f};
        float[] kernel = new float[Math.toIntExact(planes * 9)];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = taps[i % 9 / 3] * taps[i % 3];
        }
        String weights = graph.floats(graph.helper(), new Tensor(Shape.of(planes, 1, 3, 3), kernel));
        return add("Conv", List.of(in(), weights), window(Window.same(3), planes));
    }

    @Override
    public String broadcast(Broadcast layer) {
        String shape = helper(
                "Concat",
                List.of(graph.integers(1, 1), sizes.of(graph, layer.height(), layer.width())),
                Attribute.of("axis", 0));
        return add("Expand", List.of(in(), shape));
    }

    @Override
    public String concat(Concat layer) {
        return add("Concat", inputs, Attribute.of("axis", CHANNEL));
    }

    @Override
    public String convolution(Convolution layer) {
        return add("Conv", withParameters(), window(layer.window(), layer.groups()));
    }

    private static Attribute[] window(Window window, long groups) {
        return new Attribute[] {
            Attribute.of("kernel_shape", new long[] {window.kernel(), window.kernel()}),
            Attribute.of("strides", new long[] {window.stride(), window.stride()}),
            Attribute.of("pads", new long[] {window.pad(), window.pad(), window.pad(), window.pad()}),
            Attribute.of("dilations", new long[] {window.dilation(), window.dilation()}),
            Attribute.of("group", groups)
        };
    }

    @Override
    public String crop(Crop layer) {
        return add(
                "Slice",
                List.of(
                        in(),
                        graph.integers(0, 0),
                        sizes.of(graph, layer.height(), layer.width()),
                        graph.integers(HEIGHT, WIDTH)));
    }

    @Override
    public String dense(Dense layer) {
        return add("Gemm", withParameters(), Attribute.of("transB", 1));
    }

    @Override
    public String depthToSpace(DepthToSpace layer) {
        return add("DepthToSpace", inputs, Attribute.of("blocksize", layer.block()), Attribute.of("mode", "DCR"));
    }

    @Override
    public String dropout(Dropout layer) {
        return add("Identity", inputs);
    }

    @Override
    public String flatten(Flatten layer) {
        return add("Flatten", inputs, Attribute.of("axis", CHANNEL));
    }

    @Override
    public String globalPool(GlobalPool layer) {
        return switch (layer.kind()) {
            case MEAN -> add("GlobalAveragePool", inputs);
            case LARGEST -> add("GlobalMaxPool", inputs);
        };
    }

    @Override
    public String input(Input layer) {
        return Graph.INPUT;
    }

    @Override
    public String pool(Pool layer) {
        return switch (layer.kind()) {
            case LARGEST -> add("MaxPool", inputs, pooled(layer.window()));
            case MEAN -> add("AveragePool", inputs, pooled(layer.window()));
        };
    }

    private static Attribute[] pooled(Window window) {
        return new Attribute[] {
            Attribute.of("kernel_shape", new long[] {window.kernel(), window.kernel()}),
            Attribute.of("strides", new long[] {window.stride(), window.stride()}),
            Attribute.of("pads", new long[] {window.pad(), window.pad(), window.pad(), window.pad()})
        };
    }

    @Override
    public String meanOfViews(MeanOfViews layer) {
        List<Long> sides = node.shape().sides();
        long[] halved = LongStream.concat(LongStream.of(2, -1), sides.stream().mapToLong(side -> side))
                .toArray();
        String halves = helper("Reshape", List.of(in(), graph.integers(halved)));
        return add("ReduceMean", List.of(halves), Attribute.of("axes", new long[] {0}), Attribute.of("keepdims", 0));
    }

    @Override
    public String move(Move layer) {
        int planes = layer.planes().size();
        float[] steps = new float[planes];
        float[] least = new float[planes];
        float[] most = new float[planes];
        for (int i = 0; i < planes; i++) {
            steps[i] = (float) layer.planes().get(i).step();
            least[i] = (float) layer.planes().get(i).least();
            most[i] = (float) layer.planes().get(i).most();
        }
        String step = helper("Mul", List.of(inputs.get(1), perPlane(steps)));
        String moved = helper("Add", List.of(in(), step));
        return add("Min", List.of(helper("Max", List.of(moved, perPlane(least))), perPlane(most)));
    }

    private String perPlane(float[] values) {
        return graph.floats(graph.helper(), new Tensor(Shape.of(1, values.length, 1, 1), values));
    }

    @Override
    public String resize(Resize layer) {
        String batchAndChannels =
                helper("Slice", List.of(helper("Shape", List.of(in())), graph.integers(0), graph.integers(2)));
        String shape = helper(
                "Concat",
                List.of(batchAndChannels, sizes.of(graph, layer.height(), layer.width())),
                Attribute.of("axis", 0));
        return add(
                "Resize",
                List.of(in(), "", "", shape),
                Attribute.of("mode", "linear"),
                Attribute.of("coordinate_transformation_mode", "half_pixel"));
    }

    @Override
    public String tiles(Tiles layer) {
        Shape image = node.shape();
        long side = layer.side();
        String hw = sizes.of(graph, image.get(1), image.get(2));
        String sides = graph.integers(side, side);
        String reps = helper("Div", List.of(helper("Add", List.of(hw, graph.integers(side - 1, side - 1))), sides));
        String laid = helper(
                "Tile",
                List.of(
                        withParameters().get(1),
                        helper("Concat", List.of(graph.integers(1), reps), Attribute.of("axis", 0))));
        String cropped = helper("Slice", List.of(laid, graph.integers(0, 0), hw, graph.integers(1, 2)));
        String one = helper("Unsqueeze", List.of(cropped, graph.integers(0)));
        return add("Expand", List.of(one, helper("Shape", List.of(in()))));
    }

    @Override
    public String vectorPart(VectorPart layer) {
        Shape map = layer.map();
        String part = helper(
                "Slice",
                List.of(
                        in(),
                        graph.integers(layer.from()),
                        graph.integers(layer.from() + map.size()),
                        graph.integers(CHANNEL)));
        return add("Reshape", List.of(part, graph.integers(-1, map.get(0), map.get(1), map.get(2))));
    }

    @Override
    public String withMirrorImages(WithMirrorImages layer) {
        String mirrored = helper(
                "Slice",
                List.of(
                        in(),
                        graph.integers(-1),
                        graph.integers(Long.MIN_VALUE + 1),
                        graph.integers(WIDTH),
                        graph.integers(-1)));
        return add("Concat", List.of(in(), mirrored), Attribute.of("axis", 0));
    }
}
