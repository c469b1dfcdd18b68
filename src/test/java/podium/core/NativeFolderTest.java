package podium.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.ChildJava;
import podium.NoExecDisk;
import podium.judge.leaderboard.Contest;

class NativeFolderTest {
    @TempDir
    private Path root;

    @Test
    void anOrdinaryFolderHasNoFault() {
        assertThat(new NativeFolder(root, "x").fault()).isEmpty();
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void missingFoldersAndFilesAreReported() throws IOException {
        assertThat(new NativeFolder(root.resolve("no"), "--here names another").fault())
                .contains("the folder " + root.resolve("no") + ", into which native code is unpacked, does not exist;"
                        + " --here names another");
        Path file = Files.writeString(root.resolve("file"), "");
        assertThat(new NativeFolder(file, "x").fault())
                .hasValueSatisfying(told -> assertThat(told).contains("is not a folder"));
    }

    @Test
    void commandsReportAFolderThatCannotHoldNativeCode() throws Exception {
        Contest contest = Contest.in(root.resolve("workspace"));
        Path csv = contest.submission(3, 3);
        Path missing = root.resolve("missing");
        assertThat(submit(contest, csv, missing))
                .startsWith("1: ")
                .endsWith("podium: the ledger cannot be opened: the folder " + missing
                        + ", into which native code is unpacked, does not exist;"
                        + " to use another folder, run PODIUM_JAVA_OPTS=-Djava.io.tmpdir=FOLDER podium ...\n");
        Path disk = Files.createDirectory(root.resolve("disk"));
        try (NoExecDisk noExec = NoExecDisk.on(disk, 64)) {
            assertThat(submit(contest, csv, noExec.folder()))
                    .startsWith("1: ")
                    .contains("podium: the ledger cannot be opened: the folder " + disk)
                    .contains("does not allow programs (it is mounted noexec)")
                    .hasLineCount(1);
        }
    }

    /** The exit code and the output of a process with the given temporary folder. */
    private String submit(Contest contest, Path csv, Path temporary) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                ChildJava.PROGRAM,
                ChildJava.NATIVE_ACCESS,
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "podium.cli.Podium",
                "--workspace",
                contest.workspace().root().toString()));
        command.addAll(List.of("submit", csv.toString(), "-c", Contest.ID, "--team", "Ada"));
        Path output = root.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return process.waitFor() + ": " + Files.readString(output);
    }
}
