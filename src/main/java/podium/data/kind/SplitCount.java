package podium.data.kind;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How many images a part of a data set gets: a number, or {@code rest} for all that the other parts leave.
 *
 * @param images the number; 0 means the rest
 */
public record SplitCount(int images) {
    /** All images that the other parts leave. */
    public static final SplitCount REST = new SplitCount(0);

    private static final String WORD = "rest";

    /** The count that a value in YAML means: a whole number, or the word {@code rest}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SplitCount of(Object value) {
        require(
                WORD.equals(value) || (value instanceof Integer number && number > 0),
                "",
                value,
                "a number of images, 1 or more, or the word rest");
        return value instanceof Integer number ? new SplitCount(number) : REST;
    }

    @JsonValue
    Object value() {
        return isRest() ? WORD : images;
    }

    boolean isRest() {
        return images == 0;
    }

    /** The fewest images that the part needs; a rest needs one. */
    int least() {
        return isRest() ? 1 : images;
    }

    @Override
    public String toString() {
        return value().toString();
    }
}
