package podium.player.network.architecture;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Optional;
import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.WeightChoices;
import podium.player.network.layers.Shape;

/** The layers of a network below its head: those that a name stands for, or those that a recipe lists. */
@JsonDeserialize(using = ArchitectureReader.class)
public sealed interface Architecture permits NamedArchitecture, ListedArchitecture {
    /** Returns the names of all architectures; for MobileNets those of full width. */
    static List<String> names() {
        return NamedArchitecture.names();
    }

    /**
     * Returns the architecture of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    static NamedArchitecture of(String name) {
        return NamedArchitecture.of(name);
    }

    static boolean exists(String name) {
        return NamedArchitecture.exists(name);
    }

    /** Returns the names of the architectures that Keras has; for MobileNets those of full width. */
    static List<String> namesInKeras() {
        return NamedArchitecture.namesInKeras();
    }

    /** Returns one word for tables. */
    String name();

    /**
     * Adds the layers: up to the last map of a named architecture, and up to the vector that the output takes of a
     * list.
     *
     * @throws IllegalArgumentException if the input is too small
     */
    Node features(GraphBuilder graph);

    /** Returns the choices for the weights of a classifier's output, where the layers are listed. */
    WeightChoices output();

    /**
     * Adds the layers below a classifier's head, and checks that they and the head fit each other.
     *
     * @throws podium.core.yaml.WrongKey if they do not; it names the key of the recipe
     */
    Node checked(GraphBuilder graph, ClassifierHead head);

    /** Adds the layers up to the last map that shows what is where, or returns nothing if there is no such map. */
    Optional<Node> lastMap(GraphBuilder graph);

    /** Returns true if it can be a backbone for segmentation. */
    boolean segments();

    /**
     * Adds the backbone of a segmenter, whose last map is no smaller than the input divided by the output stride.
     *
     * @throws IllegalArgumentException if it cannot be a backbone for segmentation, or the input is too small
     */
    FeatureMaps maps(GraphBuilder graph, int outputStride);

    /**
     * Returns the number of the layers with weights: convolutions, and the dense layers of a list.
     *
     * @param segmenter true for a segmenter's backbone, which leaves out the last convolutions of some architectures
     * @param input the shape of an image; a named architecture has as many layers for every shape
     */
    int layers(boolean segmenter, Shape input);

    /** Returns what these layers are, in the plural. */
    String weightedLayers();

    /**
     * Returns the layers as Keras lists them without the top, or empty if {@code keras.applications} does not have
     * the architecture.
     *
     * @param segmenter true for a segmenter's backbone
     */
    Optional<KerasLayers> keras(boolean segmenter);
}
