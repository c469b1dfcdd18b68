package podium.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import podium.ChildJava;
import podium.Shared;

/** The commands of an experiment's page, run by bench/experiments.py with one epoch. */
class ExperimentScriptTest {
    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void theCommandsOfThePageOfDigitsRun() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Boolean.getBoolean("podium.thorough"), "skipped: it takes half a minute");
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/python3")), "skipped: there is no /usr/bin/python3");
        Shared.data("mnist");
        Path launcher = folder.resolve("podium");
        Files.writeString(launcher, """
                #!/bin/sh
                exec "%s" %s -cp '%s' podium.cli.Podium "$@"
                """.formatted(ChildJava.PROGRAM, ChildJava.NATIVE_ACCESS, ChildJava.CLASS_PATH));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "/usr/bin/python3",
                        "bench/experiments.py",
                        "digits",
                        "--quick",
                        "--workspace",
                        folder.resolve("workspace").toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("PODIUM", launcher.toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log))
                .contains("digits: done", "epoch 1/1", "2,000")
                .doesNotContain("command failed");
        assertThat(folder.resolve("workspace/docs/experiments/digits/confusion.svg"))
                .isNotEmptyFile();
    }
}
