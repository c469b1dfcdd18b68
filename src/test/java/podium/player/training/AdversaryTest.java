package podium.player.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.player.figures.EpochFigures;
import podium.player.images.InputPlanes;
import podium.player.loss.TaughtLoss;
import podium.player.network.HeadActivation;
import podium.player.network.Purpose;
import podium.player.network.architecture.InputScaling;
import podium.player.network.mxnet.MxnetNetwork;
import podium.player.network.running.LogitLoss;
import podium.player.recipe.Adversarial;

/** Tests of adversarial training and of defensive distillation. */
class AdversaryTest {
    private static final int SIZE = 32;
    private static final int ROWS = 4;

    @TempDir
    private Path folder;

    /** A loss that needs no targets: half the sum of the squared logits. */
    private static final LogitLoss SQUARES = (logits, gradient) -> {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            sum += logits[i] * logits[i] / 2;
            gradient[i] = logits[i];
        }
        return sum;
    };

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anAttackRaisesTheLossAndChangesTheFirstImagesByAtMostEpsilon(int channels) throws IOException {
        TrainingJob job = TinyTraining.job(folder, "batch-norm=trained", "channels=" + channels);
        InputPlanes planes = new InputPlanes(channels, InputScaling.SYMMETRIC);
        int image = channels * SIZE * SIZE;
        float[] clean = new float[ROWS * image];
        for (int row = 0; row < ROWS; row++) {
            planes.write(Pictures.noise(SIZE, SIZE, row), clean, row * image);
        }
        float[] pixels = clean.clone();
        double epsilon = 8;
        try (MxnetNetwork network = MxnetNetwork.plain(job.network().graph(Purpose.GRADIENTS), job.initial())) {
            network.train(name -> true);
            double before = network.backward(clean, ROWS, SQUARES);
            new Adversary(new Adversarial(epsilon, 0.5), planes, SIZE)
                    .attack(network, pixels, ROWS, SQUARES, new SplittableRandom(1));
            assertThat(network.backward(pixels, ROWS, SQUARES)).isGreaterThan(1.02 * before);
        }
        double farthest = 0;
        for (int i = 0; i < pixels.length; i++) {
            double moved = Math.abs(pixels[i] - clean[i]) * 127.5;
            assertThat(moved).isLessThanOrEqualTo(i < 2 * image ? epsilon + 1e-3 : 0);
            assertThat(Math.abs(pixels[i])).isLessThanOrEqualTo(1);
            farthest = Math.max(farthest, moved);
        }
        assertThat(farthest).isCloseTo(epsilon, within(1e-3));
    }

    @Test
    void aNetworkLearnsColoursUnderAttackAndFromATeacher() throws IOException {
        for (String setting : List.of("adversarial.epsilon=8", "distillation={temperature: 4, teacher: any}")) {
            TrainingJob job = TinyTraining.job(
                    folder, "stages=[{train: all, epochs: 12}]", "rectifier=relu", "flip-averaging=false", setting);
            float[][] logits = new float[TinyTraining.IMAGES][3];
            for (int i = 0; i < logits.length; i++) {
                logits[i][i % 3] = 8;
                logits[i][(i + 1) % 3] = -8;
            }
            TrainingJob taught = new TrainingJob(
                    job.recipe(), job.network(), job.initial(), job.data().taught(logits), job.predicting(), 2);
            List<EpochFigures> epochs = Trainer.train(
                            taught, folder.resolve("run-" + setting.length()), Watcher.toTheEnd())
                    .history()
                    .epochs();
            assertThat(epochs.get(11).train().loss())
                    .as(setting)
                    .isLessThan(0.97 * epochs.get(0).train().loss());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTaughtLossIsLowestAtTheTeacherAndItsGradientMatchesFiniteDifferences(HeadActivation activation) {
        float[][] teacher = {{1, -2, 0.5f}, {0, 3, -1}};
        TaughtLoss loss = new TaughtLoss(activation, teacher, 2);
        float[] logits = {0.3f, 1, -0.5f, 2, 0.1f, 0.7f};
        float[] gradient = new float[6];
        loss.value(logits, 2, gradient);
        for (int i = 0; i < logits.length; i++) {
            float[] up = logits.clone();
            float[] down = logits.clone();
            up[i] += 1e-2f;
            down[i] -= 1e-2f;
            double slope = (loss.value(up, 2, new float[6]) - loss.value(down, 2, new float[6])) / (up[i] - down[i]);
            assertThat((double) gradient[i]).isCloseTo(slope, within(1e-4));
        }
        loss.value(new float[] {0.5f, -1, 0.25f, 0, 1.5f, -0.5f}, 2, gradient);
        for (float slope : gradient) {
            assertThat(slope).isCloseTo(0, within(1e-6f));
        }
    }
}
