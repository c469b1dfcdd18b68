package podium.player.network.mxnet.symbol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A writer of MXNet's JSON. Each operation comes after its inputs, in the order of use. */
final class GraphWriter {
    /** The MXNet version whose format the JSON has: 1.9.0. */
    private static final int MXNET_VERSION = 10900;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<Operation, Integer> indices = new LinkedHashMap<>();

    private GraphWriter() {}

    static String json(Operation output) {
        GraphWriter writer = new GraphWriter();
        writer.visit(output);
        return writer.json(List.copyOf(writer.indices.keySet()), output);
    }

    private void visit(Operation operation) {
        if (!indices.containsKey(operation)) {
            operation.inputs().forEach(this::visit);
            indices.put(operation, indices.size());
        }
    }

    private String json(List<Operation> operations, Operation output) {
        ObjectNode graph = JSON.createObjectNode();
        ArrayNode written = graph.putArray("nodes");
        ArrayNode variables = graph.putArray("arg_nodes");
        ArrayNode rows = graph.putArray("node_row_ptr");
        for (Operation operation : operations) {
            int index = written.size();
            rows.add(index);
            ObjectNode entry = written.addObject();
            entry.put("op", operation.kind());
            entry.put("name", operation.name());
            if (!operation.attributes().isEmpty()) {
                ObjectNode attributes = entry.putObject("attrs");
                operation.attributes().forEach(attributes::put);
            }
            ArrayNode inputs = entry.putArray("inputs");
            for (Operation input : operation.inputs()) {
                inputs.addArray().add(index(input)).add(0).add(0);
            }
            if (operation.isVariable()) {
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

    private int index(Operation operation) {
        return Objects.requireNonNull(indices.get(operation));
    }
}
