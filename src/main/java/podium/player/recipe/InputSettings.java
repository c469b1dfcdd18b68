package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import podium.core.yaml.Spelling;
import podium.player.network.architecture.InputScaling;
import podium.player.network.layers.Shape;

/**
 * The input of the network that a recipe trains.
 *
 * @param size the side of the square input in pixels, from 16 to 2048; a segmenter learns from windows of this size
 * @param channels 1 for grey; null for red, green and blue, which is not written to recipe.yaml
 * @param scaling how samples from 0 to 255 become the network's input
 * @param fit how an image becomes the square; null for {@link Fit#STRETCH}, which is not written to recipe.yaml
 */
public record InputSettings(
        int size,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer channels,
        InputScaling scaling,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Fit fit) {
    private static final int COLOURS = 3;

    static final InputSettings STANDARD = new InputSettings(225, null, InputScaling.SYMMETRIC, null);

    public InputSettings {
        require(size >= 16 && size <= 2048, "size", size, "the side of the input in pixels, from 16 to 2048");
        if (channels != null) {
            require(
                    channels == 1 || channels == COLOURS,
                    "channels",
                    channels,
                    "1 for grey, or 3 for red, green and blue");
            channels = channels == COLOURS ? null : channels;
        }
        require(
                channels == null || scaling.fitsGrey(),
                "scaling",
                Spelling.of(scaling),
                "unit or symmetric, because channels is 1 and the others have a mean for each of three colours");
        fit = fit == Fit.STRETCH ? null : fit;
    }

    /** Returns how an image becomes the square. */
    public Fit fitting() {
        return fit == null ? Fit.STRETCH : fit;
    }

    /** Returns the shape of an image: channels x height x width. */
    Shape shape() {
        return Shape.of(depth(), size, size);
    }

    /** Returns the number of channels: 1 for grey, 3 for red, green and blue. */
    public int depth() {
        return channels == null ? COLOURS : channels;
    }
}
