package podium.player.network.architecture;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import podium.core.yaml.Spelling;
import podium.player.network.BatchNormMode;
import podium.player.network.GraphBuilder;
import podium.player.network.HeadActivation;
import podium.player.network.Node;
import podium.player.network.Pooling;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.WeightChoices;
import podium.player.network.layers.Shape;
import podium.player.network.sequential.LayerList;
import podium.player.network.sequential.Misfit;
import podium.player.network.sequential.SequentialLayer;

/**
 * A classifier's head: pooling, batch normalisation, hidden dense layers with ReLU and dropout, and one output per
 * class.
 *
 * @param pooling the pooling of the backbone's feature map
 * @param batchNorm true to normalise the pooled vector first, in training with each batch's own statistics, whatever
 *     the backbone's normalisation does
 * @param dense the number of units of each hidden layer; often empty
 * @param dropout the share of units that training leaves out before each dense layer, in [0, 1)
 * @param activation the function that turns logits into scores
 * @param layers the layers between the backbone and the output in the place of all of these, or none
 */
public record ClassifierHead(
        Pooling pooling,
        boolean batchNorm,
        List<Integer> dense,
        double dropout,
        HeadActivation activation,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SequentialLayer> layers)
        implements Head {
    /** A head with average pooling, no hidden layer and a sigmoid. */
    public static final ClassifierHead LINEAR = linear(HeadActivation.SIGMOID);

    /** Returns a head with average pooling and no hidden layer. */
    public static ClassifierHead linear(HeadActivation activation) {
        return new ClassifierHead(Pooling.AVERAGE, false, List.of(), 0, activation);
    }

    public ClassifierHead {
        dense = List.copyOf(dense);
        layers = layers == null ? List.of() : List.copyOf(layers);
        if (dense.stream().anyMatch(units -> units < 1)) {
            throw new IllegalArgumentException("dense: " + dense + "; expected whole numbers from 1");
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout: " + dropout + "; expected a number from 0, below 1");
        }
    }

    /** Creates a head without listed layers. */
    public ClassifierHead(
            Pooling pooling, boolean batchNorm, List<Integer> dense, double dropout, HeadActivation activation) {
        this(pooling, batchNorm, dense, dropout, activation, List.of());
    }

    /**
     * Checks that the keys of this head list no layer, for a network whose layers are listed elsewhere.
     *
     * @throws podium.core.yaml.WrongKey if one does; it names the key
     */
    void requireOutputOnly() {
        requireUnset("because architecture lists every layer but the output; write it there");
        require(
                layers.isEmpty(),
                "head.layers",
                "a list",
                "no such key, because architecture lists every layer but the" + " output; write them there");
    }

    /** Refuses the keys of this head that add a layer. */
    private void requireUnset(String reason) {
        require(pooling == Pooling.AVERAGE, "head.pooling", Spelling.of(pooling), "no such key, " + reason);
        require(!batchNorm, "head.batch-norm", batchNorm, "no such key, " + reason);
        require(dense.isEmpty(), "head.dense", dense, "no such key, " + reason);
        require(dropout == 0, "head.dropout", dropout, "no such key, " + reason);
    }

    /**
     * Checks that the head stands on a backbone.
     *
     * @throws podium.core.yaml.WrongKey if a listed layer does not take what comes before it; it names the layer
     */
    public void requireFit(Architecture architecture, Shape input) {
        GraphBuilder graph = new GraphBuilder(input, BatchNormMode.TRAINED, Rectifier.RELU6, Purpose.FEATURES);
        Node backbone = architecture.checked(graph, this);
        if (!layers.isEmpty()) {
            requireUnset("because head.layers lists every layer but the output; write it there");
            Misfit.refuse("head.layers", () -> new LayerList(layers).toVector(graph, backbone));
        }
    }

    @Override
    public boolean classifies() {
        return true;
    }

    @Override
    public Node backbone(Architecture architecture, GraphBuilder graph) {
        return architecture.features(graph);
    }

    @Override
    public Node output(Architecture architecture, GraphBuilder graph, Purpose purpose, int classes) {
        Node features = features(graph, architecture.features(graph));
        return purpose == Purpose.FEATURES ? features : output(architecture, graph, features, classes);
    }

    /** Adds what can be computed once for each image: the head's first layers, as far as they are not trained. */
    private Node features(GraphBuilder graph, Node backbone) {
        if (!layers.isEmpty()) {
            return new LayerList(layers).fixedPart(graph, backbone);
        }
        return backbone.isMap() ? graph.pool(backbone, pooling) : backbone;
    }

    private Node output(Architecture architecture, GraphBuilder graph, Node features, int classes) {
        graph.beginHead();
        graph.scope("head_");
        LayerList listed = new LayerList(layers);
        Node last = listed.isEmpty() ? hidden(graph, features) : listed.rest(graph, features);
        WeightChoices choices = listed.isEmpty() ? architecture.output() : listed.output();
        return graph.activation(graph.dense("head_output", last, classes, choices), activation);
    }

    private Node hidden(GraphBuilder graph, Node features) {
        Node x = batchNorm ? graph.batchNorm(features) : features;
        for (int units : dense) {
            x = graph.relu(graph.dense(graph.dropout(x, dropout), units));
        }
        return graph.dropout(x, dropout);
    }
}
