package podium.player.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.core.InputException;
import podium.player.network.architecture.InputScaling;
import podium.player.recipe.Augmentation;
import podium.player.recipe.Augmentation.Colours;
import podium.player.recipe.Augmentation.Motion;
import podium.player.training.Pictures;

@Timeout(60)
class ImageBatchesTest {
    private static final Augmentation ALL =
            new Augmentation(true, new Motion(20, 10, 0.2, 0.1), new Colours(0.3, 0.3, 0.3), 0.6);
    private static final int SIZE = 6;
    private static final int VALUES = 3 * SIZE * SIZE;
    private static final int IMAGES = 23;
    private static final int[] ALL_IMAGES = IntStream.range(0, IMAGES).toArray();

    private final AtomicIntegerArray decoded = new AtomicIntegerArray(IMAGES);

    private ImageStore store(long budget) {
        Map<String, ImageStore.Source> sources = new LinkedHashMap<>();
        for (int i = 0; i < IMAGES; i++) {
            int seed = i;
            sources.put("image" + i, () -> {
                decoded.incrementAndGet(seed);
                return Pictures.noise(9, 7, seed);
            });
        }
        return ImageStore.ofSources(sources, 8, budget);
    }

    private static BatchPlan plan(int batchSize, boolean shuffled, int threads) {
        return new BatchPlan(SIZE, batchSize, InputPlanes.coloured(InputScaling.SYMMETRIC), ALL, shuffled, 7, threads);
    }

    /** A copy of a batch. */
    private record Copied(List<Integer> images, List<Float> pixels) {
        static Copied of(Batch batch) {
            List<Integer> images = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                images.add(batch.picture(i));
            }
            List<Float> pixels = new ArrayList<>();
            for (int i = 0; i < batch.size() * VALUES; i++) {
                pixels.add(batch.values()[i]);
            }
            return new Copied(images, pixels);
        }

        List<Float> pixels(int position) {
            return pixels.subList(position * VALUES, (position + 1) * VALUES);
        }
    }

    private static List<Copied> taken(ImageStore store, int[] images, BatchPlan plan, int epoch, int batch, int epochs)
            throws IOException {
        List<Copied> copies = new ArrayList<>();
        try (ImageBatches batches = ImageBatches.start(store, images, plan, epoch, batch, epochs)) {
            while (batches.hasNext()) {
                copies.add(Copied.of(batches.next()));
            }
        }
        return copies;
    }

    @Test
    void theNumberOfThreadsDoesNotChangeTheBatches() throws IOException {
        List<Copied> one = taken(store(1 << 20), ALL_IMAGES, plan(4, true, 1), 0, 0, 3);
        assertThat(one).hasSize(18);
        assertThat(taken(store(1 << 20), ALL_IMAGES, plan(4, true, 3), 0, 0, 3)).isEqualTo(one);
        assertThat(taken(store(5 * 192), ALL_IMAGES, plan(4, true, 8), 0, 0, 3)).isEqualTo(one);
    }

    @Test
    void theBatchSizeDoesNotChangeTheImages() throws IOException {
        Map<List<Integer>, List<Float>> seen = new HashMap<>();
        for (int batchSize : new int[] {1, 4, 23, 50}) {
            for (int epoch = 0; epoch < 2; epoch++) {
                BatchPlan plan = plan(batchSize, batchSize != 4, 2);
                for (Copied batch : taken(store(1 << 20), ALL_IMAGES, plan, epoch, 0, epoch + 1)) {
                    for (int i = 0; i < batch.images().size(); i++) {
                        List<Integer> key = List.of(epoch, batch.images().get(i));
                        List<Float> first = seen.putIfAbsent(key, batch.pixels(i));
                        assertThat(first == null || first.equals(batch.pixels(i)))
                                .isTrue();
                    }
                }
            }
        }
        assertThat(seen).hasSize(2 * IMAGES);
    }

    @Test
    void aBatchHasTheScaledAugmentedImages() throws IOException {
        ImageStore store = store(1 << 20);
        Augmenter augmenter = new Augmenter(ALL, SIZE, 7);
        for (Copied batch : taken(store, ALL_IMAGES, plan(5, true, 2), 1, 0, 2)) {
            for (int i = 0; i < batch.images().size(); i++) {
                int image = batch.images().get(i);
                float[] expected = new float[VALUES];
                byte[] rgb = augmenter.augmented(store.image(image), 1, image).rgb();
                InputScaling.SYMMETRIC.write(rgb, SIZE * SIZE, expected, 0);
                assertThat(batch.pixels(i)).containsExactly(boxed(expected));
            }
        }
    }

    private static Float[] boxed(float[] values) {
        Float[] boxed = new Float[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = values[i];
        }
        return boxed;
    }

    @ParameterizedTest
    @CsvSource({"true, 1048576", "false, 1048576", "true, 1000", "false, 0"})
    void everyImageOccursAndIsDecodedOncePerEpoch(boolean shuffled, long budget) throws IOException {
        for (int epoch = 0; epoch < 3; epoch++) {
            List<Integer> images = new ArrayList<>();
            taken(store(budget), ALL_IMAGES, plan(4, shuffled, 2), epoch, 0, epoch + 1)
                    .forEach(batch -> images.addAll(batch.images()));
            assertThat(images).hasSize(IMAGES).doesNotHaveDuplicates();
            assertThat(images.equals(images.stream().sorted().toList())).isEqualTo(!shuffled);
            for (int i = 0; i < IMAGES; i++) {
                assertThat(decoded.get(i)).isEqualTo(epoch + 1);
            }
        }
    }

    @Test
    void theOrderOfImagesDependsOnEpochAndSeed() {
        BatchPlan plan = plan(4, true, 1);
        assertThat(plan.order(ALL_IMAGES, 0)).isNotEqualTo(plan.order(ALL_IMAGES, 1));
        assertThat(plan.order(ALL_IMAGES, 1)).containsExactly(plan.order(ALL_IMAGES, 1));
        BatchPlan other = new BatchPlan(SIZE, 4, InputPlanes.coloured(InputScaling.SYMMETRIC), ALL, true, 8, 1);
        assertThat(other.order(ALL_IMAGES, 0)).isNotEqualTo(plan.order(ALL_IMAGES, 0));
    }

    @Test
    void batchesCanStartInTheMiddleOfAnEpoch() throws IOException {
        List<Copied> whole = taken(store(1 << 20), ALL_IMAGES, plan(4, true, 2), 0, 0, 3);
        for (int[] from : new int[][] {{0, 1}, {1, 0}, {1, 5}, {2, 3}}) {
            List<Copied> rest = taken(store(1 << 20), ALL_IMAGES, plan(4, true, 2), from[0], from[1], 3);
            assertThat(rest).isEqualTo(whole.subList(from[0] * 6 + from[1], whole.size()));
        }
        assertThat(taken(store(1 << 20), ALL_IMAGES, plan(4, true, 2), 2, 6, 3)).isEmpty();
    }

    @Test
    void onlyTheGivenImagesOccur() throws IOException {
        List<Copied> batches = taken(store(0), new int[] {9, 3, 20}, plan(2, false, 2), 0, 0, 2);
        assertThat(batches.stream().map(Copied::images))
                .containsExactly(List.of(9, 3), List.of(20), List.of(9, 3), List.of(20));
        assertThat(decoded.get(0)).isZero();
    }

    @Test
    void theLastBatchOfAnEpochCanBeSmaller() throws IOException {
        try (ImageBatches batches = ImageBatches.start(store(0), new int[] {1, 2, 3}, plan(2, false, 1), 0, 0, 1)) {
            assertThat(batches.next().size()).isEqualTo(2);
            Batch last = batches.next();
            assertThat(last.size()).isEqualTo(1);
            assertThat(last.size()).isEqualTo(1);
            assertThat(batches.hasNext()).isFalse();
            assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    /** Returns a store of images 0 to 9, some of which fail to decode. */
    private static ImageStore failing(Map<Integer, Throwable> failures) {
        Map<String, ImageStore.Source> sources = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            int index = i;
            sources.put("image" + i, () -> {
                Throwable failure = failures.get(index);
                if (failure instanceof IOException e) {
                    throw e;
                }
                if (failure instanceof RuntimeException e) {
                    throw e;
                }
                if (failure instanceof Error e) {
                    throw e;
                }
                return Pictures.noise(8, 8, index);
            });
        }
        return ImageStore.ofSources(sources, 8, 0);
    }

    @Test
    void aFailureIsThrownWhenItsBatchIsTaken() throws IOException {
        for (Throwable thrown : List.of(
                new InputException("7.jpg: damaged"),
                new IOException("the disk is gone"),
                new IllegalStateException("a bug"),
                new OutOfMemoryError("too large"))) {
            ImageStore store = failing(Map.of(7, thrown));
            int[] images = IntStream.range(0, 10).toArray();
            try (ImageBatches batches = ImageBatches.start(store, images, plan(2, false, 3), 0, 0, 1)) {
                for (int i = 0; i < 3; i++) {
                    assertThat(batches.next().picture(0)).isEqualTo(2 * i);
                }
                assertThatThrownBy(batches::next)
                        .isInstanceOf(thrown.getClass())
                        .hasMessageStartingWith(thrown.getMessage());
                assertThat(batches.next().picture(0)).isEqualTo(8);
            }
        }
    }

    @Test
    void ofSeveralFailuresInABatchTheFirstImagesIsThrown() {
        ImageStore store =
                failing(Map.of(1, new InputException("1"), 2, new InputException("2"), 3, new InputException("3")));
        for (int attempt = 0; attempt < 20; attempt++) {
            try (ImageBatches batches = ImageBatches.start(store, new int[] {0, 1, 2, 3}, plan(4, false, 4), 0, 0, 1)) {
                assertThatThrownBy(batches::next).hasMessageStartingWith("1, or use --skip-corrupt");
            }
        }
    }

    @Test
    void closingEarlyEndsTheThreads() throws IOException {
        ImageBatches batches = ImageBatches.start(store(0), ALL_IMAGES, plan(2, true, 3), 0, 0, 1000);
        batches.next();
        batches.close();
        batches.close();
        assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                .doesNotContain("images-1", "images-2", "images-3");
        assertThatThrownBy(batches::next).hasMessage("the batches were closed");
    }

    @Test
    void noMoreThanFourBatchesArePreparedInAdvance() throws Exception {
        try (ImageBatches batches = ImageBatches.start(store(0), ALL_IMAGES, plan(1, false, 3), 0, 0, 1)) {
            for (int lent = 0; lent < 3; lent++) {
                batches.next();
                for (int wait = 0; wait < 2000 && decoded.get(lent + 3) == 0; wait++) {
                    Thread.sleep(1);
                }
                Thread.sleep(5);
                assertThat(decoded.get(lent + 3)).isEqualTo(1);
                assertThat(decoded.get(lent + 4)).isZero();
            }
        }
    }

    @Test
    void waitingCanBeInterruptedAndCloseStillWaitsForTheThreads() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        ImageStore store = ImageStore.ofSources(
                Map.of("slow", () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return Pictures.noise(8, 8, 1);
                }),
                8,
                0);
        ImageBatches batches = ImageBatches.start(store, new int[] {0}, plan(1, false, 1), 0, 0, 1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(batches::next).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        never.countDown();
        batches.close();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void emptyOrNegativeArgumentsAreRefused() {
        assertThatThrownBy(() -> ImageBatches.start(store(0), new int[0], plan(1, true, 1), 0, 0, 1))
                .hasMessage("batch 0 of epoch 0 does not exist for 0 images");
        assertThatThrownBy(() -> ImageBatches.start(store(0), ALL_IMAGES, plan(1, true, 1), 0, -1, 1))
                .hasMessage("batch -1 of epoch 0 does not exist for 23 images");
        assertThatThrownBy(() -> plan(0, true, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan(1, true, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
