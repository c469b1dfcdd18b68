package podium.documents;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import podium.app.Players;
import podium.classroom.handin.Corrections;
import podium.core.yaml.Kinds;
import podium.judge.competition.Competition;
import podium.lab.sweep.AxisValues;
import podium.lab.sweep.SweepSpec;
import podium.player.recipe.Recipe;
import podium.player.strategy.StrategyFile;

/** The keys of the YAML files that people write, from the records that are read from them. */
final class YamlKeys {
    private YamlKeys() {}

    /** The kinds of files, each with the dotted keys that it may have, such as {@code dataset.labels}. */
    static Map<String, SortedSet<String>> byFile() {
        Map<String, Class<?>> files = new LinkedHashMap<>();
        files.put("competition.yaml", Competition.class);
        files.put("recipe.yaml", Recipe.class);
        files.put("strategy.yaml", StrategyFile.class);
        files.put("players.yaml", Players.class);
        files.put("corrections.yaml", Corrections.class);
        files.put("sweep.yaml", SweepSpec.class);
        Map<String, SortedSet<String>> keys = new LinkedHashMap<>();
        files.forEach((name, type) -> keys.put(name, of(type)));
        return keys;
    }

    /** The dotted keys of a record and of the records in it. */
    static SortedSet<String> of(Class<?> type) {
        SortedSet<String> keys = new TreeSet<>();
        collect(type, "", keys);
        return keys;
    }

    private static void collect(Type type, String prefix, SortedSet<String> keys) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            collect(arguments[arguments.length - 1], prefix, keys);
            return;
        }
        if (type == AxisValues.class) {
            List.of("from", "to", "step", "uniform", "log-uniform").forEach(form -> keys.add(prefix + form));
            return;
        }
        if (type instanceof Class<?> owner && owner.isAnnotationPresent(Kinds.class)) {
            for (Class<?> kind : owner.getPermittedSubclasses()) {
                String key =
                        prefix + PropertyNamingStrategies.KebabCaseStrategy.INSTANCE.translate(kind.getSimpleName());
                keys.add(key);
                collect(kind, key + ".", keys);
            }
            return;
        }
        if (!(type instanceof Class<?> owner) || !owner.isRecord() || isText(owner)) {
            return;
        }
        for (RecordComponent component : owner.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                collect(component.getType(), prefix, keys);
                continue;
            }
            JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
            String key = prefix
                    + (renamed == null
                            ? PropertyNamingStrategies.KebabCaseStrategy.INSTANCE.translate(component.getName())
                            : renamed.value());
            keys.add(key);
            collect(component.getGenericType(), key + ".", keys);
        }
    }

    private static boolean isText(Class<?> type) {
        return Arrays.stream(type.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }
}
