package podium.app.training;

import java.io.IOException;
import java.util.function.Consumer;
import podium.player.recipe.Recipe;
import podium.player.training.TrainingListener;

/** Who watches the trainings of {@code podium run}. */
public interface TrainingWatch {
    /** A training that is told of as it goes, and may be stopped. */
    interface Training {
        Train.Result train(TrainingListener listener, Consumer<String> log) throws IOException;
    }

    /** Watches one training from its beginning to its end. */
    Train.Result watch(Recipe recipe, Training training) throws IOException;
}
