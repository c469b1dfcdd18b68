package podium.player.network.mxnet.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.ChildJava;
import podium.NoExecDisk;

/**
 * Tests the messages shown when the engine cannot work. Each runs in its own Java process, since a library loads only
 * once.
 */
class EngineFaultsTest {
    @TempDir
    private Path folder;

    /** Runs the program and returns what it printed to both streams. */
    private String run(String shell, List<String> options, Map<String, String> environment, int rows)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ChildJava.PROGRAM,
                ChildJava.NATIVE_ACCESS,
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:CompressedClassSpaceSize=48m"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EngineMain.class.getName(), "" + rows));
        if (!shell.isEmpty()) {
            command.addAll(0, List.of("sh", "-c", shell + "; exec \"$@\"", "sh"));
        }
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("OMP_NUM_THREADS", "1"); // The stacks of more threads would count towards the limit.
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** Neither the engine nor DJL prints anything. */
    @Test
    void aWorkingEnginePrintsNothing() throws Exception {
        assertThat(run("", List.of(), Map.of(), 1)).isEqualTo("4096 numbers\n");
    }

    @Test
    void withoutALibraryForThePlatformTheMessageListsThePlatforms() throws Exception {
        assertThat(run("", List.of("-Dos.arch=aarch64", "-Dos.name=Linux"), Map.of(), 1))
                .isEqualTo(
                        "error: MXNet has no native library for Linux on aarch64; it has libraries for Linux,"
                                + " macOS and Windows on x86_64: training, attacks and Grad-CAM need it, all other commands work\n");
        assertThat(run("", List.of("-Dos.name=SunOS", "-Dos.arch=amd64"), Map.of(), 1))
                .startsWith("error: MXNet has no native library for SunOS on amd64;");
    }

    @Test
    void aLibraryThatDoesNotLoadIsReported() throws Exception {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        Path junk = Files.writeString(folder.resolve("libmxnet.so"), "junk");
        assertThat(run("", List.of(), Map.of("MXNET_LIBRARY_PATH", junk.toString()), 1))
                .startsWith("error: MXNet's native library cannot be loaded (" + junk
                        + ": file too short); it is unpacked");
    }

    @Test
    void aFolderThatCannotHoldTheLibraryIsReported() throws Exception {
        Path cache = Files.writeString(folder.resolve("file"), "").resolve("cache");
        assertThat(run("", List.of(), Map.of("DJL_CACHE_DIR", cache.toString(), "ENGINE_CACHE_DIR", ""), 1))
                .startsWith(
                        "error: MXNet's native library cannot be loaded (java.nio.file.FileSystemException: " + cache)
                .contains("it is unpacked once into " + cache.resolve("mxnet")
                        + "; to use another folder, set the environment variable DJL_CACHE_DIR");
    }

    @Test
    void noexecFoldersAreNamedWithTheirOptions() throws Exception {
        Path jna = Files.createDirectory(folder.resolve("jna"));
        Path cache = Files.createDirectory(folder.resolve("cache"));
        String error = "error: MXNet's native library cannot be loaded: the folder ";
        try (NoExecDisk disk = NoExecDisk.on(jna, 64)) {
            assertThat(run("", List.of("-Djna.tmpdir=" + disk.folder()), Map.of(), 1))
                    .isEqualTo(
                            error + jna + ", into which native code is unpacked, does not allow programs (it is mounted"
                                    + " noexec); run PODIUM_JAVA_OPTS=-Djna.tmpdir=FOLDER podium ... to use another folder:"
                                    + " training, attacks and Grad-CAM need it, all other commands work\n");
        }
        try (NoExecDisk disk = NoExecDisk.on(cache, 640)) {
            assertThat(run("", List.of(), Map.of("DJL_CACHE_DIR", disk.folder().toString(), "ENGINE_CACHE_DIR", ""), 1))
                    .isEqualTo(error + cache.resolve("mxnet") + ", into which native code is unpacked, does not allow"
                            + " programs (it is mounted noexec); set the environment variable DJL_CACHE_DIR to use another"
                            + " folder: training, attacks and Grad-CAM need it, all other commands work\n");
        }
    }

    /** 64 images do not fit into a limit of 3 GB. The request fails at the limit before any memory is used. */
    @Test
    void outOfMemoryNamesASmallerBatchSize() throws Exception {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        assertThat(run("ulimit -v 3000000", List.of(), Map.of(), 64))
                .isEqualTo("error: out of memory with batches of 64 images; use --recipe-set batch-size=32,"
                        + " or a smaller size\n");
        assertThat(run("ulimit -v 3000000", List.of(), Map.of(), 1)).isEqualTo("4096 numbers\n");
    }
}
