package podium.training;

import podium.network.LogitLoss;

/** A recipe's loss on the batches of a training, and the scores of the batch that it was last asked for. */
final class BatchLoss {
    private final Recipe recipe;
    private final TrainingData data;
    private final int classes;
    private final float[] classWeights;
    private float[] scores = {};

    BatchLoss(Recipe recipe, TrainingData data) {
        this.recipe = recipe;
        this.data = data;
        classes = data.classes().size();
        classWeights = recipe.classWeights().of(data.targetsOf(data.train()), classes);
    }

    LogitLoss of(Batch batch) {
        byte[] wanted = new byte[batch.size() * classes];
        for (int i = 0; i < batch.size(); i++) {
            System.arraycopy(data.target(batch.image(i)), 0, wanted, i * classes, classes);
        }
        return (logits, gradient) -> {
            scores = recipe.head().activation().scores(logits, classes);
            return recipe.loss().value(logits, wanted, batch.size(), classes, classWeights, gradient);
        };
    }

    /** Rows x classes. */
    float[] scores() {
        return scores;
    }
}
