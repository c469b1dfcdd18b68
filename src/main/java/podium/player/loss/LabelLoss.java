package podium.player.loss;

import podium.player.images.Batch;
import podium.player.images.TrainingData;
import podium.player.loss.PixelLoss.Maps;
import podium.player.network.running.LogitLoss;
import podium.player.recipe.Recipe;

/** The loss of a segmenter, which also keeps the predicted labels of the last batch. */
public final class LabelLoss implements BatchLoss {
    private final int size;
    private final int labels;
    private final PixelLoss loss;
    private final PerturbingGoal goal;
    private Maps maps = new Maps(0, 0, 0, new byte[0]);

    LabelLoss(Recipe recipe, TrainingData data) {
        size = recipe.network().size();
        labels = data.classes().size();
        float[] weights = recipe.learning().classWeights().weights(data.targetsOf(data.train()), labels);
        goal = PerturbingGoal.ofPixels(recipe, data.classes());
        loss = new PixelLoss(weights, recipe.network().segmenter().dice(), goal.away());
    }

    @Override
    public LogitLoss of(Batch batch) {
        return of(new Maps(batch.size(), size, size, batch.labels()));
    }

    /** Returns the loss of label maps of any size as a function of their logits. */
    public LogitLoss of(Maps truth) {
        return (logits, gradient) -> {
            Maps wanted = truth.wanting(goal.ofPixels(truth.wanted()));
            maps = truth;
            return loss.of(logits, wanted, gradient);
        };
    }

    @Override
    public LabelEpochScores newScores() {
        return new LabelEpochScores(this, labels);
    }

    /** Returns the label maps of the last batch. */
    Maps maps() {
        return maps;
    }
}
