package podium.data.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.ChildJava;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.UsageException;

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
    void anExistingFolderIsRefusedAndUnchanged() throws IOException {
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
    void remainsOfAnInterruptedGenerationAreReplaced() throws IOException {
        Path left = Files.createDirectories(folder.resolve("sample.partial/JPEGImages"));
        Files.writeString(left.resolve("2009_000009.jpg"), "half");
        SampleGenerator.generate(folder.resolve("sample"), 2, 1, 7, 2, Progress.NONE);
        assertThat(folder.resolve("sample.partial")).doesNotExist();
        assertThat(folder.resolve("sample/JPEGImages/2009_000009.jpg")).doesNotExist();
    }

    @Test
    void ofSeveralGenerationsAtOnceOnlyOneSucceeds() throws Exception {
        Path target = folder.resolve("sample");
        ExecutorService executor = Executors.newFixedThreadPool(4);
        List<Future<String>> outcomes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            outcomes.add(executor.submit(() -> {
                try {
                    SampleGenerator.generate(target, 20, 10, 7, 1, Progress.NONE);
                    return "made";
                } catch (InputException e) {
                    return String.valueOf(e.getMessage());
                }
            }));
        }
        List<String> messages = new ArrayList<>();
        for (Future<String> outcome : outcomes) {
            messages.add(outcome.get());
        }
        executor.shutdown();
        assertThat(messages)
                .containsOnlyOnce("made")
                .allMatch(message -> message.equals("made")
                        || message.equals(target + ": another process is generating this sample; wait until it is done")
                        || message.startsWith(target + " exists already"));
        assertThat(files(target)).hasSize(3 * 30 + 3 + 3 * 21);
        assertThat(files(folder)).hasSize(3 * 30 + 3 + 3 * 21);
    }

    /** After a kill, the next process finishes the sample; the folder gets its name only when it is complete. */
    @Test
    void aKilledProcessLeavesNoFolderWithTheFinalName() throws Exception {
        Path target = folder.resolve("sample");
        Process process = new ProcessBuilder(
                        ChildJava.PROGRAM,
                        ChildJava.NATIVE_ACCESS,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Generation.class.getName(),
                        target.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        Path pictures = folder.resolve("sample.partial/JPEGImages");
        while (!Files.isDirectory(pictures) || files(pictures).size() < 5) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(10);
        }
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> SampleGenerator.generate(target, 2, 1, 7, 1, Progress.NONE))
                .withMessageContaining("another process");
        process.destroyForcibly().waitFor();
        assertThat(target).doesNotExist();
        SampleGenerator.generate(target, 2, 1, 7, 1, Progress.NONE);
        assertThat(files(target)).hasSize(3 * 3 + 3 + 3 * 21);
        assertThat(folder.resolve("sample.partial")).doesNotExist();
    }

    /** A process that draws for a long time. */
    static final class Generation {
        public static void main(String[] arguments) throws IOException {
            SampleGenerator.generate(Path.of(arguments[0]), 100_000, 10, 7, 1, Progress.NONE);
        }
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
