package podium.player.network.architecture;

import podium.player.network.GraphBuilder;
import podium.player.network.Node;
import podium.player.network.Purpose;

/** A head: the layers on top of a backbone, which are trained from scratch. */
public sealed interface Head permits ClassifierHead, DeepLabHead {
    /** True if it has one output per class for a whole image, false if it has one for each place of a map. */
    boolean classifies();

    /**
     * Adds the backbone to a graph, and returns its last map.
     *
     * @throws IllegalArgumentException if the head cannot stand on this backbone
     */
    Node backbone(Architecture architecture, GraphBuilder graph);

    /**
     * Adds the backbone and the head to a graph.
     *
     * @return the logits or scores; for {@link Purpose#FEATURES}, what the head takes
     */
    Node output(Architecture architecture, GraphBuilder graph, Purpose purpose, int classes);
}
