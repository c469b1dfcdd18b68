package podium.player.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.ChildJava;
import podium.NoExecDisk;

/**
 * Tests the messages shown when ONNX Runtime cannot work. Each runs in its own Java process, since a library loads only once.
 */
class OrtRuntimeTest {
    private static final String OTHERWISE = ": prediction needs it or MXNet, all commands that run no network work\n";

    @TempDir
    private Path folder;

    /** Runs the program and returns what it printed to both streams. */
    private String run(String shell, int rows, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ChildJava.PROGRAM,
                ChildJava.NATIVE_ACCESS,
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:CompressedClassSpaceSize=48m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OrtMain.class.getName(), "" + rows));
        if (!shell.isEmpty()) {
            command.addAll(0, List.of("sh", "-c", shell + "; exec \"$@\"", "sh"));
        }
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    @Test
    void theVersionIsTheLibrarysOwn() {
        assertThat(OrtRuntime.version()).matches("ONNX Runtime [0-9]+\\.[0-9]+\\.[0-9]+");
    }

    @Test
    void aWorkingLibraryPrintsNothing() throws Exception {
        assertThat(run("", 1)).isEqualTo("4096 numbers\n");
    }

    /** The second try says the same. */
    @Test
    void withoutALibraryForThePlatformTheMessageListsThePlatforms() throws Exception {
        String error = "error: ONNX Runtime has no native library for SunOS on amd64; it has libraries for Linux and"
                + " macOS on x86_64 and aarch64, and for Windows on x86_64" + OTHERWISE;
        assertThat(run("", 1, "-Dos.name=SunOS", "-Dos.arch=amd64")).isEqualTo(error + error);
        assertThat(run("", 1, "-Dos.name=Linux", "-Dos.arch=riscv64"))
                .startsWith("error: ONNX Runtime has no native library for Linux on riscv64;");
        assertThat(run("", 1, "-Dos.name=Windows 11", "-Dos.arch=aarch64"))
                .startsWith("error: ONNX Runtime has no native library for Windows 11 on aarch64;");
    }

    /** The library of another processor is there, but cannot be loaded. */
    @Test
    void aLibraryThatDoesNotLoadIsReported() throws Exception {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        assumeThat(System.getProperty("os.arch")).isEqualTo("amd64");
        assertThat(run("", 1, "-Dos.arch=aarch64"))
                .startsWith("error: ONNX Runtime's native library for Linux on aarch64 cannot be loaded (")
                .contains("it is unpacked into " + System.getProperty("java.io.tmpdir") + "; to use another folder, run"
                        + " PODIUM_JAVA_OPTS=-Djava.io.tmpdir=FOLDER podium ..." + OTHERWISE);
    }

    @Test
    void aFolderThatIsNotThereIsNamed() throws Exception {
        Path none = folder.resolve("none");
        assertThat(run("", 1, "-Djava.io.tmpdir=" + none)) // Newer versions of Java warn about the folder first.
                .contains("error: ONNX Runtime's native library cannot be loaded: the folder " + none
                        + ", into which native code is unpacked, does not exist; to use another folder, run"
                        + " PODIUM_JAVA_OPTS=-Djava.io.tmpdir=FOLDER podium ..." + OTHERWISE);
    }

    @Test
    void noexecFoldersAreNamedWithTheirOptions() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        try (NoExecDisk mounted = NoExecDisk.on(disk, 64)) {
            assertThat(run("", 1, "-Djava.io.tmpdir=" + mounted.folder()))
                    .startsWith("error: ONNX Runtime's native library cannot be loaded: the folder " + disk
                            + ", into which native code is unpacked, does not allow programs (it is mounted noexec); to"
                            + " use another folder, run PODIUM_JAVA_OPTS=-Djava.io.tmpdir=FOLDER podium ..."
                            + OTHERWISE);
        }
    }

    @Test
    void aFullDiskIsNamed() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        try (NoExecDisk mounted = NoExecDisk.on(disk, 12)) {
            assertThat(run("", 1, "-Djava.io.tmpdir=" + mounted.folder()))
                    .startsWith("error: ONNX Runtime's native library cannot be loaded: the folder " + disk
                            + ", into which native code is unpacked, is on a full disk; to use another folder");
        }
    }

    /** 64 images do not fit into a limit of 3 GB. The request fails at the limit before any memory is used. */
    @Test
    void outOfMemoryNamesASmallerBatchSize() throws Exception {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        assertThat(run("ulimit -v 3000000", 64))
                .startsWith("error: out of memory in ONNX Runtime; use --recipe-set batch-size=32\n");
        assertThat(run("ulimit -v 3000000", 1)).isEqualTo("4096 numbers\n");
    }
}
