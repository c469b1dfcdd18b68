package podium.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.InputException;
import podium.Progress;
import podium.UsageException;

class SampleGeneratorTest {
    @TempDir
    private Path folder;

    @Test
    void oneSeedGivesTheSameBytesWithAnyNumberOfThreads() throws IOException {
        Path one = folder.resolve("one");
        Path many = folder.resolve("many");
        SampleGenerator.generate(one, 8, 4, 7, 1, Progress.NONE);
        SampleGenerator.generate(many, 8, 4, 7, 8, Progress.NONE);
        List<Path> files = files(one);
        assertThat(files).hasSize(3 * 12 + 3 + 3 * 21).isEqualTo(files(many));
        for (Path file : files) {
            assertThat(Files.mismatch(one.resolve(file), many.resolve(file)))
                    .as("%s", file)
                    .isEqualTo(-1);
        }
    }

    @Test
    void anotherSeedGivesOtherPictures() throws IOException {
        SampleGenerator.generate(folder.resolve("seven"), 4, 2, 7, 2, Progress.NONE);
        SampleGenerator.generate(folder.resolve("eight"), 4, 2, 8, 2, Progress.NONE);
        for (Path file : files(folder.resolve("seven"))) {
            if (file.startsWith("JPEGImages")) {
                assertThat(Files.mismatch(
                                folder.resolve("seven").resolve(file),
                                folder.resolve("eight").resolve(file)))
                        .as("%s", file)
                        .isNotEqualTo(-1);
            }
        }
    }

    @Test
    void anExistingFolderIsLeftAlone() throws IOException {
        Path root = Files.createDirectory(folder.resolve("mine"));
        Path note = Files.writeString(root.resolve("note.txt"), "keep");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> SampleGenerator.generate(root, 2, 1, 7, 2, Progress.NONE))
                .withMessageContaining(root.toString())
                .withMessageContaining("delete it");
        assertThat(note).hasContent("keep");
        assertThat(folder.resolve("mine.partial")).doesNotExist();
    }

    @Test
    void whatAnInterruptedGenerationLeftIsReplaced() throws IOException {
        Path left = Files.createDirectories(folder.resolve("sample.partial/JPEGImages"));
        Files.writeString(left.resolve("2009_000009.jpg"), "half");
        SampleGenerator.generate(folder.resolve("sample"), 2, 1, 7, 2, Progress.NONE);
        assertThat(folder.resolve("sample.partial")).doesNotExist();
        assertThat(folder.resolve("sample/JPEGImages/2009_000009.jpg")).doesNotExist();
    }

    @Test
    void aSampleNeedsImages() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> SampleGenerator.generate(folder.resolve("none"), 0, 1, 7, 2, Progress.NONE));
        assertThat(folder).isEmptyDirectory();
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .sorted()
                    .toList();
        }
    }
}
