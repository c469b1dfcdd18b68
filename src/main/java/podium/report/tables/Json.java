package podium.report.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import podium.core.metric.Interval;

/** Creates nodes of JSON output. */
public final class Json {
    public static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /** A number, or null for NaN, which JSON does not have. */
    public static JsonNode number(double value) {
        return Double.isNaN(value) ? NODES.nullNode() : NODES.numberNode(value);
    }

    /** The array {@code [low, high]}, or null if the interval is unknown. */
    public static JsonNode interval(Interval interval) {
        if (!interval.known()) {
            return NODES.nullNode();
        }
        return NODES.arrayNode().add(number(interval.low())).add(number(interval.high()));
    }

    /** The array {@code [low, high]}, or null if there is no interval. */
    public static JsonNode interval(Optional<Interval> interval) {
        return interval.map(Json::interval).orElse(NODES.nullNode());
    }
}
