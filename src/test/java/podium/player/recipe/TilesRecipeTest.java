package podium.player.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.core.InputException;
import podium.core.UsageException;
import podium.data.tiles.Tiling;
import podium.judge.competition.Labelling;

/** Tests the key {@code tiles} of recipes. */
class TilesRecipeTest {
    @TempDir
    private Path folder;

    private Recipe read(String text, Map<String, String> overrides) throws IOException {
        return new RecipeFile("r", Files.writeString(folder.resolve("r.yaml"), text)).read(overrides);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'tiles: {side: 448, step: 448, keep: 4}' | 448 | 448 | 4",
                "'tiles: {}' | 448 | 448 | 4",
                "'tiles: {side: 200}' | 200 | 200 | 4",
                "'tiles: {step: 224}' | 448 | 224 | 4",
                "'tiles: {side: 64, keep: 9}' | 64 | 64 | 9"
            })
    void missingKeysHaveDefaultsAndAllAreWritten(String text, int side, int step, int keep) throws IOException {
        Recipe recipe = read(text + "\n", Map.of());
        assertThat(recipe.images().tiling()).contains(new Tiling(side, step, keep));
        String resolved = RecipeFile.format(recipe);
        assertThat(resolved).contains("tiles:\n  side: " + side + "\n  step: " + step + "\n  keep: " + keep + "\n");
        assertThat(read(resolved, Map.of())).isEqualTo(recipe);
    }

    /** Run ids are sums of resolved recipes, so those of whole images must not change. */
    @Test
    void recipesOfWholeImagesDoNotHaveTheKey() throws IOException {
        for (Labelling labels : Labelling.values()) {
            assertThat(RecipeFile.format(Recipe.standard(labels))).doesNotContain("tiles");
        }
        assertThat(read("size: 64\n", Map.of()).images().tiling()).isEqualTo(Optional.empty());
    }

    @Test
    void anOptionAddsTilesOrChangesThem() throws IOException {
        assertThat(read("size: 64\n", Map.of("tiles.side", "96")).images().tiling())
                .contains(new Tiling(96, 96, 4));
        assertThat(read("tiles: {side: 448, keep: 4}\n", Map.of("tiles.keep", "2"))
                        .images()
                        .tiling())
                .contains(new Tiling(448, 448, 2));
    }

    @Test
    void wrongValuesAreNamedWithTheirKey() {
        assertThatThrownBy(() -> read("size: 64\ntiles: {side: 8}\n", Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("r.yaml") + ":2: tiles.side is 8; expected the side of a tile in pixels,"
                        + " from 16 to 4096");
        assertThatThrownBy(() -> read("size: 64\n", Map.of("tiles.step", "9")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--recipe-set tiles.step=9: tiles.step is 9; expected");
        assertThatThrownBy(() -> read("tiles: {width: 8}\n", Map.of()))
                .hasMessageContaining("tiles.width: unknown key; did you mean side? Known: keep, side, step");
    }

    @Test
    void aSegmenterWithTilesIsRefusedWithTheReason() {
        assertThatThrownBy(() -> read(
                        "task: segmentation\nloss: {kind: pixel-cross-entropy}\nmetric: meanIou\ntiles: {side: 64}\n",
                        Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("tiles is set; expected no such key, because task is segmentation: a label map"
                        + " needs every pixel, and tiles leave some out");
    }

    /** A perturber must see what its victim sees, or it attacks another input. */
    @Test
    void aPerturberSeesTheTilesOfItsVictim() throws IOException {
        Recipe victim = read("tiles: {side: 64}\naugmentation: {flip: true}\n", Map.of());
        Recipe against = Recipe.against(victim, "x.params");
        assertThat(against.images().tiling()).contains(new Tiling(64, 64, 4));
        assertThat(against.images().augmentation()).isEqualTo(Augmentation.NONE);
    }
}
