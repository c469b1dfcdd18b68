package podium.core.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys in which records of one kind differ, as overrides spell them: {@code schedule.kind}, or {@code
 * stages[0].epochs}. Lists of different lengths, and lists of plain values, differ as a whole.
 *
 * <pre>{@code
 * DifferingKeys.of(recipes).values().get(0);   // {stages[0].epochs=5, seed=1}
 * }</pre>
 *
 * @param keys the dotted keys, in the order of the file
 * @param values for each record its values by key, as YAML; a record that does not write a key has no value of it
 */
public record DifferingKeys(List<String> keys, List<Map<String, String>> values) {
    public DifferingKeys {
        keys = List.copyOf(keys);
        values = values.stream()
                .map(row -> Collections.unmodifiableMap(new LinkedHashMap<>(row)))
                .toList();
    }

    /** Compares records as a file writes them. */
    public static DifferingKeys of(List<?> records) {
        List<Map<String, String>> values = new ArrayList<>();
        records.forEach(value -> values.add(new LinkedHashMap<>()));
        List<String> keys = new ArrayList<>();
        collect("", records.stream().map(StrictYaml::tree).toList(), keys, values);
        return new DifferingKeys(keys, values);
    }

    private static void collect(String key, List<JsonNode> nodes, List<String> keys, List<Map<String, String>> values) {
        if (new HashSet<>(nodes).size() < 2) {
            return;
        }
        List<JsonNode> written =
                nodes.stream().filter(node -> !node.isMissingNode()).toList();
        if (written.stream().allMatch(JsonNode::isObject)) {
            Set<String> names = new LinkedHashSet<>();
            written.forEach(node -> node.fieldNames().forEachRemaining(names::add));
            String prefix = key.isEmpty() ? "" : key + ".";
            names.forEach(name -> collect(
                    prefix + name, nodes.stream().map(node -> node.path(name)).toList(), keys, values));
        } else if (written.size() == nodes.size() && areListsOfEqualLength(nodes)) {
            for (int i = 0; i < nodes.get(0).size(); i++) {
                int element = i;
                collect(
                        key + "[" + i + "]",
                        nodes.stream().map(node -> node.path(element)).toList(),
                        keys,
                        values);
            }
        } else {
            keys.add(key);
            for (int i = 0; i < nodes.size(); i++) {
                if (!nodes.get(i).isMissingNode()) {
                    values.get(i).put(key, FlowYaml.text(nodes.get(i)));
                }
            }
        }
    }

    private static boolean areListsOfEqualLength(List<JsonNode> nodes) {
        int length = nodes.get(0).size();
        return nodes.stream().allMatch(node -> node.isArray() && node.size() == length)
                && nodes.stream().allMatch(DifferingKeys::hasOnlyObjects);
    }

    private static boolean hasOnlyObjects(JsonNode list) {
        for (JsonNode element : list) {
            if (!element.isObject()) {
                return false;
            }
        }
        return true;
    }
}
