package podium.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.InputException;
import podium.judge.competition.Task;
import podium.judge.competition.Workspace;
import podium.player.recipe.RecipeFile;

class PlayersTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sample", "voc2009"})
    void playersOfShippedCompetitionsHaveRecipes(String competition) throws IOException {
        Workspace workspace = new Workspace(Path.of(""));
        Players players = Players.of(workspace, competition);
        String classifier = Objects.requireNonNull(players.classifier());
        String segmenter = Objects.requireNonNull(players.segmenter());
        assertThat(RecipeFile.find(workspace, competition, classifier)
                        .read(Map.of())
                        .task())
                .isEqualTo(Task.CLASSIFICATION);
        assertThat(RecipeFile.find(workspace, competition, segmenter)
                        .read(Map.of())
                        .task())
                .isEqualTo(Task.SEGMENTATION);
    }

    @Test
    void withoutAFileThereAreNoNetworks() throws IOException {
        Workspace workspace = new Workspace(folder);
        assertThat(Players.of(workspace, "mine")).isEqualTo(new Players(null, null));
        Path file = Files.createDirectories(folder.resolve("competition/mine")).resolve("players.yaml");
        Files.writeString(file, "segmenter: deep\n");
        assertThat(Players.of(workspace, "mine")).isEqualTo(new Players(null, "deep"));
        Files.writeString(file, "segmentr: deep\n");
        assertThatThrownBy(() -> Players.of(workspace, "mine"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("players.yaml:1: segmentr: unknown key; did you mean segmenter?");
    }
}
