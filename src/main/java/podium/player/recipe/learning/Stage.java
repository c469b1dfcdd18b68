package podium.player.recipe.learning;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a training. Several stages that train more and more layers unfreeze a network gradually.
 *
 * @param train the layers that are trained
 * @param epochs the number of epochs, from 1 to 100,000
 * @param learningRate the stage's learning rates, or null for the recipe's
 */
public record Stage(
        Trainable train,
        int epochs,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LearningRate learningRate) {
    public Stage {
        require(train != null, "train", null, Trainable.EXPECTED);
        require(epochs >= 1 && epochs <= 100_000, "epochs", epochs, "a number of epochs from 1 to 100000");
    }
}
