package podium.player.recipe.learning;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One part of a training; gradual unfreezing is a list of them.
 *
 * @param learningRate in place of the recipe's
 */
public record Stage(
        Trainable train,
        int epochs,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LearningRate learningRate) {
    public Stage {
        require(train != null, "train", null, Trainable.EXPECTED);
        require(epochs >= 1 && epochs <= 100_000, "epochs", epochs, "1 or more");
    }
}
