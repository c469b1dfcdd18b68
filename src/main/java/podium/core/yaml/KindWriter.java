package podium.core.yaml;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a kind, see {@link Kinds}, with the keys that differ from their defaults. */
final class KindWriter extends StdSerializer<Object> {
    private static final long serialVersionUID = 1L;
    private static final YAMLMapper YAML = new YAMLMapper();

    KindWriter(Class<?> kind) {
        super(kind, false);
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializerProvider provider) throws IOException {
        Class<?> kind = value.getClass();
        Map<String, JsonNode> keys = keys(value, (ObjectMapper) out.getCodec());
        String name = KindTable.name(kind);
        if (keys.isEmpty()) {
            out.writeString(name);
            return;
        }
        JsonNode alone = KindTable.first(kind)
                .filter(first -> keys.size() == 1)
                .map(first -> keys.get(Spelling.ofComponent(first.getName())))
                .orElse(null);
        out.writeStartObject();
        provider.defaultSerializeField(name, alone == null ? keys : alone, out);
        out.writeEndObject();
    }

    private static Map<String, JsonNode> keys(Object kind, ObjectMapper mapper) throws IOException {
        Map<String, JsonNode> keys = new LinkedHashMap<>();
        for (RecordComponent key : kind.getClass().getRecordComponents()) {
            Object found = read(key, kind);
            if (found != null && KindTable.holdsKeys(key)) {
                keys.putAll(keys(found, mapper));
                continue;
            }
            JsonNode value = mapper.valueToTree(found);
            Kinds.Default standard = key.getAnnotation(Kinds.Default.class);
            if (!value.isNull() && (standard == null || !value.equals(YAML.readTree(standard.value())))) {
                keys.put(Spelling.ofComponent(key.getName()), value);
            }
        }
        return keys;
    }

    private static @Nullable Object read(RecordComponent key, Object kind) {
        try {
            Method accessor = key.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(kind);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
