package podium.app.training;

import java.io.IOException;
import java.util.function.Consumer;
import podium.player.recipe.Recipe;
import podium.player.training.TrainingListener;

/** An observer of the trainings of {@code podium run}. */
public interface TrainingWatch {
    /** A training that reports its progress, and that the listener can stop. */
    interface Training {
        Train.Result train(TrainingListener listener, Consumer<String> log) throws IOException;
    }

    /** Runs one training and observes it. */
    Train.Result watch(Recipe recipe, Training training) throws IOException;
}
