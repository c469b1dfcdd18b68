package podium.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import podium.network.Architecture;
import podium.network.BatchNormMode;
import podium.network.DeepLabHead;
import podium.network.Graph;
import podium.network.KerasLayers;
import podium.network.Layer;
import podium.network.NetworkSpec;
import podium.network.Purpose;
import podium.network.Rectifier;

/** What a network consists of, layer by layer, as Keras summarises one; and the architectures beside each other. */
public final class NetworkSummary {
    private static final int IMAGENET_CLASSES = 1000;

    private NetworkSummary() {}

    /**
     * The layers of a graph, and their sums.
     *
     * @param keras the same backbone as Keras lists it, for a column that says where each layer stands there
     */
    public static String of(Graph graph, Optional<KerasLayers> keras) {
        TextTable table = new TextTable()
                .left("Layer")
                .left("Operation")
                .left("Output")
                .right("Parameters")
                .right("Statistics")
                .right("Multiply-adds");
        keras.ifPresent(list -> table.left("In Keras"));
        for (Layer layer : graph.layers()) {
            List<String> cells = new ArrayList<>(List.of(layer.name()));
            cells.add(layer.operation());
            cells.add(layer.shape().stream().map(Object::toString).collect(Collectors.joining(" x ")));
            cells.add(count(layer.parameters()));
            cells.add(count(layer.statistics()));
            cells.add(count(layer.multiplyAdds()));
            keras.ifPresent(list -> cells.add(list.label(layer.name()).orElse("-")));
            table.row(cells);
        }
        return table + "\n" + totals(graph.layers())
                + keras.map(NetworkSummary::inKeras).orElse("");
    }

    private static String inKeras(KerasLayers keras) {
        int count = keras.count();
        return "\nKeras lists " + count
                + " layers for the backbone. A recipe's `last N keras-layers` trains those from place " + (count + 1)
                + " - N on.\n";
    }

    private static String totals(List<Layer> layers) {
        long parameters = sum(layers, Layer::parameters);
        long statistics = sum(layers, Layer::statistics);
        return new TextTable()
                .left("In all")
                .right("")
                .row("parameters that gradients train", Numbers.whole(parameters))
                .row("running means and variances", Numbers.whole(statistics))
                .row("both, as Gluon counts parameters", Numbers.whole(parameters + statistics))
                .row("multiply-adds an image", millions(sum(layers, Layer::multiplyAdds)))
                .row("as 32-bit floats", String.format(Locale.ROOT, "%,.1f MB", (parameters + statistics) * 4 / 1e6))
                .toString();
    }

    /** Every architecture as it was published, with the classifier of ImageNet's 1000 classes. */
    public static String ofArchitectures() {
        TextTable table = new TextTable()
                .left("Name")
                .right("Size")
                .right("Parameters")
                .right("Statistics")
                .right("Multiply-adds")
                .left("Paper");
        for (String name : Architecture.names()) {
            Architecture architecture = Architecture.of(name);
            Graph graph = architecture.published(architecture.defaultSize(), IMAGENET_CLASSES, Purpose.SCORES);
            row(table, name, architecture.defaultSize(), graph, architecture.paper());
        }
        NetworkSpec segmenter = new NetworkSpec(
                Architecture.of(DeepLabHead.BACKBONE),
                DeepLabHead.SIZE,
                DeepLabHead.CLASSES,
                DeepLabHead.STANDARD,
                BatchNormMode.TRAINED,
                Rectifier.RELU6);
        row(table, DeepLabHead.NAME, segmenter.size(), segmenter.graph(Purpose.SCORES), "Chen et al., ECCV 2018");
        return table.toString();
    }

    private static void row(TextTable table, String name, int size, Graph graph, String paper) {
        List<Layer> layers = graph.layers();
        table.row(
                name,
                Integer.toString(size),
                Numbers.whole(sum(layers, Layer::parameters)),
                count(sum(layers, Layer::statistics)),
                millions(sum(layers, Layer::multiplyAdds)),
                paper);
    }

    private static long sum(List<Layer> layers, ToLongFunction<Layer> figure) {
        return layers.stream().mapToLong(figure).sum();
    }

    /** A dash where a layer has none. */
    private static String count(long value) {
        return value == 0 ? "-" : Numbers.whole(value);
    }

    private static String millions(long value) {
        return String.format(Locale.ROOT, "%,.1f M", value / 1e6);
    }
}
