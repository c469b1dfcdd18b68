package podium.core.yaml;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The search for a key that no record has, and for a kind that there is none of. */
final class UnknownKey {
    private UnknownKey() {}

    /** The first key of a text's tree that its record, or a record within it, does not have. */
    static Optional<YamlFault> in(String text, JsonNode tree, Class<?> type) {
        return unknown(tree, type, "").map(fault -> fault.at(text));
    }

    private static Optional<YamlFault> unknown(JsonNode tree, Type type, String path) {
        if (type instanceof ParameterizedType list && tree.isArray()) {
            Type element = list.getActualTypeArguments()[0];
            return YamlFault.first(tree.size(), i -> unknown(tree.get(i), element, path + "[" + i + "]"));
        }
        if (type instanceof Class<?> owner && tree.isArray()) {
            return listIn(owner).flatMap(list -> unknown(tree, list, path));
        }
        if (!(type instanceof Class<?> owning)) {
            return Optional.empty();
        }
        Optional<KindTable> table = KindTable.of(owning);
        if (table.isPresent()) {
            return kind(tree, table.get(), path);
        }
        if (!owning.isRecord() || YamlFault.isText(owning)) {
            return Optional.empty();
        }
        SortedMap<String, Type> known = keys(owning);
        List<Map.Entry<String, JsonNode>> entries = List.copyOf(tree.properties());
        return YamlFault.first(entries.size(), i -> {
            String name = entries.get(i).getKey();
            String key = path.isEmpty() ? name : path + "." + name;
            Type inner = known.get(name);
            return inner == null
                    ? Optional.of(new YamlFault(
                            key,
                            0,
                            key + ": unknown key; did you mean " + Spelling.nearest(name, known.keySet()) + "? Known: "
                                    + String.join(", ", known.keySet())))
                    : unknown(entries.get(i).getValue(), inner, key);
        });
    }

    /** The list that is all of a record, or of one of a sealed interface's records; empty if there is none. */
    private static Optional<Type> listIn(Class<?> type) {
        if (type.isSealed()) {
            return Arrays.stream(type.getPermittedSubclasses())
                    .flatMap(kind -> listIn(kind).stream())
                    .findFirst();
        }
        RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        if (components.length != 1) {
            return Optional.empty();
        }
        Type only = components[0].getGenericType();
        return only instanceof Class<?> inner ? listIn(inner) : Optional.of(only);
    }

    private static Optional<YamlFault> kind(JsonNode tree, KindTable table, String path) {
        return KindReader.written(tree).flatMap(written -> {
            Class<?> kind = table.kinds().get(written.getKey());
            if (kind == null) {
                return Optional.of(new YamlFault(path, 0, path + ": " + KindReader.unknown(written.getKey(), table)));
            }
            String key = path + "." + written.getKey();
            return written.getValue().isObject()
                    ? unknown(written.getValue(), kind, key)
                    : KindTable.first(kind).flatMap(only -> unknown(written.getValue(), only.getGenericType(), key));
        });
    }

    private static SortedMap<String, Type> keys(Class<?> type) {
        SortedMap<String, Type> keys = new TreeMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (KindTable.holdsKeys(component)) {
                keys.putAll(keys(component.getType()));
                continue;
            }
            JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
            keys.put(
                    renamed == null ? Spelling.ofComponent(component.getName()) : renamed.value(),
                    component.getGenericType());
        }
        return keys;
    }
}
