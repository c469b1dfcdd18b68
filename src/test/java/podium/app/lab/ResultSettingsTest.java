package podium.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.InputException;

class ResultSettingsTest {
    @TempDir
    private Path folder;

    private static ResultSettings of(String label) {
        return new ResultSettings(Map.of("class", label));
    }

    @Test
    void aFolderAcceptsOnlyTheSameSettings() throws IOException {
        Path file = folder.resolve("explain.txt");
        List<Path> results = List.of(folder.resolve("maps"));
        of("dog").claim(file, results);
        Files.createDirectory(folder.resolve("maps"));
        of("dog").claim(file, results);
        assertThat(file).hasContent("class: dog");
        assertThatThrownBy(() -> of("cat").claim(file, results))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ": holds the result of another call (class is 'dog' there, 'cat' here; see"
                        + " explain.txt); name another --out, or delete the folder");
        assertThat(file).hasContent("class: dog");
    }

    @Test
    void resultsWithoutSettingsAreRefused() throws IOException {
        Files.createDirectory(folder.resolve("maps"));
        assertThatThrownBy(() -> of("dog").claim(folder.resolve("explain.txt"), List.of(folder.resolve("maps"))))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ": has maps, but no explain.txt with the settings of the call that wrote it; name"
                        + " another --out, or delete the folder");
        assertThat(folder.resolve("explain.txt")).doesNotExist();
    }

    @Test
    void differentSettingsHaveDifferentSums() {
        assertThat(of("dog").sum())
                .hasSize(8)
                .isEqualTo(of("dog").sum())
                .isNotEqualTo(of("cat").sum());
    }
}
