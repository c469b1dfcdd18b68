package podium.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The nodes of a JSON output. */
final class Json {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /** JSON knows no NaN: what does not exist is null. */
    static JsonNode number(double value) {
        return Double.isNaN(value) ? NODES.nullNode() : NODES.numberNode(value);
    }
}
