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
import podium.player.network.layers.Shape;

/**
 * The layers that a stage trains: {@code head}, or the head and the {@code last N} or {@code all-but-first N} layers
 * of the backbone, or {@code all}. A layer is a convolution together with the batch norm after it. {@code last N
 * keras-layers} counts layers as Keras lists them: there a batch norm, an activation and a padding are layers too.
 */
public final class Trainable {
    /** The forms that a recipe can use, for messages. */
    public static final String EXPECTED =
            "head, last N, all-but-first N or all, where N is 1 or more and counts the backbone's convolutions;"
                    + " last N keras-layers counts its layers as Keras lists them";

    private static final Pattern WORDS =
            Pattern.compile("(head|all)|(last|all-but-first) ([1-9][0-9]{0,3})( keras-layers)?");

    /** The part of the backbone's layers that is trained; it always ends with the last layer. */
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

        /** Returns the largest number N that a backbone with this many layers allows; at least one layer is trained. */
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

    /** Parses the words of a recipe. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Trainable of(String words) {
        Matcher matcher = WORDS.matcher(words);
        require(matcher.matches(), "", words, EXPECTED);
        String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        Part part = Part.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        int number = part.counts ? Integer.parseInt(matcher.group(3)) : 0;
        return new Trainable(words, part, number, matcher.group(4) != null);
    }

    /** Returns true if only the head is trained, so that the backbone is a fixed function. */
    public boolean headOnly() {
        return part == Part.HEAD;
    }

    /** Returns the layers of the backbone that are not trained. The head is always trained. */
    public FrozenLayers frozen(NetworkSpec network) {
        if (asKeras) {
            KerasLayers layers = network.keras().orElseThrow();
            return layers.first(part.frozen(layers.count(), number));
        }
        Graph graph = network.graph(Purpose.TRAINING);
        return graph.first(part.frozen(graph.backboneLayers(), number));
    }

    /**
     * Checks that the backbone has as many layers as this trains.
     *
     * @param input the shape of an image
     * @param segmenter true for the backbone of a segmenter, which may lack the last layers of the classifier's
     * @param key the recipe's key of this value
     * @throws podium.core.yaml.WrongKey if it has fewer
     */
    public void requireLayers(Architecture architecture, Shape input, boolean segmenter, String key) {
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
                    part + " N, which counts convolutions, because Keras does not have " + architecture
                            + "; keras-layers needs one of " + String.join(", ", Architecture.namesInKeras()));
            int layers = keras.orElseThrow().count();
            require(
                    number <= part.most(layers),
                    key,
                    words,
                    part + " " + part.most(layers) + " keras-layers at most, because " + backbone + " has " + layers
                            + " layers in Keras");
        } else {
            int layers = architecture.layers(segmenter, input);
            String other = keras.filter(list -> number <= part.most(list.count()))
                    .map(list -> "; or " + words + " keras-layers, because it has " + list.count()
                            + " layers as Keras counts them")
                    .orElse("");
            require(
                    number <= part.most(layers),
                    key,
                    words,
                    part + " " + part.most(layers) + " at most, because " + backbone + " has " + layers + " "
                            + architecture.weightedLayers() + other);
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
