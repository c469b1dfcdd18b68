package podium.core.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/**
 * Reads records from JSON strictly: a key that the record would not write is an error, also within unwrapped
 * components, where Jackson alone does not check.
 */
public final class StrictJson {
    /** Jackson's own check is off, since it skips unwrapped components and its message names classes. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StrictJson() {}

    /** Reads the value that a JSON text describes. */
    public static <T> T read(String text, Class<T> type) throws JsonProcessingException {
        return of(JSON.readTree(text), type);
    }

    /** Reads the value that a JSON tree describes. */
    public static <T> T of(JsonNode tree, Class<T> type) throws JsonProcessingException {
        T value = JSON.treeToValue(tree, type);
        if (value == null) {
            throw new JsonMappingException(null, "the value is null");
        }
        requireKnown(tree, JSON.valueToTree(value), "");
        return value;
    }

    private static void requireKnown(JsonNode found, JsonNode known, String owner) throws JsonMappingException {
        for (Map.Entry<String, JsonNode> entry : found.properties()) {
            String key = owner + entry.getKey();
            JsonNode written = known.get(entry.getKey());
            if (known.isObject() && written == null) {
                throw new JsonMappingException(null, "unknown key " + key);
            }
            if (written != null) {
                requireKnown(entry.getValue(), written, key + ".");
            }
        }
    }
}
