package podium.player.network.mxnet;

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

/** What a user reads where the engine cannot work; each in a Java of its own, since a library loads once. */
class EngineFaultsTest {
    @TempDir
    private Path folder;

    /** What the program printed, to either stream. */
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
        builder.environment().put("OMP_NUM_THREADS", "1"); // the stacks of more would count for the limit
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** Neither the engine nor DJL has anything to say to a user. */
    @Test
    void allGoesWellWithoutAWord() throws Exception {
        assertThat(run("", List.of(), Map.of(), 1)).isEqualTo("4096 numbers\n");
    }

    @Test
    void aPlatformWithoutALibraryIsToldWhichHaveOne() throws Exception {
        assertThat(run("", List.of("-Dos.arch=aarch64", "-Dos.name=Linux"), Map.of(), 1))
                .isEqualTo("told: there is no native library of MXNet for Linux on aarch64; there are such for Linux,"
                        + " macOS and Windows on x86_64: training and prediction need it, all else works here\n");
        assertThat(run("", List.of("-Dos.name=SunOS", "-Dos.arch=amd64"), Map.of(), 1))
                .startsWith("told: there is no native library of MXNet for SunOS on amd64;");
    }

    @Test
    void aLibraryThatDoesNotLoadIsTold() throws Exception {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        Path junk = Files.writeString(folder.resolve("libmxnet.so"), "junk");
        assertThat(run("", List.of(), Map.of("MXNET_LIBRARY_PATH", junk.toString()), 1))
                .startsWith(
                        "told: MXNet's native library does not load (" + junk + ": file too short); it is unpacked");
    }

    @Test
    void aFolderThatCannotTakeTheLibraryIsTold() throws Exception {
        Path cache = Files.writeString(folder.resolve("file"), "").resolve("cache");
        assertThat(run("", List.of(), Map.of("DJL_CACHE_DIR", cache.toString(), "ENGINE_CACHE_DIR", ""), 1))
                .startsWith("told: MXNet's native library does not load (java.nio.file.FileSystemException: " + cache)
                .contains("it is unpacked once into " + cache.resolve("mxnet")
                        + ", for which the environment's DJL_CACHE_DIR may name another folder");
    }

    @Test
    void foldersThatMayHoldNoProgramsAreNamedWithTheirOptions() throws Exception {
        Path jna = Files.createDirectory(folder.resolve("jna"));
        Path cache = Files.createDirectory(folder.resolve("cache"));
        String told = "told: MXNet's native library does not load: the folder ";
        try (NoExecDisk disk = NoExecDisk.on(jna, 64)) {
            assertThat(run("", List.of("-Djna.tmpdir=" + disk.folder()), Map.of(), 1))
                    .isEqualTo(told + jna + ", into which native code is unpacked, does not allow programs (it"
                            + " is mounted"
                            + " noexec); PODIUM_JAVA_OPTS=-Djna.tmpdir=FOLDER podium ... names another folder: training"
                            + " and prediction need it, all else works here\n");
        }
        try (NoExecDisk disk = NoExecDisk.on(cache, 640)) {
            assertThat(run("", List.of(), Map.of("DJL_CACHE_DIR", disk.folder().toString(), "ENGINE_CACHE_DIR", ""), 1))
                    .isEqualTo(told + cache.resolve("mxnet") + ", into which native code is unpacked, does not allow"
                            + " programs (it is mounted noexec); the environment's DJL_CACHE_DIR names another folder:"
                            + " training and prediction need it, all else works here\n");
        }
    }

    /** Under a limit of 3 GB, 64 images do not fit; the limit fails the request before any memory is used. */
    @Test
    void outOfMemorySaysWhichBatchToTry() throws Exception {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        assertThat(run("ulimit -v 3000000", List.of(), Map.of(), 64))
                .isEqualTo("told: out of memory with batches of 64 images; try --recipe-set batch-size=32,"
                        + " or a smaller size\n");
        assertThat(run("ulimit -v 3000000", List.of(), Map.of(), 1)).isEqualTo("4096 numbers\n");
    }
}
