package podium.lab.sweep;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * The values of an axis, each as YAML. A sweep file writes them as a list, {@code [16, 32]}, as numbers with equal steps,
 * {@code {from: 256, to: 512, step: 32}}, or as a range to draw from, {@code {uniform: [0, 0.5]}} or {@code {log-uniform:
 * [1e-5, 1e-2]}}.
 */
public sealed interface AxisValues permits ListedValues, DrawnValues {
    /**
     * Reads the values of an axis as a sweep file writes them.
     *
     * @throws IllegalArgumentException if they are none of the four forms, or there is no value
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static AxisValues of(JsonNode written) {
        return WrittenValues.read(written);
    }

    /** Returns every value; empty if there is a range to draw from. */
    List<String> all();

    /** Returns the number of values; empty if there is a range to draw from. */
    OptionalInt count();

    /** Draws a value. */
    String draw(SplittableRandom random);
}
