package podium.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes a finished graph in MXNet's JSON: every operation after its inputs, in the order in which they were built. */
final class GraphWriter {
    /** The version whose form the JSON has, as MXNet counts: 1.9.0. */
    private static final int MXNET_VERSION = 10900;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<Node, Integer> indices = new LinkedHashMap<>();

    private GraphWriter() {}

    static Graph write(Node input, Node output, List<Graph.Folding> foldings) {
        GraphWriter writer = new GraphWriter();
        writer.visit(output);
        List<Node> nodes = List.copyOf(writer.indices.keySet());
        return new Graph(
                writer.json(nodes, output),
                input.shape(),
                output.shape(),
                nodes.stream().map(Node::parameter).filter(Objects::nonNull).toList(),
                foldings,
                nodes.stream().filter(Node::layer).map(Layer::of).toList());
    }

    private void visit(Node node) {
        if (!indices.containsKey(node)) {
            node.inputs().forEach(this::visit);
            indices.put(node, indices.size());
        }
    }

    private String json(List<Node> nodes, Node output) {
        ObjectNode graph = JSON.createObjectNode();
        ArrayNode written = graph.putArray("nodes");
        ArrayNode variables = graph.putArray("arg_nodes");
        ArrayNode rows = graph.putArray("node_row_ptr");
        for (Node node : nodes) {
            int index = written.size();
            rows.add(index);
            ObjectNode entry = written.addObject();
            entry.put("op", node.operation());
            entry.put("name", node.name());
            if (!node.attributes().isEmpty()) {
                ObjectNode attributes = entry.putObject("attrs");
                node.attributes().forEach(attributes::put);
            }
            ArrayNode inputs = entry.putArray("inputs");
            for (Node input : node.inputs()) {
                inputs.addArray().add(index(input)).add(0).add(0);
            }
            if (node.is(Node.VARIABLE)) {
                variables.add(index);
            }
        }
        rows.add(written.size());
        graph.putArray("heads").addArray().add(index(output)).add(0).add(0);
        graph.putObject("attrs").putArray("mxnet_version").add("int").add(MXNET_VERSION);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(graph);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int index(Node node) {
        return Objects.requireNonNull(indices.get(node));
    }
}
