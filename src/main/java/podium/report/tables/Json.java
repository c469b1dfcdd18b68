package podium.report.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import podium.core.metric.Interval;

/** The nodes of a JSON output. */
public final class Json {
    public static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /** JSON knows no NaN: what does not exist is null. */
    public static JsonNode number(double value) {
        return Double.isNaN(value) ? NODES.nullNode() : NODES.numberNode(value);
    }

    /** {@code [low, high]}, or null where it is not known. */
    public static JsonNode interval(Interval interval) {
        if (!interval.known()) {
            return NODES.nullNode();
        }
        return NODES.arrayNode().add(number(interval.low())).add(number(interval.high()));
    }

    /** {@code [low, high]}, or null. */
    public static JsonNode interval(Optional<Interval> interval) {
        return interval.map(Json::interval).orElse(NODES.nullNode());
    }
}
