package podium.player.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.InputException;
import podium.core.Progress;
import podium.data.image.GreyImage;
import podium.data.image.RgbImage;
import podium.data.tiles.Tile;
import podium.data.tiles.Tiling;
import podium.player.network.architecture.InputScaling;
import podium.player.recipe.InputSettings;
import podium.player.training.Pictures;

/** Tests stores of images in tiles, and the numbers of images that come from those of their tiles. */
class TiledStoreTest {
    private static final InputSettings INPUT = new InputSettings(16, null, InputScaling.UNIT, null);
    private static final Tiling TILING = new Tiling(16, 16, 3);
    private static final int SIDE = 9;
    /** The sizes of the images; the second is smaller than a tile, and the third has two. */
    private static final int[][] SIZES = {{60, 40}, {10, 12}, {32, 16}, {50, 50}};

    private final AtomicInteger decoded = new AtomicInteger();

    private static RgbImage picture(int image) {
        return Pictures.noise(SIZES[image][0], SIZES[image][1], image);
    }

    private ImageStore store(long budget) {
        Map<String, ImageStore.Source> sources = new LinkedHashMap<>();
        for (int i = 0; i < SIZES.length; i++) {
            int image = i;
            sources.put("image" + i, () -> {
                decoded.incrementAndGet();
                return picture(image);
            });
        }
        return ImageStore.ofSources(sources, SIDE, budget).forNetwork(INPUT, Optional.of(TILING));
    }

    /** A budget of 0 decodes each time, one of 600 bytes keeps the tiles of some images. All give the same bytes. */
    @ParameterizedTest
    @ValueSource(longs = {0, 600, 1 << 20})
    void picturesAreTheTilesOfEachImageInOrder(long budget) throws IOException {
        ImageStore store = store(budget).found(2, Progress.NONE);
        assertThat(store.size()).isEqualTo(SIZES.length);
        assertThat(store.ids()).containsExactly("image0", "image1", "image2", "image3");
        int number = 0;
        for (int image = 0; image < SIZES.length; image++) {
            for (Tile tile : TILING.kept(picture(image))) {
                assertThat(store.pictures().image(number)).isEqualTo(image);
                assertThat(store.image(number).rgb())
                        .isEqualTo(tile.of(picture(image)).resized(SIDE, SIDE).rgb());
                number++;
            }
        }
        assertThat(store.pictures().size()).isEqualTo(number).isEqualTo(3 + 1 + 2 + 3);
        assertThat(store.pictures().of(new int[] {2, 0})).containsExactly(4, 5, 0, 1, 2);
    }

    @Test
    void anImageIsDecodedOnceIfItsTilesFit() throws IOException {
        ImageStore store = store(1 << 20).found(2, Progress.NONE);
        for (int picture = 0; picture < store.pictures().size(); picture++) {
            store.image(picture);
        }
        assertThat(decoded.get()).isEqualTo(SIZES.length);
        store(0).found(2, Progress.NONE).image(0);
        assertThat(decoded.get()).isEqualTo(2 * SIZES.length + 1);
    }

    @Test
    void greyTilesAreTheLumaOfTheTiles() throws IOException {
        ImageStore grey = store(1 << 20)
                .forNetwork(new InputSettings(16, 1, InputScaling.UNIT, null), Optional.of(TILING))
                .found(1, Progress.NONE);
        RgbImage tile = TILING.kept(picture(3)).get(2).of(picture(3)).resized(SIDE, SIDE);
        assertThat(grey.image(8).rgb()).isEqualTo(GreyImage.of(tile).rgb().rgb());
    }

    @Test
    void tilesMustBeFoundBeforeTheyAreUsed() throws IOException {
        ImageStore store = store(1 << 20);
        assertThatThrownBy(() -> store.image(0)).hasMessage("the tiles of the images were not found yet");
        ImageStore found = store.found(1, Progress.NONE);
        assertThat(found.found(1, Progress.NONE)).isSameAs(found);
        ImageStore whole = store.forNetwork(INPUT, Optional.empty());
        assertThat(whole.found(1, Progress.NONE)).isSameAs(whole);
        assertThat(whole.pictures().size()).isEqualTo(SIZES.length);
        assertThat(whole.image(3).rgb())
                .isEqualTo(picture(3).resized(SIDE, SIDE).rgb());
    }

    @Test
    void corruptImagesAreLeftOutOrNamed() throws IOException {
        Map<String, ImageStore.Source> sources = new LinkedHashMap<>();
        sources.put("broken", () -> {
            throw new InputException("broken.png: damaged");
        });
        sources.put("good", () -> picture(0));
        ImageStore store = ImageStore.ofSources(sources, SIDE, 0).forNetwork(INPUT, Optional.of(TILING));
        ImageStore readable = store.withoutCorrupt(2, Progress.NONE);
        assertThat(readable.ids()).containsExactly("good");
        assertThat(readable.pictures().size()).isEqualTo(3);
        assertThat(readable.leftOut()).containsEntry("broken", "broken.png: damaged");
        assertThatThrownBy(() -> store.found(2, Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessage("broken.png: damaged, or use --skip-corrupt to leave such images out");
    }

    /** Means in the order in which images came; a tile that comes again belongs to a second row of its image. */
    @Test
    void meansAreOverThePicturesOfEachImage() {
        PictureIndex index = PictureIndex.of(List.of(2, 1, 3));
        ImageMeans means = new ImageMeans(index);
        float[] values = {1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60, 7, 70, 8, 80};
        int[] shown = {4, 0, 2, 3, 5, 1, 0, 2};
        for (int i = 0; i < shown.length; i++) {
            means.add(shown[i], values, 2 * i, 2);
        }
        assertThat(means.images()).containsExactly(2, 0, 1, 0, 1);
        assertThat(means.rows()).isDeepEqualTo(new float[][] {
            {(1 + 4 + 5) / 3f, (10 + 40 + 50) / 3f}, {4, 40}, {3, 30}, {7, 70}, {8, 80}
        });
    }

    /** Without tiles nothing is averaged: every row is a picture's, to the bit and in order, as often as it was shown. */
    @Test
    void ofWholeImagesTheMeansAreTheNumbersThemselves() {
        SplittableRandom random = new SplittableRandom(9);
        ImageMeans means = new ImageMeans(PictureIndex.ofWholes(5));
        List<Integer> shown = new ArrayList<>();
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            float[] row = {(float) random.nextDouble(), -(float) random.nextDouble()};
            shown.add(random.nextInt(5));
            rows.add(row);
            means.add(shown.get(i), row, 0, 2);
        }
        assertThat(means.images())
                .containsExactly(shown.stream().mapToInt(Integer::intValue).toArray());
        assertThat(means.rows()).isDeepEqualTo(rows.toArray(float[][]::new));
    }

    /** The gradient of a part is the transpose of cutting it out: <cut(x), g> = <x, before(g)>. */
    @Test
    void thePartsGradientIsTheTransposeOfCutting() {
        RgbImage image = Pictures.noise(20, 15, 1);
        for (ImagePart part : List.of(new ImagePart(3, 4, 7, 9), new ImagePart(0, 0, 20, 15))) {
            SplittableRandom random = new SplittableRandom(2);
            float[] gradient = new float[3 * part.width() * part.height()];
            IntStream.range(0, gradient.length).forEach(i -> gradient[i] = random.nextInt(9) - 4);
            float[] whole = new float[image.rgb().length];
            part.addGradient(gradient, image.size(), whole);
            byte[] cut = part.of(image).rgb();
            double left = IntStream.range(0, cut.length)
                    .mapToDouble(i -> cut[i] * gradient[i])
                    .sum();
            double right = IntStream.range(0, whole.length)
                    .mapToDouble(i -> image.rgb()[i] * whole[i])
                    .sum();
            assertThat(left).isEqualTo(right).isNotZero();
            byte[] written = new byte[whole.length];
            part.write(part.of(image), image.size(), written);
            assertThat(part.of(RgbImage.of(20, 15, written)).rgb()).isEqualTo(cut);
        }
    }
}
