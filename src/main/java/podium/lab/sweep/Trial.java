package podium.lab.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * One training of a sweep.
 *
 * @param values the value of each axis, as YAML
 * @param seed the seed; empty for the recipe's
 * @param epochs the number of epochs of the last stage; empty for the recipe's
 */
public record Trial(Map<String, String> values, OptionalLong seed, OptionalInt epochs) {
    public Trial {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Returns the trial with another number of epochs. */
    public Trial withEpochs(int other) {
        return new Trial(values, seed, OptionalInt.of(other));
    }

    /** Returns what sets the trial apart, such as {@code batch-size=16 seed=2}. */
    public String words() {
        StringJoiner words = new StringJoiner(" ");
        values.forEach((key, value) -> words.add(key + "=" + value));
        seed.ifPresent(value -> words.add("seed=" + value));
        epochs.ifPresent(value -> words.add("epochs=" + value));
        return words.toString();
    }
}
