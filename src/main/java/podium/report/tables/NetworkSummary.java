package podium.report.tables;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import podium.core.files.PrettyJson;
import podium.player.network.BatchNormMode;
import podium.player.network.Graph;
import podium.player.network.Node;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.DeepLabHead;
import podium.player.network.architecture.KerasLayers;
import podium.player.network.architecture.NamedArchitecture;
import podium.player.network.architecture.NetworkSpec;

/**
 * The summary of a network layer by layer, similar to that of Keras, and the table of all architectures.
 *
 * @param graph the network
 * @param keras the layers of the same backbone in Keras, for a column with the index of each layer there
 * @param stages what each stage of a training trains; empty for a network without a recipe
 */
public record NetworkSummary(Graph graph, Optional<KerasLayers> keras, List<TrainedStage> stages) {
    private static final int IMAGENET_CLASSES = 1000;

    /**
     * What a stage of a training trains.
     *
     * @param train the words of the recipe
     * @param epochs the number of epochs
     * @param trained the number of trained parameters
     * @param fixed the number of all others, running means and variances among them
     */
    public record TrainedStage(String train, int epochs, long trained, long fixed) {}

    public NetworkSummary {
        stages = List.copyOf(stages);
    }

    /** The layers and their totals, as tables for a terminal. */
    public String text() {
        TextTable table = new TextTable()
                .left("Layer")
                .left("Operation")
                .left("Output")
                .right("Parameters")
                .right("Statistics")
                .right("Multiply-adds");
        keras.ifPresent(list -> table.left("In Keras"));
        for (Node layer : graph.nodes().subList(1, graph.nodes().size())) { // the first is the input
            List<String> cells = new ArrayList<>(List.of(layer.name()));
            cells.add(layer.layer().words());
            cells.add(layer.shape().sides().stream().map(Object::toString).collect(Collectors.joining(" x ")));
            cells.add(count(layer.trained()));
            cells.add(count(layer.statistics()));
            cells.add(count(layer.multiplyAdds()));
            keras.ifPresent(list -> cells.add(list.label(layer.name()).orElse("-")));
            table.row(cells);
        }
        return table + "\n" + totals(graph.nodes())
                + (stages.isEmpty() ? "" : "\n" + ofStages())
                + keras.map(NetworkSummary::inKeras).orElse("");
    }

    private TextTable ofStages() {
        TextTable table = new TextTable()
                .left("Stage trains")
                .right("Epochs")
                .right("Trained")
                .right("Not trained");
        for (TrainedStage stage : stages) {
            table.row(
                    stage.train(),
                    Numbers.whole(stage.epochs()),
                    Numbers.whole(stage.trained()),
                    Numbers.whole(stage.fixed()));
        }
        return table;
    }

    /** The layers and their totals as one JSON object. */
    public String json() {
        ObjectNode root = Json.NODES.objectNode();
        ArrayNode layers = root.putArray("layers");
        for (Node layer : graph.nodes().subList(1, graph.nodes().size())) {
            ObjectNode node = layers.addObject()
                    .put("name", layer.name())
                    .put("operation", layer.layer().words());
            layer.shape().sides().forEach(node.putArray("output")::add);
            node.put("parameters", layer.trained())
                    .put("statistics", layer.statistics())
                    .put("multiplyAdds", layer.multiplyAdds());
        }
        root.put("parameters", sum(graph.nodes(), Node::trained))
                .put("statistics", sum(graph.nodes(), Node::statistics))
                .put("multiplyAdds", sum(graph.nodes(), Node::multiplyAdds));
        ArrayNode trained = root.putArray("stages");
        stages.forEach(stage -> trained.addObject()
                .put("train", stage.train())
                .put("epochs", stage.epochs())
                .put("trained", stage.trained())
                .put("notTrained", stage.fixed()));
        return PrettyJson.text(root);
    }

    private static String inKeras(KerasLayers keras) {
        int count = keras.count();
        return "\nKeras lists " + count
                + " layers for the backbone. In a recipe, `last N keras-layers` trains the layers from"
                + " index " + (count + 1)
                + " - N on.\n";
    }

    private static String totals(List<Node> layers) {
        long parameters = sum(layers, Node::trained);
        long statistics = sum(layers, Node::statistics);
        return new TextTable()
                .left("Total")
                .right("")
                .row("trainable parameters", Numbers.whole(parameters))
                .row("running means and variances", Numbers.whole(statistics))
                .row("both, as counted by Gluon", Numbers.whole(parameters + statistics))
                .row("multiply-adds per image", millions(sum(layers, Node::multiplyAdds)))
                .row(
                        "size as 32-bit floats",
                        String.format(Locale.ROOT, "%,.1f MB", (parameters + statistics) * 4 / 1e6))
                .toString();
    }

    /** The table of all architectures as published, with a classifier for the 1000 classes of ImageNet. */
    public static String ofArchitectures() {
        TextTable table = new TextTable()
                .left("Name")
                .right("Size")
                .right("Parameters")
                .right("Statistics")
                .right("Multiply-adds")
                .left("Paper");
        for (String name : Architecture.names()) {
            NamedArchitecture architecture = Architecture.of(name);
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
        List<Node> layers = graph.nodes();
        table.row(
                name,
                Integer.toString(size),
                Numbers.whole(sum(layers, Node::trained)),
                count(sum(layers, Node::statistics)),
                millions(sum(layers, Node::multiplyAdds)),
                paper);
    }

    private static long sum(List<Node> layers, ToLongFunction<Node> figure) {
        return layers.stream().mapToLong(figure).sum();
    }

    /** A number as text; a dash for 0. */
    private static String count(long value) {
        return value == 0 ? "-" : Numbers.whole(value);
    }

    private static String millions(long value) {
        return String.format(Locale.ROOT, "%,.1f M", value / 1e6);
    }
}
