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

/** The nodes of a graph that is being built, each of a name of its own, and what is noted about them. */
final class NodeList {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Folding> foldings = new ArrayList<>();
    private final List<DilatedPart> dilatedParts = new ArrayList<>();

    /** The node itself, now one of them. */
    Node add(Node node) {
        if (nodes.put(node.name(), node) != null) {
            throw new IllegalStateException("two layers are called " + node.name());
        }
        return node;
    }

    /** A convolution that a normalisation is folded into, which must be its only use: in its place, with a bias. */
    Node fold(Node in, Convolution convolution, ParameterSpec bias, String batchNorm) {
        if (nodes.values().stream().anyMatch(node -> node.inputs().contains(in.name()))) {
            throw new IllegalStateException(in.name() + " has another use than " + batchNorm);
        }
        List<ParameterSpec> parameters = new ArrayList<>(in.parameters());
        parameters.add(bias);
        Node biased =
                new Node(in.name(), convolution.withBias(), in.inputs(), in.shape(), parameters, in.multiplyAdds());
        nodes.put(in.name(), biased);
        foldings.add(new Folding(in.name(), batchNorm));
        return biased;
    }

    /** Notes which nodes came after a stride that became dilation. */
    void addDilated(DilatedPart part) {
        dilatedParts.add(part);
    }

    /** What an output is made of, and no more. */
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
