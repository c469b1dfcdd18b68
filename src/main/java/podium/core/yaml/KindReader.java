package podium.core.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;

/** Reads one of several kinds, see {@link Kinds}, and says within which key a fault lies. */
final class KindReader extends StdDeserializer<Object> {
    private static final long serialVersionUID = 1L;
    private static final YAMLMapper YAML = new YAMLMapper();

    private final transient KindTable table;

    /**
     * Marks the name of a kind in the path of a fault.
     *
     * @param key the key in whose place a value is written, so that the file does not have it; empty if it has all keys
     */
    record Named(String key) {
        static Named of(Class<?> kind, JsonNode written) {
            return new Named(
                    written.isObject()
                            ? ""
                            : KindTable.first(kind)
                                    .map(first -> Spelling.ofComponent(first.getName()))
                                    .orElse(""));
        }
    }

    KindReader(KindTable table) {
        super(table.type());
        this.table = table;
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode tree = context.readTree(parser);
        Map.Entry<String, JsonNode> written = written(tree)
                .orElseThrow(() -> JsonMappingException.from(
                        parser, "expected one " + table.noun() + ": its name, name: value, or name: {key: value}"));
        Class<?> kind = table.kinds().get(written.getKey());
        if (kind == null) {
            throw JsonMappingException.from(parser, unknown(written.getKey(), table));
        }
        try {
            return context.readTreeAsValue(whole(kind, written.getValue(), context), kind);
        } catch (JsonMappingException e) {
            e.prependPath(Named.of(kind, written.getValue()), written.getKey());
            throw e;
        }
    }

    /** The name of a kind and what is written behind it; a name alone has no keys. Empty if it is neither. */
    static Optional<Map.Entry<String, JsonNode>> written(JsonNode tree) {
        if (tree.isTextual()) {
            return Optional.of(Map.entry(tree.textValue(), YAML.createObjectNode()));
        }
        return tree.isObject() && tree.size() == 1
                ? Optional.of(tree.properties().iterator().next())
                : Optional.empty();
    }

    /** The reason why a name is none of the kinds. */
    static String unknown(String name, KindTable table) {
        return "unknown " + table.noun() + " " + name + "; did you mean "
                + Spelling.nearest(name, table.kinds().keySet()) + "? Known: "
                + String.join(", ", table.kinds().keySet());
    }

    private static ObjectNode defaults(Class<?> record) throws IOException {
        ObjectNode defaults = YAML.createObjectNode();
        for (RecordComponent key : record.getRecordComponents()) {
            Kinds.Default standard = key.getAnnotation(Kinds.Default.class);
            if (KindTable.holdsKeys(key)) {
                defaults.setAll(defaults(key.getType()));
            } else if (standard != null) {
                defaults.set(Spelling.ofComponent(key.getName()), YAML.readTree(standard.value()));
            }
        }
        return defaults;
    }

    private static String withoutValue(Class<?> kind, boolean withoutKeys) {
        String name = KindTable.name(kind);
        return withoutKeys
                ? name + " has no keys; expected its name alone"
                : name + " takes no value; expected its name alone, or " + name + ": {key: value}";
    }

    private static ObjectNode whole(Class<?> kind, JsonNode written, DeserializationContext context)
            throws IOException {
        ObjectNode whole = defaults(kind);
        if (written instanceof ObjectNode keys) {
            return whole.setAll(keys);
        }
        RecordComponent first = KindTable.first(kind)
                .orElseThrow(() -> JsonMappingException.from(context, withoutValue(kind, whole.isEmpty())));
        return whole.set(Spelling.ofComponent(first.getName()), written);
    }
}
