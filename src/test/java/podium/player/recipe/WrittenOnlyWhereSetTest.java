package podium.player.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.core.InputException;

/** Keys that are written to recipe.yaml only where they differ from their default, so that older runs keep their ids. */
class WrittenOnlyWhereSetTest {
    @TempDir
    private Path folder;

    private Recipe read(String yaml) throws IOException {
        return new RecipeFile("r", Files.writeString(folder.resolve("r.yaml"), yaml)).read(Map.of());
    }

    @Test
    void defaultsAreNotWrittenAndOtherValuesAreReadBack() throws IOException {
        String usual = RecipeFile.format(read("seed: 1\n"));
        assertThat(usual).doesNotContain("backbone-dropout", "fit:");
        assertThat(RecipeFile.format(read("seed: 1\nfit: stretch\nbackbone-dropout: 0\n")))
                .isEqualTo(usual);
        Recipe set = read("fit: crop\nbackbone-dropout: 0.25\nweights: run:submissions/a/b\n");
        assertThat(RecipeFile.format(set)).contains("fit: \"crop\"\n", "backbone-dropout: 0.25\n");
        assertThat(read(RecipeFile.format(set))).isEqualTo(set);
        assertThat(set.network().input().fitting()).isEqualTo(Fit.CROP);
        assertThat(set.network().continuesRun()).isTrue();
        assertThat(read("weights: none\n").network().continuesRun()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "backbone-dropout: 1 | backbone-dropout is 1.0; expected the share of numbers to drop, from 0, below 1",
                "backbone-dropout: -0.1 | backbone-dropout is -0.1; expected the share of numbers to drop, from 0, below 1",
                "{backbone-dropout: 0.1, architecture: [flatten, dense: 9]} | backbone-dropout is 0.1; expected no such"
                        + " key, because architecture lists every layer; write dropout there",
                "{backbone-dropout: 0.1, features: {views: 1}, stages: [{train: head, epochs: 1}]} | features.views is 1;"
                        + " expected 0, because backbone-dropout changes the features in every step",
                "fit: letterbox | fit: found letterbox; expected crop or stretch",
                "{fit: crop, task: segmentation, loss: {kind: pixel-cross-entropy}, metric: meanIou} | fit is crop;"
                        + " expected stretch, because task is segmentation: a segmenter learns from windows",
            })
    void valuesThatDoNotFitAreRefused(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml + "\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }
}
