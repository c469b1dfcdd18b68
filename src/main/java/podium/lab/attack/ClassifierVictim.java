package podium.lab.attack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import podium.core.metric.Dice;
import podium.data.image.RgbImage;
import podium.player.network.HeadActivation;
import podium.player.network.engine.Engine;
import podium.player.prediction.Classifier;
import podium.player.prediction.ClassifierGradient;
import podium.player.prediction.ImageLoss;
import podium.player.recipe.Recipe;
import podium.player.recipe.Target;
import podium.player.runs.RunFolder;

/** A classifier under attack. It decides by the rule of its recipe. */
public final class ClassifierVictim implements Victim {
    private static final float DOES_NOT_COUNT = -1;

    private final Classifier classifier;
    private final ClassifierGradient gradient;
    private final boolean softmax;
    private final @Nullable Defence defence;
    private final boolean aware;

    private ClassifierVictim(
            Classifier classifier,
            ClassifierGradient gradient,
            boolean softmax,
            @Nullable Defence defence,
            boolean aware) {
        this.classifier = classifier;
        this.gradient = gradient;
        this.softmax = softmax;
        this.defence = defence;
        this.aware = aware;
    }

    /**
     * Opens the network of a run folder.
     *
     * @param engine the engine that predicts
     * @param defence the defence in front of the network; null for none
     * @param aware true if the attacker knows the defence and takes gradients through it
     */
    public static ClassifierVictim open(RunFolder run, Engine engine, @Nullable Defence defence, boolean aware)
            throws IOException {
        Recipe recipe = run.readRecipe();
        Classifier classifier = Classifier.open(run, engine);
        try {
            boolean softmax = switch (recipe.prediction().labels()) {
                case MULTIPLE -> recipe.network().head().activation() == HeadActivation.SOFTMAX;
                case SINGLE -> true; // whatever the activation, the highest logit decides
            };
            return new ClassifierVictim(classifier, ClassifierGradient.open(run), softmax, defence, aware);
        } catch (IOException | RuntimeException e) {
            classifier.close();
            throw e;
        }
    }

    @Override
    public List<String> names() {
        return classifier.classes();
    }

    @Override
    public Target target(String text) {
        return Target.of(classifier.labels(), text, names());
    }

    @Override
    public Agreement agreement() {
        return switch (classifier.labels()) {
            case MULTIPLE -> Agreement.DICE;
            case SINGLE -> Agreement.ACCURACY;
        };
    }

    @Override
    public int labelOf(int name) {
        return name + 1;
    }

    private float[] scores(RgbImage image) {
        return defence == null ? classifier.scores(image) : mean(defence.versions(image));
    }

    private float[] mean(List<RgbImage> versions) {
        float[] mean = new float[names().size()];
        for (RgbImage version : versions) {
            float[] scores = classifier.scores(version);
            for (int label = 0; label < mean.length; label++) {
                mean[label] += scores[label] / versions.size();
            }
        }
        return mean;
    }

    /**
     * Returns the sum over classes of the change in score when the image is squeezed (Xu et al., 2018). It is larger
     * for attacked images.
     */
    public double suspicion(RgbImage image, Defence squeeze) {
        float[] plain = scores(image);
        float[] squeezed = mean(squeeze.versions(image));
        double sum = 0;
        for (int label = 0; label < plain.length; label++) {
            sum += Math.abs(plain[label] - squeezed[label]);
        }
        return sum;
    }

    private double loss(RgbImage image, ScoreLoss loss, float[] slopes) {
        if (defence == null || !aware) {
            return gradient.backward(image, loss, slopes);
        }
        List<RgbImage> versions = defence.versions(image);
        double value = 0;
        for (int version = 0; version < versions.size(); version++) {
            float[] own = new float[slopes.length];
            value += gradient.backward(versions.get(version), loss, own) / versions.size();
            float[] before = defence.gradientBefore(image, version, own);
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] += before[i] / versions.size();
            }
        }
        return value;
    }

    @Override
    public Case against(RgbImage image, Truth truth, Target target) {
        float[] scores = scores(image);
        boolean[] before = classifier.decision().decide(scores);
        boolean[] wanted = before.clone();
        truth.labels().ifPresent(labels -> {
            for (int label = 0; label < wanted.length; label++) {
                wanted[label] = labels.get(label);
            }
        });
        float[] wish = new float[before.length];
        if (target.targeted()) {
            Arrays.fill(wish, DOES_NOT_COUNT);
            for (Target.Demand demand : target.demands()) {
                demand.from().ifPresent(label -> wish[label] = 0);
                demand.to().ifPresent(label -> wish[label] = 1);
            }
        } else {
            float absent = switch (classifier.labels()) {
                case MULTIPLE -> 0;
                case SINGLE -> DOES_NOT_COUNT; // the cross-entropy of the one true class has no other term
            };
            for (int label = 0; label < wish.length; label++) {
                wish[label] = wanted[label] ? 1 : absent;
            }
        }
        ScoreLoss loss = new ScoreLoss(wish, softmax, target.targeted() ? 1 : -1);
        return new ImageCase(
                new VictimLoss(
                        (seen, slopes) -> loss(seen, loss, slopes),
                        classifier.planes().grey()),
                target,
                scores,
                before,
                wanted);
    }

    private final class ImageCase implements Case {
        private final ImageLoss loss;
        private final Target target;
        private final boolean[] decidedBefore;
        private final boolean[] truth;
        private final Response before;

        ImageCase(ImageLoss loss, Target target, float[] scores, boolean[] decided, boolean[] truth) {
            this.loss = loss;
            this.target = target;
            this.decidedBefore = decided;
            this.truth = truth;
            this.before = look(scores);
        }

        @Override
        public ImageLoss loss() {
            return loss;
        }

        @Override
        public boolean targeted() {
            return target.targeted();
        }

        @Override
        public Response before() {
            return before;
        }

        @Override
        public Response look(RgbImage image) {
            return look(scores(image));
        }

        @Override
        public double[] presence(RgbImage version, List<Integer> labels) {
            float[] scores = scores(version);
            return labels.stream().mapToDouble(label -> scores[label]).toArray();
        }

        private Response look(float[] scores) {
            boolean[] decided = classifier.decision().decide(scores);
            List<Double> all = new ArrayList<>();
            for (float score : scores) {
                all.add((double) score);
            }
            double confidence = classifier.decision().margin(scores);
            List<Integer> labels = IntStream.range(0, decided.length)
                    .filter(label -> decided[label])
                    .boxed()
                    .toList();
            return new Response(
                    reached(decided), Arrays.equals(decided, truth), dice(decided), confidence, all, labels, null);
        }

        private boolean reached(boolean[] decided) {
            return target.targeted()
                    ? target.demands().stream()
                            .allMatch(demand -> demand.from().stream().noneMatch(label -> decided[label])
                                    && demand.to().stream().allMatch(label -> decided[label]))
                    : !Arrays.equals(decided, decidedBefore);
        }

        private double dice(boolean[] decided) {
            long both = 0;
            long mine = 0;
            long there = 0;
            for (int label = 0; label < truth.length; label++) {
                both += decided[label] && truth[label] ? 1 : 0;
                mine += decided[label] ? 1 : 0;
                there += truth[label] ? 1 : 0;
            }
            return Dice.of(both, mine, there);
        }
    }

    @Override
    public void close() {
        classifier.close();
        gradient.close();
    }
}
