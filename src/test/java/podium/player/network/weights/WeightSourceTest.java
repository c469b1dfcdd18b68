package podium.player.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import podium.core.InputException;

class WeightSourceTest {
    @TempDir
    private Path folder;

    private Path touch(String name) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        return Files.writeString(folder.resolve(name), "");
    }

    @Test
    void noneHasNoFile() throws IOException {
        WeightSource source = WeightSource.parse("none", folder);
        assertThat(source.file()).isNull();
        assertThat(source).hasToString("none");
    }

    @Test
    void aRelativePathIsResolvedAgainstTheFolder() throws IOException {
        Path file = touch("weights/a.params");
        assertThat(WeightSource.parse("weights/a.params", folder).file()).isEqualTo(file);
        assertThat(WeightSource.parse(file.toString(), Path.of("/elsewhere"))).hasToString(file.toString());
    }

    @Test
    void aFolderStandsForItsOnlyFile() throws IOException {
        Path file = touch("weights/a.params");
        touch("weights/a-symbol.json");
        assertThat(WeightSource.parse("weights", folder).file()).isEqualTo(file);
    }

    @Test
    void ofSeveralEpochsTheLastIsUsed() throws IOException {
        touch("run/model-0000.params");
        Path last = touch("run/model-0012.params");
        touch("run/model-0002.params");
        assertThat(WeightSource.parse("run", folder).file()).isEqualTo(last);
    }

    @Test
    void severalModelsInAFolderAreRefused() throws IOException {
        touch("two/model-0000.params");
        touch("two/other-0000.params");
        WeightSource two = WeightSource.parse("two", folder);
        assertThatThrownBy(two::file)
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("two") + ": several .params files (model-0000.params, other-0000.params);"
                        + " name the file to use");
        touch("three/a.params");
        touch("three/b.params");
        WeightSource three = WeightSource.parse("three", folder);
        assertThatThrownBy(three::file).isInstanceOf(InputException.class);
    }

    @Test
    void missingFilesAreReported() throws IOException {
        touch("empty/readme.txt");
        WeightSource empty = WeightSource.parse("empty", folder);
        assertThatThrownBy(empty::file)
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("empty")
                        + ": no .params file in this folder; name a folder with one, or a run folder");
        WeightSource missing = WeightSource.parse("mising.params", folder);
        assertThatThrownBy(missing::file)
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.resolve("mising.params") + ": no such file or folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "zoo:"})
    void anEmptySourceIsRefused(String text) {
        assertThatThrownBy(() -> WeightSource.parse(text, folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("weights: '" + text + "'; expected a .params file");
    }
}
