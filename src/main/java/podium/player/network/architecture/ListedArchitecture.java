package podium.player.network.architecture;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import podium.player.network.BatchNormMode;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.Purpose;
import podium.player.network.Rectifier;
import podium.player.network.WeightChoices;
import podium.player.network.layers.Shape;
import podium.player.network.sequential.LayerList;
import podium.player.network.sequential.Misfit;

/**
 * A network whose layers a recipe lists, all but the output: a dense layer with one unit per class, which is the head.
 *
 * @param layers the layers, the last of which gives a vector
 */
public record ListedArchitecture(LayerList layers) implements Architecture {
    /** The prefix of the layers' names, which are those that Gluon gives to the blocks of a Sequential. */
    public static final String PREFIX = "sequential0_";

    @JsonValue
    @Override
    public LayerList layers() {
        return layers;
    }

    @Override
    public String name() {
        return "sequential";
    }

    @Override
    public Node features(GraphBuilder graph) {
        graph.scope(PREFIX);
        return layers.toVector(graph, graph.input());
    }

    @Override
    public WeightChoices output() {
        return layers.output();
    }

    @Override
    public Node checked(GraphBuilder graph, ClassifierHead head) {
        head.requireOutputOnly();
        return Misfit.refuse("architecture", () -> features(graph));
    }

    @Override
    public Optional<Node> lastMap(GraphBuilder graph) {
        graph.scope(PREFIX);
        return layers.lastMap(graph, graph.input());
    }

    @Override
    public boolean segments() {
        return false;
    }

    @Override
    public FeatureMaps maps(GraphBuilder graph, int outputStride) {
        throw new IllegalArgumentException("a list of layers cannot be a backbone for segmentation");
    }

    @Override
    public int layers(boolean segmenter, Shape input) {
        GraphBuilder graph = new GraphBuilder(input, BatchNormMode.TRAINED, Rectifier.RELU6, Purpose.FEATURES);
        return graph.build(features(graph)).backboneLayers();
    }

    @Override
    public String weightedLayers() {
        return "convolutions and dense layers";
    }

    @Override
    public Optional<KerasLayers> keras(boolean segmenter) {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "the list of layers";
    }
}
