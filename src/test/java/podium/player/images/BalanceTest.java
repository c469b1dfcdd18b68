package podium.player.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import podium.player.network.architecture.InputScaling;
import podium.player.recipe.Augmentation;
import podium.player.recipe.Augmentation.Colours;
import podium.player.recipe.Augmentation.Motion;
import podium.player.training.Pictures;

class BalanceTest {
    /**
     * Returns data of 12 training images and one other image. All training images show class 0, the last four also
     * class 1, the last one also class 2.
     */
    private static TrainingData data() {
        Map<String, ImageStore.Source> sources = new LinkedHashMap<>();
        byte[][] targets = new byte[13][3];
        for (int i = 0; i < 13; i++) {
            int number = i;
            sources.put("image" + i, () -> Pictures.noise(8, 8, number));
            targets[i] = new byte[] {1, (byte) (i >= 8 && i < 12 ? 1 : 0), (byte) (i == 11 || i == 12 ? 1 : 0)};
        }
        return new TrainingData(
                ImageStore.ofSources(sources, 8, 1 << 20),
                targets,
                List.of("common", "rarer", "rarest"),
                IntStream.range(0, 12).toArray(),
                new int[] {12});
    }

    /** Otherwise the network could memorise repeated images. */
    @Test
    void aRepeatedImageIsAugmentedDifferently() throws IOException {
        TrainingData data = data();
        Augmentation moving = new Augmentation(false, new Motion(0, 0, 0, 0.3), new Colours(0.3, 0, 0), 1);
        BatchPlan plan = new BatchPlan(
                8, 12, InputPlanes.coloured(InputScaling.SYMMETRIC), moving, true, Balance.of(data, 1), 4, 2);
        try (ImageBatches batches = ImageBatches.start(data.images(), data.train(), plan, 0, 0, 1)) {
            Batch batch = batches.next();
            Set<Integer> images = new HashSet<>();
            Set<List<Float>> seen = new HashSet<>();
            for (int i = 0; i < batch.size(); i++) {
                images.add(batch.picture(i));
                List<Float> values = new ArrayList<>();
                for (int k = i * 192; k < (i + 1) * 192; k++) {
                    values.add(batch.values()[k]);
                }
                seen.add(values);
            }
            assertThat(images).hasSizeLessThan(12);
            assertThat(seen).hasSize(12);
        }
    }

    @Test
    void imagesOfRareClassesAreDrawnMoreOften() {
        int[] images = data().train();
        for (double power : new double[] {0.5, 1}) {
            Balance balance = Balance.of(data(), power);
            double[] expected = new double[12];
            Arrays.setAll(expected, i -> Math.pow(i == 11 ? 1 : i >= 8 ? 1 / 4.0 : 1 / 12.0, power));
            double sum = Arrays.stream(expected).sum();
            int[] counts = new int[12];
            SplittableRandom random = new SplittableRandom(5);
            for (int epoch = 0; epoch < 4000; epoch++) {
                int[] drawn = balance.drawn(images, random);
                assertThat(drawn).hasSize(12);
                int[] own = new int[12];
                Arrays.stream(drawn).forEach(image -> own[image]++);
                for (int i = 0; i < 12; i++) {
                    double exact = 12 * expected[i] / sum;
                    assertThat((double) own[i]).isBetween(Math.floor(exact), Math.ceil(exact));
                    counts[i] += own[i];
                }
            }
            for (int i = 0; i < 12; i++) {
                assertThat(counts[i] / 4000.0).isCloseTo(12 * expected[i] / sum, within(0.05));
            }
        }
        assertThat(Balance.of(data(), 0)).isSameAs(Balance.NONE);
    }
}
