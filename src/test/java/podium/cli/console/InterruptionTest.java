package podium.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import podium.ChildJava;
import podium.Thorough;
import podium.cli.TrainedSample;

/** Sends signals to real processes: commands stop in order, release the engines' memory, and report what is kept. */
class InterruptionTest {
    private final Path workspace = TrainedSample.small().workspace().root();
    private final String classifier = TrainedSample.small().classifier().toString();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,130", "HUP,129"})
    void anAttackStopsWithinAnImageWithTheSignalsExitCode(String signal, int code) throws Exception {
        assumeTrue(isHeard(code - 128), "skipped: whoever started this Java has it ignore " + signal);
        for (int round = 0; round < Thorough.count(1, 10); round++) {
            Ended ended = signalled(
                    "libmxnet",
                    signal,
                    "attack",
                    classifier,
                    "test",
                    "--method",
                    "pgd",
                    "--steps",
                    "1000000",
                    "--out",
                    folder.resolve("attacked" + round).toString());
            assertThat(ended.code).as(ended.err).isEqualTo(code);
            assertThat(ended.err)
                    .containsPattern("podium: stopped (while .*, after 0 of [0-9]+|before the work began); run the same"
                            + " command again to continue");
            assertNoCrash();
        }
    }

    @Test
    void anExplanationStopsWithinAnImage() throws Exception {
        for (int round = 0; round < Thorough.count(1, 10); round++) {
            Ended ended = signalled(
                    "libonnxruntime",
                    "TERM",
                    "explain",
                    classifier,
                    "test",
                    "--occlusion",
                    "--out",
                    folder.resolve("explained" + round).toString());
            assertThat(ended.code).as(ended.err).isEqualTo(143);
            assertThat(ended.err)
                    .containsPattern("podium: stopped .*; every file already written is complete; run the same command"
                            + " again");
            assertNoCrash();
        }
    }

    private void assertNoCrash() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("hs_err") || name.startsWith("core"));
        }
    }

    private record Ended(int code, String err) {}

    /** Sends the signal as soon as the engine with this library is loaded and working. */
    private Ended signalled(String library, String signal, String... arguments) throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "skipped: signals are sent as Linux does");
        Process process = ChildJava.podium(workspace, arguments)
                .directory(folder.toFile())
                .start();
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            Path maps = Path.of("/proc", Long.toString(process.pid()), "maps");
            while (process.isAlive() && !has(library, maps)) {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
            process.waitFor(700, TimeUnit.MILLISECONDS);
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            String told = String.join("\n", err.lines().toList());
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), told);
        } finally {
            process.toHandle().destroyForcibly();
        }
    }

    /** A background process of a shell starts with some signals ignored, and its children inherit that. */
    private static boolean isHeard(int signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status)
                || Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                        .noneMatch(ignored -> ((ignored >> (signal - 1)) & 1) == 1);
    }

    private static boolean has(String library, Path maps) {
        try {
            return Files.readString(maps).contains(library);
        } catch (IOException ended) {
            return false;
        }
    }
}
