package podium.core.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A value as YAML on one line, as an override on the command line writes it. */
public final class FlowYaml {
    /** Text that YAML reads as itself, without quotes, between the brackets of a list. */
    private static final Pattern PLAIN = Pattern.compile(
            "(?!(?:true|false|null|yes|no|on|off|y|n)$)[A-Za-z][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*",
            Pattern.CASE_INSENSITIVE);

    private FlowYaml() {}

    /** Returns a value, without quotes if it is text: {@code 0.5}, {@code last 34} or {@code [{train: head, epochs: 5}]}. */
    public static String text(JsonNode node) {
        return node.isContainerNode() ? flow(node) : node.asText();
    }

    /** A list or a group of keys on one line, such as {@code [{train: head, epochs: 5}]}. */
    private static String flow(JsonNode node) {
        if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(flow(element)));
            return "[" + String.join(", ", elements) + "]";
        }
        if (node.isObject()) {
            List<String> fields = new ArrayList<>();
            node.properties().forEach(field -> fields.add(field.getKey() + ": " + flow(field.getValue())));
            return "{" + String.join(", ", fields) + "}";
        }
        return node.isTextual() && PLAIN.matcher(node.asText()).matches() ? node.asText() : node.toString();
    }
}
