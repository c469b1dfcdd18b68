package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.ChildJava;

/** Runs commands as if on a machine for which MXNet, or ONNX Runtime too, has no native library. */
class MissingEngineTest {
    /** Java itself lays out text by native calls from version 24 on, whose convention it chooses by the architecture. */
    private static final List<String> ARM =
            List.of("-Dos.arch=aarch64", "-Dorg.sqlite.osinfo.architecture=x86_64", "-Dsun.font.layout.ffm=false");

    private static final String NO_MXNET = "MXNet has no native library for Linux on aarch64; it has libraries for"
            + " Linux, macOS and Windows on x86_64: training, attacks and Grad-CAM need it, all other commands work";

    @TempDir
    private Path folder;

    private record Ended(int code, String out, String err) {}

    private Ended podium(List<String> options, Path workspace, String... arguments)
            throws IOException, InterruptedException {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "skipped: the platform is made up from Linux on amd64");
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = ChildJava.podium(workspace, arguments);
        List<String> command = new ArrayList<>(builder.command());
        command.addAll(1, options);
        Process process = builder.command(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void runEndsWithALeaderboardOfThePlayersWithoutNetworks() throws Exception {
        CommandLineWorkspace workspace = CommandLineWorkspace.make(folder.resolve("workspace"))
                .withQuickPlayers()
                .withSample(16);
        Ended ended = podium(ARM, workspace.root(), "run");
        assertThat(ended.code).as(ended.err).isZero();
        assertThat(ended.err.lines().filter(line -> line.contains("MXNet")))
                .singleElement()
                .asString()
                .contains("classifier and segmenter skipped: " + NO_MXNET);
        assertThat(ended.out).contains("prior").contains("random").doesNotContain("argmax");
        assertThat(workspace.root().resolve("leaderboard/sample.html")).isRegularFile();
    }

    /** Runs that another machine has trained are used, since only the training itself needs MXNet. */
    @Test
    void runUsesTheRunsOfAnotherMachine() throws Exception {
        Path workspace = folder.resolve("copy");
        FileUtils.copyDirectory(TrainedSample.played().workspace().root().toFile(), workspace.toFile());
        Ended ended = podium(ARM, workspace, "run");
        assertThat(ended.code).as(ended.err).isZero();
        assertThat(ended.out).contains("argmax").contains("tuned");
        assertThat(ended.err).doesNotContain("MXNet");
    }

    @Test
    void trainingSaysWhatIsMissingAndWritesNothing() throws Exception {
        CommandLineWorkspace workspace = CommandLineWorkspace.make(folder.resolve("workspace"))
                .withQuickPlayers()
                .withSample(16);
        Ended ended = podium(ARM, workspace.root(), "train", "sample", "--recipe", "classifier");
        assertThat(ended.err).isEqualTo("podium: " + NO_MXNET + "\n");
        assertThat(ended.code).isEqualTo(1);
        assertThat(workspace.root().resolve("submissions/sample")).doesNotExist();
    }

    @Test
    void predictionSaysThatNoEngineLoads() throws Exception {
        String image = TrainedSample.small().workspace().images().get(0).toString();
        String run = TrainedSample.small().classifier().toString();
        Ended ended = podium(
                ARM, folder, "predict", run, image, "--out", folder.resolve("p").toString());
        assertThat(ended.code).isEqualTo(1);
        assertThat(ended.err)
                .startsWith("podium: ONNX Runtime's native library for Linux on aarch64 cannot be loaded (")
                .endsWith(": prediction needs it or MXNet, all commands that run no network work\n");
    }

    /** ONNX Runtime unpacks its library into Java's temporary folder, MXNet does not. */
    @Test
    void mxnetPredictsWhereOnnxRuntimeCannotBeLoaded() throws Exception {
        String image = TrainedSample.small().workspace().images().get(0).toString();
        String run = TrainedSample.small().classifier().toString();
        List<String> options = List.of("-Djava.io.tmpdir=" + folder.resolve("missing"));
        Ended ended = podium(
                options,
                folder,
                "predict",
                run,
                image,
                "--out",
                folder.resolve("p").toString());
        assertThat(ended.code).as(ended.err).isZero();
        assertThat(ended.err).contains("ONNX Runtime").contains("; MXNet 1.9.0 predicts in its place");
        Ended strict = podium(
                options,
                folder,
                "predict",
                run,
                image,
                "--engine",
                "onnx",
                "--out",
                folder.resolve("q").toString());
        assertThat(strict.code).isEqualTo(1);
        assertThat(strict.err)
                .contains("ONNX Runtime's native library cannot be loaded")
                .contains("does not exist");
    }
}
