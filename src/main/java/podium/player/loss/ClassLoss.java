package podium.player.loss;

import podium.player.images.Batch;
import podium.player.images.TrainingData;
import podium.player.network.running.LogitLoss;
import podium.player.recipe.Recipe;

/** The loss of a classifier, which also keeps the scores of the last batch. */
final class ClassLoss implements BatchLoss {
    private final Recipe recipe;
    private final TrainingData data;
    private final int classes;
    private final float[] classWeights;
    private final PerturbingGoal goal;
    private float[] scores = {};

    ClassLoss(Recipe recipe, TrainingData data) {
        this.recipe = recipe;
        this.data = data;
        classes = data.classes().size();
        goal = PerturbingGoal.ofClasses(recipe, data.classes());
        classWeights = recipe.learning().classWeights().weights(data.targetsOf(data.train()), classes);
    }

    @Override
    public LogitLoss of(Batch batch) {
        byte[] wanted = new byte[batch.size() * classes];
        for (int i = 0; i < batch.size(); i++) {
            int image = data.images().pictures().image(batch.picture(i));
            System.arraycopy(goal.of(data.target(image)), 0, wanted, i * classes, classes);
        }
        return (logits, gradient) -> {
            scores = recipe.network().head().activation().scores(logits, classes);
            return atTemperature(batch, logits, wanted, gradient);
        };
    }

    private double atTemperature(Batch batch, float[] logits, byte[] wanted, float[] gradient) {
        float temperature = (float) recipe.robustness().distillation().temperature();
        float[] cooled = scaled(logits, 1 / temperature);
        float[] slopes = new float[gradient.length];
        double value = recipe.robustness().distillation().hasTeacher()
                ? new TaughtLoss(recipe.network().head().activation(), teacher(batch), temperature)
                        .value(cooled, batch.size(), slopes)
                : recipe.learning().loss().value(cooled, wanted, batch.size(), classes, classWeights, slopes);
        System.arraycopy(scaled(slopes, 1 / temperature), 0, gradient, 0, gradient.length);
        return value;
    }

    private float[][] teacher(Batch batch) {
        float[][] rows = new float[batch.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = data.teacher(batch.picture(i));
        }
        return rows;
    }

    private static float[] scaled(float[] values, float factor) {
        float[] scaled = new float[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = factor * values[i];
        }
        return scaled;
    }

    @Override
    public EpochScores newScores() {
        return new ClassEpochScores(this, data, recipe.prediction().decision());
    }

    /** Returns the scores of the last batch, images x classes in row-major order. */
    float[] scores() {
        return scores;
    }
}
