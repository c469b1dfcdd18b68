package podium.training;

import podium.network.LogitLoss;

/** The loss of class scores, and those of the last batch. */
final class ClassLoss implements BatchLoss {
    private final Recipe recipe;
    private final TrainingData data;
    private final int classes;
    private final float[] classWeights;
    private float[] scores = {};

    ClassLoss(Recipe recipe, TrainingData data) {
        this.recipe = recipe;
        this.data = data;
        classes = data.classes().size();
        classWeights = recipe.classWeights().of(data.targetsOf(data.train()), classes);
    }

    @Override
    public LogitLoss of(Batch batch) {
        byte[] wanted = new byte[batch.size() * classes];
        for (int i = 0; i < batch.size(); i++) {
            System.arraycopy(data.target(batch.image(i)), 0, wanted, i * classes, classes);
        }
        return (logits, gradient) -> {
            scores = recipe.head().activation().scores(logits, classes);
            return recipe.loss().value(logits, wanted, batch.size(), classes, classWeights, gradient);
        };
    }

    @Override
    public EpochScores newScores() {
        return new ClassEpochScores(this, data, recipe.decision());
    }

    /** Rows x classes. */
    float[] scores() {
        return scores;
    }
}
