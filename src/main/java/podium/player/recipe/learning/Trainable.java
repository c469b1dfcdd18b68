package podium.player.recipe.learning;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import podium.core.yaml.Spelling;
import podium.player.network.FrozenLayers;
import podium.player.network.Graph;
import podium.player.network.Purpose;
import podium.player.network.architecture.Architecture;
import podium.player.network.architecture.KerasLayers;
import podium.player.network.architecture.NetworkSpec;

/**
 * What a stage trains: {@code head}, {@code last N} or {@code all-but-first N} backbone layers and the head, or
 * {@code all}. A layer is a convolution with the batch norm after it; {@code last N keras-layers} counts the layers as Keras lists
 * them, where a batch norm, an activation and a padding are layers, too.
 */
public final class Trainable {
    /** What a recipe may say. */
    public static final String EXPECTED =
            "head, last N, all-but-first N or all; N is 1 or more and counts the backbone's convolutions,"
                    + " or, in last N keras-layers, its layers as Keras lists them";

    private static final Pattern WORDS =
            Pattern.compile("(head|all)|(last|all-but-first) ([1-9][0-9]{0,3})( keras-layers)?");

    /** Which of a list of layers are trained: the last ones, always. */
    private enum Part {
        HEAD(false) {
            @Override
            int frozen(int layers, int number) {
                return layers;
            }
        },
        LAST(true) {
            @Override
            int frozen(int layers, int number) {
                return layers - number;
            }
        },
        ALL_BUT_FIRST(true) {
            @Override
            int frozen(int layers, int number) {
                return number;
            }

            @Override
            int most(int layers) {
                return layers - 1;
            }
        },
        ALL(false) {
            @Override
            int frozen(int layers, int number) {
                return 0;
            }
        };

        private final boolean counts;

        Part(boolean counts) {
            this.counts = counts;
        }

        abstract int frozen(int layers, int number);

        /** The largest number for so many layers, of which one at least is trained. */
        int most(int layers) {
            return layers;
        }

        @Override
        public String toString() {
            return Spelling.of(this);
        }
    }

    private final String words;
    private final Part part;
    private final int number;
    private final boolean asKeras;

    private Trainable(String words, Part part, int number, boolean asKeras) {
        this.words = words;
        this.part = part;
        this.number = number;
        this.asKeras = asKeras;
    }

    /** What the words of a recipe say. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Trainable of(String words) {
        Matcher matcher = WORDS.matcher(words);
        require(matcher.matches(), "", words, EXPECTED);
        String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        Part part = Part.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        int number = part.counts ? Integer.parseInt(matcher.group(3)) : 0;
        return new Trainable(words, part, number, matcher.group(4) != null);
    }

    /** Whether the head alone is trained, so that the backbone is a fixed function. */
    public boolean headOnly() {
        return part == Part.HEAD;
    }

    /** The backbone's layers that are not trained; the head always is. */
    public FrozenLayers frozen(NetworkSpec network) {
        if (asKeras) {
            KerasLayers layers = network.keras().orElseThrow();
            return layers.first(part.frozen(layers.count(), number));
        }
        Graph graph = network.graph(Purpose.TRAINING);
        return graph.first(part.frozen(graph.backboneLayers(), number));
    }

    /**
     * Refuses a number of layers that the backbone does not have.
     *
     * @param segmenter whether it is the backbone of a segmenter, which leaves out the last layers of some
     * @param key what the recipe calls this
     */
    public void requireLayers(Architecture architecture, boolean segmenter, String key) {
        if (!part.counts) {
            return;
        }
        Optional<KerasLayers> keras = architecture.keras(segmenter);
        String backbone = (segmenter ? "a segmenter's " : "") + architecture;
        if (asKeras) {
            require(
                    keras.isPresent(),
                    key,
                    words,
                    part + " N, which counts convolutions: Keras has no " + architecture
                            + " to count the layers of, only " + String.join(", ", Architecture.namesInKeras()));
            int layers = keras.orElseThrow().count();
            require(
                    number <= part.most(layers),
                    key,
                    words,
                    part + " " + part.most(layers) + " keras-layers at most, since " + backbone + " has " + layers
                            + " layers in Keras");
        } else {
            int layers = architecture.convolutions(segmenter);
            String other = keras.filter(list -> number <= part.most(list.count()))
                    .map(list -> "; or " + words + " keras-layers, to count as Keras does, where it has " + list.count()
                            + " layers")
                    .orElse("");
            require(
                    number <= part.most(layers),
                    key,
                    words,
                    part + " " + part.most(layers) + " at most, since " + backbone + " has " + layers + " convolutions"
                            + other);
        }
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
