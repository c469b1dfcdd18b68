package podium.player.network.architecture;

import java.util.List;
import podium.player.network.GraphBuilder;
import podium.player.network.HeadActivation;
import podium.player.network.Node;
import podium.player.network.Pooling;
import podium.player.network.Purpose;

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
 */
public record ClassifierHead(
        Pooling pooling, boolean batchNorm, List<Integer> dense, double dropout, HeadActivation activation)
        implements Head {
    /** A head with average pooling, no hidden layer and a sigmoid. */
    public static final ClassifierHead LINEAR = linear(HeadActivation.SIGMOID);

    /** Returns a head with average pooling and no hidden layer. */
    public static ClassifierHead linear(HeadActivation activation) {
        return new ClassifierHead(Pooling.AVERAGE, false, List.of(), 0, activation);
    }

    public ClassifierHead {
        dense = List.copyOf(dense);
        if (dense.stream().anyMatch(units -> units < 1)) {
            throw new IllegalArgumentException("dense: " + dense + "; expected whole numbers from 1");
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout: " + dropout + "; expected a number from 0, below 1");
        }
    }

    @Override
    public boolean classifies() {
        return true;
    }

    @Override
    public boolean dropsUnits() {
        return dropout > 0;
    }

    @Override
    public Node backbone(Architecture architecture, GraphBuilder graph) {
        return architecture.features(graph);
    }

    @Override
    public Node output(Architecture architecture, GraphBuilder graph, Purpose purpose, int classes) {
        Node features = graph.pool(architecture.features(graph), pooling);
        return purpose == Purpose.FEATURES ? features : layers(graph, features, classes);
    }

    /** Adds the head's own layers behind a vector of features. */
    Node layers(GraphBuilder graph, Node features, int classes) {
        graph.beginHead();
        graph.scope("head_");
        Node x = batchNorm ? graph.batchNorm(features) : features;
        for (int units : dense) {
            x = graph.relu(graph.dense(graph.dropout(x, dropout), units));
        }
        Node logits = graph.dense("head_output", graph.dropout(x, dropout), classes);
        return graph.activation(logits, activation);
    }
}
