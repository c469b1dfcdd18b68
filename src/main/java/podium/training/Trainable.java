package podium.training;

import static podium.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a stage trains: {@code head}, {@code last N} or {@code all-but-first N} backbone layers and the head, or
 * {@code all}. A layer is a convolution or a dense layer with the batch norm after it.
 */
public final class Trainable {
    private static final Pattern WORDS = Pattern.compile("(head|all)|(last|all-but-first) ([1-9][0-9]{0,3})");

    private final String words;
    private final int number;

    private Trainable(String words, int number) {
        this.words = words;
        this.number = number;
    }

    /** What the words of a recipe say. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Trainable of(String words) {
        Matcher matcher = WORDS.matcher(words);
        require(matcher.matches(), "", words, "head, last N, all-but-first N or all; N counts layers of the backbone");
        return new Trainable(words, matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)));
    }

    /** Whether the head alone is trained, so that the backbone is a fixed function. */
    public boolean headOnly() {
        return words.equals("head");
    }

    /** How many of the backbone's layers are not trained, the first ones always; the head always is. */
    public int frozen(int layers) {
        if (headOnly()) {
            return layers;
        }
        return words.startsWith("last") ? Math.max(0, layers - number) : Math.min(number, layers);
    }

    @JsonValue
    @Override
    public String toString() {
        return words;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Trainable trainable && trainable.words.equals(words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }
}
