package podium.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteAsideTest {
    @TempDir
    private Path folder;

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theFileHasItsContentAndNoOtherFileIsLeft() throws IOException {
        Path file = folder.resolve("é b.txt");
        WriteAside.text(file, "é\n");
        assertThat(file).hasContent("é\n");
        WriteAside.bytes(file, new byte[] {1, 2, 3});
        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(names(folder)).containsExactly("é b.txt");
    }

    @Test
    void missingFoldersAreCreated() throws IOException {
        Path file = folder.resolve("a/b/c.txt");
        WriteAside.text(file, "c");
        assertThat(file).hasContent("c");
    }

    @Test
    void largeContentIsComplete() throws IOException {
        Path file = folder.resolve("large");
        byte[] block = new byte[100_000];
        WriteAside.write(file, out -> {
            for (int i = 0; i < 50; i++) {
                block[0] = (byte) i;
                out.write(block);
            }
        });
        byte[] written = Files.readAllBytes(file);
        assertThat(written).hasSize(5_000_000);
        assertThat(written[4_900_000]).isEqualTo((byte) 49);
    }

    @Test
    void theFinalNameAppearsWhenTheContentIsComplete() throws IOException {
        Path file = folder.resolve("file");
        WriteAside.write(file, out -> {
            out.write(new byte[200_000]);
            assertThat(file).doesNotExist();
            out.write(1);
        });
        assertThat(file).hasSize(200_001);
    }

    @Test
    void aFailureLeavesNoFile() throws IOException {
        Path file = folder.resolve("new");
        assertThatIOException()
                .isThrownBy(() -> WriteAside.write(file, out -> {
                    out.write(new byte[200_000]);
                    throw new IOException("midway");
                }))
                .withMessage("midway");
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void aFailureKeepsTheOldFile() throws IOException {
        Path file = folder.resolve("old");
        WriteAside.text(file, "old");
        assertThatThrownBy(() -> WriteAside.write(file, out -> {
                    out.write(new byte[200_000]);
                    throw new IllegalStateException("our bug");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("our bug");
        assertThat(file).hasContent("old");
        assertThat(names(folder)).containsExactly("old");
    }

    @Test
    void aFolderInPlaceOfTheFileIsKept() throws IOException {
        Path file = folder.resolve("taken");
        Files.createDirectories(file.resolve("full"));
        assertThatIOException().isThrownBy(() -> WriteAside.text(file, "text"));
        assertThat(names(folder)).containsExactly("taken");
        assertThat(names(file)).containsExactly("full");
    }

    @Test
    void theRootIsNotAFileName() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> WriteAside.text(Path.of("/"), "text"))
                .withMessage("/ is not a file name");
    }

    /** Uses a file system of 64 KiB, which only root can mount. */
    @Test
    void aFullDiskKeepsTheOldFileAndLeavesNoPartialOne() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64k", "podium-test", disk.toString()),
                "skipped: only root can mount a small disk to fill");
        try {
            Path file = disk.resolve("file");
            WriteAside.text(file, "old");
            for (int size : new int[] {66_000, 1_000_000}) {
                assertThatIOException()
                        .isThrownBy(() -> WriteAside.bytes(file, new byte[size]))
                        .withMessageContaining("No space left on device");
                assertThatIOException()
                        .isThrownBy(() -> WriteAside.bytes(disk.resolve("new"), new byte[size]))
                        .withMessageContaining("No space left on device");
                assertThat(names(disk)).containsExactly("file");
                assertThat(file).hasContent("old");
            }
            WriteAside.bytes(file, new byte[30_000]);
            assertThat(file).as("the space of the failed files is free again").hasSize(30_000);
        } finally {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aLinkIsFollowedAndStaysALink() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        WriteAside.text(link, "new");
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void devicesAreWrittenToDirectly() throws IOException {
        Path device = Path.of("/dev/null");
        Assumptions.assumeTrue(Files.exists(device), "skipped: there is no /dev/null");
        WriteAside.text(device, "gone");
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void messagesNameTheRequestedFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> WriteAside.text(file.resolve("below/it.txt"), "x"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file.resolve("below/it.txt") + " cannot be written: ");
        Path process = Path.of("/proc/self/x");
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")), "skipped: there is no /proc");
        assertThatThrownBy(() -> WriteAside.text(process, "x"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("/proc/self/x cannot be written: ");
    }
}
