package podium.player.network.engine;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.layers.Activation;
import podium.player.network.layers.Blur;
import podium.player.network.layers.Crop;
import podium.player.network.layers.DepthToSpace;
import podium.player.network.layers.Dropout;
import podium.player.network.layers.GlobalPool;
import podium.player.network.layers.MeanOfViews;
import podium.player.network.layers.Move;
import podium.player.network.layers.Shape;
import podium.player.network.layers.Tiles;
import podium.player.network.layers.Window;
import podium.player.network.layers.WithMirrorImages;

/** Graphs of one kind of layer each, to compare engines. */
final class LayerKinds {
    private LayerKinds() {}

    /** A kind of layer behind an input of channels x height x width, the sides of which are from 5 to 13. */
    record Kind(String name, Case layers) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Activations that take a vector, or have a parameter. */
    private static final Set<Activation.Function> SHAPED =
            EnumSet.of(Activation.Function.SOFTMAX, Activation.Function.LEAKY_RELU, Activation.Function.ELU);

    interface Case {
        Node on(GraphBuilder graph, Node in, Random random);
    }

    /** Returns every kind. */
    static Stream<Kind> all() {
        Stream<Kind> activations = Arrays.stream(Activation.Function.values())
                .filter(function -> !SHAPED.contains(function))
                .map(function -> new Kind("" + function, (graph, in, random) -> activated(graph, in, function)));
        Stream<Kind> pools = Arrays.stream(GlobalPool.Kind.values())
                .map(kind -> new Kind(
                        "GLOBAL_" + kind, (graph, in, random) -> graph.layer("pool", new GlobalPool(kind), in)));
        return Stream.of(activations, pools, others()).flatMap(kinds -> kinds);
    }

    private static Stream<Kind> others() {
        return Stream.of(
                new Kind(
                        "SOFTMAX",
                        (graph, in, random) -> activated(graph, graph.flatten(in), Activation.Function.SOFTMAX)),
                new Kind("ADD", (graph, in, random) -> graph.add(in, graph.relu(in))),
                new Kind("CONVOLUTION", LayerKinds::convolution),
                new Kind("BATCH_NORM", (graph, in, random) -> graph.batchNorm(in, random.nextBoolean())),
                new Kind("BATCH_NORM_OF_VECTOR", (graph, in, random) -> graph.batchNorm(graph.flatten(in))),
                new Kind("MAX_POOL", (graph, in, random) -> graph.maxPool(in, window(random, random.nextInt(1, 5)))),
                new Kind(
                        "AVERAGE_POOL",
                        (graph, in, random) -> graph.averagePool(in, window(random, random.nextInt(1, 5)))),
                new Kind("LEAKY_RELU", (graph, in, random) -> graph.leakyRelu(in, random.nextDouble())),
                new Kind("ELU", (graph, in, random) -> graph.elu(in, 2 * random.nextDouble())),
                new Kind("DENSE", (graph, in, random) -> graph.dense(graph.flatten(in), random.nextInt(1, 9))),
                new Kind("CONCAT", (graph, in, random) -> graph.concat(List.of(in, graph.relu(in), in))),
                new Kind("JOINED", (graph, in, random) -> graph.joined(in, graph.relu(in))),
                new Kind(
                        "VECTOR_PART",
                        (graph, in, random) -> graph.parted(graph.flatten(in), random.nextInt(10), Shape.of(2, 3, 5))),
                new Kind("BROADCAST", (graph, in, random) -> graph.broadcast(graph.globalMean(in), sides(random))),
                new Kind("RESIZE", (graph, in, random) -> graph.bilinear(in, sides(random))),
                new Kind("DROPOUT", (graph, in, random) -> graph.layer("dropout", new Dropout(0.5), in)),
                new Kind(
                        "CROP",
                        (graph, in, random) ->
                                graph.layer("crop", new Crop(random.nextInt(1, 6), random.nextInt(1, 6)), in)),
                new Kind("DEPTH_TO_SPACE", (graph, in, random) -> {
                    int block = random.nextInt(1, 4);
                    Node deep = graph.convolution(in, block * block * random.nextInt(1, 4), Window.of(1));
                    return graph.layer("space", new DepthToSpace(block), deep);
                }),
                new Kind("BLUR", (graph, in, random) -> graph.layer("blur", new Blur(), in)),
                new Kind(
                        "MOVE",
                        (graph, in, random) -> graph.layer("move", new Move(planes(in, random)), in, graph.relu(in))),
                new Kind("TILES", (graph, in, random) -> {
                    int side = random.nextInt(2, 20);
                    return graph.weighted("tiles", new Tiles(side), Shape.of(in.channels(), side, side), in);
                }),
                new Kind("VIEWS", (graph, in, random) -> {
                    Node both = graph.layer("views", new WithMirrorImages(), in);
                    Node seen = graph.convolution(both, 3, Window.same(3));
                    return graph.layer("mean", new MeanOfViews(), random.nextBoolean() ? seen : graph.flatten(seen));
                }));
    }

    private static Node activated(GraphBuilder graph, Node in, Activation.Function function) {
        return graph.layer("activation", new Activation(function), in);
    }

    private static Node convolution(GraphBuilder graph, Node in, Random random) {
        boolean depthwise = random.nextBoolean();
        int groups = depthwise ? in.channels() : 1;
        Window window = window(random, random.nextInt(1, 6));
        Window dilated = random.nextBoolean() ? window : Window.same(3).dilated(random.nextInt(1, 16));
        return graph.convolution(in, depthwise ? groups : random.nextInt(1, 9), dilated, groups, random.nextBoolean());
    }

    private static Window window(Random random, int kernel) {
        return Window.of(kernel).by(random.nextInt(1, 4)).padded(random.nextInt(kernel / 2 + 1));
    }

    private static Shape sides(Random random) {
        return Shape.of(1, random.nextInt(1, 30), random.nextInt(1, 30));
    }

    private static List<Move.Plane> planes(Node in, Random random) {
        return Stream.generate(() -> new Move.Plane(random.nextDouble(), -random.nextDouble(), random.nextDouble()))
                .limit(in.channels())
                .toList();
    }

    /** Returns a kind on a map of random size. */
    static Graph graph(Kind kind, int seed, Purpose purpose) {
        Random random = new Random(seed);
        Shape input = Shape.of(random.nextInt(1, 6), random.nextInt(5, 14), random.nextInt(5, 14));
        GraphBuilder graph = new GraphBuilder(input, BatchNormMode.TRAINED, Rectifier.RELU6, purpose);
        graph.scope("net_");
        return graph.build(kind.layers().on(graph, graph.input(), random));
    }
}
