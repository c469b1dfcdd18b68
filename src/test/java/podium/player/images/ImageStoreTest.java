package podium.player.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.InputException;
import podium.core.Progress;
import podium.data.dataset.ImageSet;
import podium.data.dataset.LabelSource;
import podium.data.dataset.Wanted;
import podium.data.image.GreyImage;
import podium.data.image.RgbImage;
import podium.data.kind.VocDevkit;
import podium.player.network.architecture.InputScaling;
import podium.player.recipe.InputSettings;
import podium.player.training.Pictures;

class ImageStoreTest {
    private static final int IMAGE_BYTES = 8 * 8 * 3;

    private final AtomicInteger decoded = new AtomicInteger();

    /** Returns a store that counts how often its images are decoded. */
    private ImageStore counting(int images, long budget) {
        Map<String, ImageStore.Source> sources = new LinkedHashMap<>();
        for (int i = 0; i < images; i++) {
            int seed = i;
            sources.put("image" + i, () -> {
                decoded.incrementAndGet();
                return Pictures.noise(11, 9, seed);
            });
        }
        return ImageStore.ofSources(sources, 8, budget);
    }

    @Test
    void imagesAreResizedToASquare() throws IOException {
        ImageStore store = counting(3, 1 << 20);
        assertThat(store.size()).isEqualTo(3);
        assertThat(store.ids()).containsExactly("image0", "image1", "image2");
        for (int i = 2; i >= 0; i--) {
            assertThat(store.image(i).rgb())
                    .containsExactly(Pictures.noise(11, 9, i).resized(8, 8).rgb());
        }
    }

    @Test
    void imagesThatFitTheBudgetAreDecodedOnceAndOthersEachTime() throws IOException {
        ImageStore store = counting(10, 4 * IMAGE_BYTES + IMAGE_BYTES - 1);
        for (int epoch = 0; epoch < 3; epoch++) {
            for (int i = 0; i < 10; i++) {
                store.image(i);
            }
        }
        assertThat(decoded).hasValue(4 + 3 * 6);
        assertThat(store.image(3)).isSameAs(store.image(3));
        assertThat(store.image(4)).isNotSameAs(store.image(4));
    }

    /** Three grey images take the memory of one in colours; all other numbers are those of the luma. */
    @Test
    void aGreyImageTakesAThirdOfTheMemory() throws IOException {
        ImageStore store = counting(10, IMAGE_BYTES)
                .forNetwork(new InputSettings(16, 1, InputScaling.UNIT, null), Optional.empty());
        for (int epoch = 0; epoch < 3; epoch++) {
            for (int i = 0; i < 10; i++) {
                RgbImage expected =
                        GreyImage.of(Pictures.noise(11, 9, i).resized(8, 8)).rgb();
                assertThat(store.image(i).rgb()).isEqualTo(expected.rgb());
            }
        }
        assertThat(decoded).hasValue(3 + 3 * 7);
    }

    @Test
    void severalThreadsShareOneDecoding() throws Exception {
        ImageStore store = counting(200, 1 << 20);
        ExecutorService executor = Executors.newFixedThreadPool(4);
        List<Future<?>> readings = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            readings.add(executor.submit(() -> {
                for (int i = 0; i < 200; i++) {
                    store.image(i);
                }
                return store;
            }));
        }
        for (Future<?> reading : readings) {
            reading.get();
        }
        executor.shutdown();
        assertThat(decoded).hasValue(200);
    }

    @Test
    void imagesOfASetAreReadByTheirIds(@TempDir Path folder) throws IOException {
        ImageSet set = devkit(folder);
        ImageStore store = ImageStore.of(set, List.of("b", "a"), 8, 1 << 20);
        assertThat(store.image(1).rgb())
                .containsExactly(Pictures.noise(10, 12, 1).resized(8, 8).rgb());
    }

    @Test
    void aCorruptOrMissingImageIsReportedWithItsFileAndWhatToDo(@TempDir Path folder) throws IOException {
        ImageStore store = ImageStore.of(devkit(folder), List.of("a", "corrupt", "missing"), 8, 1 << 20);
        assertThatThrownBy(() -> store.image(1))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.resolve("JPEGImages/corrupt.jpg") + ": ")
                .hasMessageEndingWith("Convert or replace it, or use --skip-corrupt to leave such images out");
        assertThatThrownBy(() -> store.image(2))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.resolve("JPEGImages/missing.jpg") + ": missing")
                .hasMessageEndingWith(", or use --skip-corrupt to leave such images out");
    }

    @Test
    void corruptImagesAreLeftOutAndReported(@TempDir Path folder) throws IOException {
        ImageStore store = ImageStore.of(devkit(folder), List.of("corrupt", "a", "missing", "b"), 8, 1 << 20);
        assertThat(store.leftOut()).isEmpty();
        AtomicInteger steps = new AtomicInteger();
        ImageStore readable = store.withoutCorrupt(2, counted(steps));
        assertThat(steps).hasValue(4);
        assertThat(readable.ids()).containsExactly("a", "b");
        assertThat(readable.leftOut()).containsOnlyKeys("corrupt", "missing");
        assertThat(readable.leftOut().get("missing"))
                .startsWith(folder.resolve("JPEGImages/missing.jpg") + ": missing")
                .doesNotContain("--skip-corrupt");
        assertThat(readable.image(0)).isSameAs(store.image(1));
    }

    @Test
    void imagesReadInTheSearchForCorruptOnesAreNotReadAgain() throws IOException {
        ImageStore readable = counting(6, 4 * IMAGE_BYTES).withoutCorrupt(1, Progress.NONE);
        assertThat(decoded).hasValue(6);
        for (int i = 0; i < 6; i++) {
            readable.image(i);
        }
        assertThat(decoded).hasValue(8);
    }

    @Test
    void aStoreWithoutReadableImagesIsRefused(@TempDir Path folder) {
        Path missing = folder.resolve("no.png");
        ImageStore store = ImageStore.of(Map.of("no", missing), 8, 1 << 20);
        assertThatThrownBy(() -> store.withoutCorrupt(1, Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(missing + ": missing");
        Map<String, Path> many = new TreeMap<>();
        for (int i = 10; i < 40; i++) {
            many.put("no" + i, folder.resolve("no" + i + ".png"));
        }
        assertThatThrownBy(() -> ImageStore.of(many, 8, 1 << 20).withoutCorrupt(1, Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        "none of the 30 images can be read:\n" + folder.resolve("no10.png") + ": missing")
                .hasMessageEndingWith("\nand 11 more faults");
    }

    @Test
    void aStoreCanBeBuiltFromImageFiles(@TempDir Path folder) throws IOException {
        Path file = Pictures.write(Pictures.noise(8, 8, 5), folder.resolve("x.png"));
        ImageStore store = ImageStore.of(Map.of("x", file), 8, 0);
        assertThat(store.image(0).rgb()).containsExactly(Pictures.noise(8, 8, 5).rgb());
    }

    @Test
    void aNegativeBudgetAndASideOfZeroAreRefused() {
        assertThatThrownBy(() -> counting(1, -1))
                .hasMessage("side 8 and budget -1; expected a side from 1 and a budget from 0");
        assertThatThrownBy(() -> ImageStore.of(Map.of(), 0, 1))
                .hasMessage("side 0 and budget 1; expected a side from 1 and a budget from 0");
    }

    /** Writes a devkit with the images a and b, and with one file that is not an image. */
    private static ImageSet devkit(Path folder) throws IOException {
        Pictures.write(Pictures.noise(10, 12, 1), folder.resolve("JPEGImages/a.jpg"));
        Pictures.write(Pictures.noise(12, 10, 2), folder.resolve("JPEGImages/b.jpg"));
        Files.writeString(folder.resolve("JPEGImages/corrupt.jpg"), "no image");
        Path list = folder.resolve("ImageSets/Segmentation/train.txt");
        Files.createDirectories(list.resolveSibling(""));
        Files.writeString(list, "a\nb\ncorrupt\nmissing\n");
        return new VocDevkit().open(folder, "train", List.of("cat"), new Wanted(LabelSource.MASKS, true));
    }

    private static Progress counted(AtomicInteger steps) {
        return (what, total) -> new Progress.Task() {
            @Override
            public void step() {
                steps.incrementAndGet();
            }

            @Override
            public void close() {}
        };
    }
}
