package podium.core.yaml;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The kinds of a sealed interface that is marked with {@link Kinds}.
 *
 * @param type the interface
 * @param noun what a kind is called in messages
 * @param kinds the records, by their names in files
 */
record KindTable(Class<?> type, String noun, SortedMap<String, Class<?>> kinds) {
    /** Returns the table of a type, or empty if the type is not marked. */
    static Optional<KindTable> of(Class<?> type) {
        Kinds mark = type.getDeclaredAnnotation(Kinds.class);
        if (mark == null) {
            return Optional.empty();
        }
        SortedMap<String, Class<?>> kinds = new TreeMap<>();
        for (Class<?> kind : type.getPermittedSubclasses()) {
            kinds.put(name(kind), kind);
        }
        return Optional.of(new KindTable(type, mark.value(), kinds));
    }

    /** True if a record is a kind of a marked interface. */
    static boolean isKind(Class<?> type) {
        return Arrays.stream(type.getInterfaces()).anyMatch(owner -> owner.isAnnotationPresent(Kinds.class));
    }

    /** The name of a kind in files. */
    static String name(Class<?> kind) {
        return Spelling.ofComponent(kind.getSimpleName());
    }

    /** True if a component is a record whose keys stand beside those of the record that it is in. */
    static boolean holdsKeys(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }

    /** The key that a value stands for which is written in the place of a kind's keys; empty if none is the main one. */
    static Optional<RecordComponent> first(Class<?> kind) {
        return Arrays.stream(kind.getRecordComponents()).findFirst().filter(component -> !holdsKeys(component));
    }
}
