package podium.player.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import podium.player.network.Graph.DilatedPart;
import podium.player.network.Graph.Folding;
import podium.player.network.layers.Convolution;

/** The nodes of a graph under construction, each with a unique name. */
final class NodeList {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Folding> foldings = new ArrayList<>();
    private final List<DilatedPart> dilatedParts = new ArrayList<>();

    /** Adds a node and returns it. */
    Node add(Node node) {
        if (nodes.put(node.name(), node) != null) {
            throw new IllegalStateException("two layers have the name " + node.name());
        }
        return node;
    }

    /** Replaces a convolution by one with a bias that absorbs a normalisation, which must be its only use. */
    Node fold(Node in, Convolution convolution, ParameterSpec bias, String batchNorm) {
        if (nodes.values().stream().anyMatch(node -> node.inputs().contains(in.name()))) {
            throw new IllegalStateException(in.name() + " is used by other layers than " + batchNorm);
        }
        List<ParameterSpec> parameters = new ArrayList<>(in.parameters());
        parameters.add(bias);
        Node biased =
                new Node(in.name(), convolution.withBias(), in.inputs(), in.shape(), parameters, in.multiplyAdds());
        nodes.put(in.name(), biased);
        foldings.add(new Folding(in.name(), batchNorm));
        return biased;
    }

    /** Records the nodes after a stride that became dilation. */
    void addDilated(DilatedPart part) {
        dilatedParts.add(part);
    }

    /** Builds the graph of an output, without nodes that it does not need. */
    Graph graph(Node output, Purpose purpose) {
        List<Node> built = new ArrayList<>(nodes.values());
        Set<String> needed = new HashSet<>(Set.of(output.name()));
        for (int i = built.size() - 1; i >= 0; i--) {
            if (needed.contains(built.get(i).name())) {
                needed.addAll(built.get(i).inputs());
            } else {
                built.remove(i);
            }
        }
        return new Graph(
                purpose,
                built,
                foldings,
                dilatedParts.stream().filter(part -> needed.contains(part.to())).toList());
    }
}
