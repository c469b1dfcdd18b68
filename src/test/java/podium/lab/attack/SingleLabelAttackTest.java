package podium.lab.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.UsageException;
import podium.data.image.RgbImage;
import podium.player.network.engine.Mxnet;
import podium.player.prediction.Classifier;
import podium.player.recipe.Target;
import podium.player.runs.RunFolder;
import podium.player.runs.UntrainedRun;

/** Tests attacks on a network that gives each image exactly one class. */
class SingleLabelAttackTest {
    private static final List<String> CLASSES = List.of("cat", "dog", "owl");
    private static final int IMAGES = 6;
    private static final GradientAttack PGD = new GradientAttack(AttackMethod.PGD, 5, 1);

    @TempDir
    private Path folder;

    private RunFolder run() throws IOException {
        return run(Map.of());
    }

    private RunFolder run(Map<String, String> overrides) throws IOException {
        return UntrainedRun.make(
                folder,
                "labels: single\narchitecture: mobilenet0.25\nsize: 32\nchannels: 1\nscaling: unit\n",
                overrides,
                CLASSES);
    }

    private static RgbImage image(int seed) {
        byte[] rgb = new byte[3 * 32 * 32];
        new Random(seed).nextBytes(rgb);
        return RgbImage.of(32, 32, rgb);
    }

    private static Truth truth(int label) {
        return new Truth(Optional.of(List.of(label == 0, label == 1, label == 2)), Optional.empty());
    }

    @Test
    void theLossIsTheCrossEntropyOfTheTrueClassAndTheFigureTheAccuracy() throws IOException {
        RunFolder run = run();
        try (Victim victim = Victim.open(run, new Mxnet());
                Classifier classifier = Classifier.open(run, new Mxnet())) {
            assertThat(victim.agreement()).isEqualTo(Agreement.ACCURACY);
            float[] scores = classifier.scores(image(1));
            for (int label = 0; label < CLASSES.size(); label++) {
                Case under = victim.against(image(1), truth(label), Target.ANYTHING_ELSE);
                double loss = under.loss().value(image(1), new float[3 * 32 * 32]);
                assertThat(loss).isCloseTo(Math.log(scores[label]), within(1e-4)); // the attack lowers it
                assertThat(under.before().labels()).hasSize(1);
                boolean right = under.before().labels().get(0) == label;
                assertThat(under.before().right()).isEqualTo(right);
                assertThat(under.before().dice()).isEqualTo(right ? 1 : 0);
            }
        }
    }

    /** Sigmoid scores do not sum to one, but the highest of them is that of the highest logit. */
    @Test
    void theLossIsThatOfASoftmaxWhateverTheActivation() throws IOException {
        RunFolder run = run(Map.of("head.activation", "sigmoid", "loss.kind", "binary-cross-entropy"));
        try (Victim victim = Victim.open(run, new Mxnet());
                Classifier classifier = Classifier.open(run, new Mxnet())) {
            double sum = 0;
            for (float score : classifier.scores(image(1))) {
                sum += score / (1 - score);
            }
            for (int label = 0; label < CLASSES.size(); label++) {
                Case under = victim.against(image(1), truth(label), Target.ANYTHING_ELSE);
                float score = classifier.scores(image(1))[label];
                assertThat(under.loss().value(image(1), new float[3 * 32 * 32]))
                        .isCloseTo(Math.log(score / (1 - score) / sum), within(1e-4));
            }
        }
    }

    @Test
    void anAttackSucceedsWhereAnotherClassHasTheHighestScore() throws IOException {
        int fooled = 0;
        try (Victim victim = Victim.open(run(), new Mxnet())) {
            for (int seed = 0; seed < IMAGES; seed++) {
                Case under = victim.against(image(seed), Truth.UNKNOWN, Target.ANYTHING_ELSE);
                AttackResult found = new EpsilonSearch(PGD, image(seed), under).within(64);
                assertThat(found.after().labels()).hasSize(1);
                boolean changed = !found.after().labels().equals(under.before().labels());
                assertThat(found.fooled()).isEqualTo(changed);
                assertThat(found.after().dice()).isEqualTo(changed ? 0 : 1);
                fooled += changed ? 1 : 0;
            }
        }
        assertThat(fooled).isPositive();
    }

    @Test
    void aTargetIsOneClassThatHasToGetTheHighestScore() throws IOException {
        int reached = 0;
        try (Victim victim = Victim.open(run(), new Mxnet())) {
            for (String name : CLASSES) {
                Case under = victim.against(image(1), Truth.UNKNOWN, victim.target(name));
                AttackResult found = new EpsilonSearch(PGD, image(1), under).within(64);
                boolean there = CLASSES.get(found.after().labels().get(0)).equals(name);
                assertThat(found.after().reached()).isEqualTo(there);
                reached += there ? 1 : 0;
            }
            assertThatThrownBy(() -> victim.target("+cat"))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("target: '+cat' is not a class of this run; expected one of cat, dog, owl");
        }
        assertThat(reached).isGreaterThan(1); // more than the class that was predicted before
    }
}
