package podium.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.InputException;
import podium.sandbox.Ran.Ended;

/** Notebooks as strangers write them, in the real bubblewrap with the real Jupyter. */
class NotebookSandboxTest {
    private static final SandboxLimits LIMITS =
            new SandboxLimits(Duration.ofSeconds(60), 1L << 30, 200, 20L << 20, 500);
    private static final String SUBMIT = "open('submission.csv', 'w').write('Id,Predicted\\n1_classification,1 1\\n')";

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void prepare() throws IOException {
        Files.createDirectories(shared.resolve("input/train"));
        Files.writeString(shared.resolve("input/train/train_set.csv"), "Id\n0\n");
        try {
            NotebookSandbox.open(LIMITS, null, 1 << 20);
        } catch (InputException e) {
            System.err.println("NotebookSandboxTest is skipped: " + e.getMessage());
            abort();
        }
    }

    private Ran run(String... cells) throws IOException {
        return run(LIMITS, cells);
    }

    private Ran run(SandboxLimits limits, String... cells) throws IOException {
        Path notebook = folder.resolve("work.ipynb");
        Files.writeString(notebook, notebook("python", cells));
        return NotebookSandbox.open(limits, null, 1 << 20)
                .run(notebook, Map.of("images", shared.resolve("input")), folder.resolve("out"));
    }

    private static String notebook(String language, String... cells) {
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode root = json.createObjectNode().put("nbformat", 4).put("nbformat_minor", 4);
        root.putObject("metadata").putObject("kernelspec").put("language", language);
        ArrayNode all = root.putArray("cells");
        for (String cell : cells) {
            ObjectNode code = all.addObject().put("cell_type", "code").put("source", cell);
            code.putNull("execution_count");
            code.putObject("metadata");
            code.putArray("outputs");
        }
        return root.toString();
    }

    private String produced() throws IOException {
        return Files.readString(folder.resolve("out/submission.csv"));
    }

    @Test
    void aNotebookSeesItsInputsAndLeavesItsSubmission() throws IOException {
        Ran ran = run("""
                    import pandas as pd, numpy as np
                    ids = pd.read_csv('../input/images/train/train_set.csv')['Id']
                    out = pd.DataFrame({'Id': [f'{i}_classification' for i in ids], 'Predicted': ['1 1' for _ in ids]})
                    out.to_csv('/kaggle/working/submission.csv', index=False); print('done')""");
        assertThat(ran).returns(Ended.DONE, Ran::ended).returns("submission.csv", Ran::submission);
        assertThat(produced()).isEqualTo("""
                    Id,Predicted
                    0_classification,1 1
                    """);
        assertThat(folder.resolve("out/executed.ipynb")).content().contains("done\\n");
    }

    @Test
    void nothingOfTheHostIsVisible() throws IOException {
        Ran ran = run("""
                    import os, socket, pathlib
                    print('USERS', open('/etc/passwd').read().count('\\n'))
                    print('ROOT', sorted(os.listdir('/')))
                    print('ENV', sorted(os.environ))
                    print('PROCESSES', sum(p.isdigit() for p in os.listdir('/proc')) < 10)
                    print('INPUT', sorted(str(p) for p in pathlib.Path('/kaggle/input').rglob('*')))
                    print('NET', [i for _, i in socket.if_nameindex()], socket.gethostname())
                    %s""".formatted(SUBMIT));
        assertThat(ran).returns(Ended.DONE, Ran::ended);
        assertThat(folder.resolve("out/executed.ipynb"))
                .content()
                .contains("USERS 1\\n", "PROCESSES True", "NET ['lo'] kaggle")
                .contains("INPUT ['/kaggle/input/images', '/kaggle/input/images/train', '/kaggle/input/images/train/"
                        + "train_set.csv']")
                .containsPattern("ROOT \\['bin', 'dev', 'etc', 'kaggle', 'lib', .*'proc', 'sbin', 'tmp', 'usr'\\]")
                .doesNotContain("'root'", "'home'", "CURL_CA_BUNDLE", "JAVA_HOME", "MAVEN");
    }

    @Test
    void noSocketLeadsOut() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ran ran = run("""
                    import socket
                    socket.create_connection(('127.0.0.1', %s), 5)""".formatted(server.getLocalPort()));
            assertThat(ran).returns(Ended.FAILED, Ran::ended);
            assertThat(ran.detail()).startsWith("cell 1: ConnectionRefusedError");
        }
        assertThat(run("""
                    import socket
                    socket.create_connection(('192.0.2.1', 80), 5)""").detail()).startsWith("cell 1: OSError: [Errno 101] Network is unreachable");
    }

    @Test
    void inputsCannotBeWrittenNorDeleted() throws IOException {
        Ran ran = run("""
                    import shutil
                    shutil.rmtree('/kaggle/input', ignore_errors=True)
                    import os
                    for f in ['/x', '/dev/x', '/usr/x', '/etc/passwd', '/kaggle/input/x', '/kaggle/input/images/x']:
                        try:
                            open(f, 'w'); print('WRO' + 'TE', f)
                        except OSError as e:
                            print(f, e.errno)
                    os.unlink('/kaggle/input/images/train/train_set.csv')""");
        assertThat(ran).returns(Ended.FAILED, Ran::ended);
        assertThat(ran.detail()).startsWith("cell 1: OSError: [Errno 30] Read-only file system");
        assertThat(folder.resolve("out/executed.ipynb")).content().doesNotContain("WROTE");
        assertThat(shared.resolve("input/train/train_set.csv")).hasContent("""
                    Id
                    0
                    """);
    }

    @Test
    void forksWithoutEndEnd() throws IOException {
        String bomb = """
                    import os
                    while True:
                        try:
                            os.fork()
                        except OSError:
                            pass""";
        SandboxLimits limits = new SandboxLimits(Duration.ofSeconds(15), 1L << 30, 100, 20L << 20, 500);
        assertThat(run(limits, bomb).ended()).isIn(Ended.TIMED_OUT, Ended.OVER_LIMIT);
        NotebookSandbox alone = NotebookSandbox.open(limits, null, 1 << 20).withoutControlGroups();
        assertThat(alone.run(folder.resolve("work.ipynb"), Map.of(), folder.resolve("out"))
                        .ended())
                .isIn(Ended.TIMED_OUT, Ended.OVER_LIMIT);
    }

    @Test
    void memoryHasItsLimit() throws IOException {
        String hog = """
                    import numpy as np
                    all = [np.ones(10**8 // 8) for _ in range(500)]""";
        assertThat(run(hog)).returns(Ended.OVER_LIMIT, Ran::ended).returns("more than 1024 MB of memory", Ran::detail);
        NotebookSandbox alone = NotebookSandbox.open(LIMITS, null, 1 << 20).withoutControlGroups();
        assertThat(alone.run(folder.resolve("work.ipynb"), Map.of(), folder.resolve("out")))
                .returns("watchdog", Ran::keeper)
                .returns(Ended.OVER_LIMIT, Ran::ended)
                .returns("more than 1024 MB of memory", Ran::detail);
    }

    @Test
    void theDiskHasItsLimit() throws IOException {
        for (String place : new String[] {"/kaggle/working", "/tmp", "/dev/shm"}) {
            assertThat(run("""
                    with open('%s/big', 'wb') as f:
                        for _ in range(100_000):
                            f.write(bytes(10**6))""".formatted(place)).detail())
                    .startsWith("cell 1: OSError: [Errno 28] No space left on device");
        }
    }

    @Test
    void whoSleepsForEverIsStopped() throws IOException {
        SandboxLimits limits = new SandboxLimits(Duration.ofSeconds(8), 1L << 30, 200, 20L << 20, 500);
        String mark = "podium-sleeper-" + System.nanoTime();
        Ran ran = run(limits, """
                    import subprocess, time
                    subprocess.Popen(['setsid', 'sh', '-c', 'sleep 1000; echo %s'])
                    time.sleep(1000)""".formatted(mark));
        assertThat(ran).returns(Ended.TIMED_OUT, Ran::ended).returns("stopped after 8 s", Ran::detail);
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse("")))
                .noneMatch(line -> line.contains(mark));
    }

    @Test
    void aLongPrintIsCutAndTheSubmissionCounts() throws IOException {
        Ran ran = run("""
                    for _ in range(100):
                        print('x' * 10**6)
                    %s""".formatted(SUBMIT));
        assertThat(ran).returns(Ended.DONE, Ran::ended);
        assertThat(folder.resolve("out/executed.ipynb").toFile().length()).isBetween(1L << 20, 64L << 20);
    }

    @Test
    void manyFilesLoseTheSubmission() throws IOException {
        Ran ran = run(SUBMIT, """
                    for i in range(501):
                        open(f'{i}.png', 'w')""");
        assertThat(ran).returns(Ended.OVER_LIMIT, Ran::ended).returns("", Ran::submission);
        assertThat(ran.detail()).startsWith("it leaves 502 files; with more than 500 Kaggle loses");
    }

    @Test
    void whoKillsItsParentFails() throws IOException {
        assertThat(run("""
                    import os, signal
                    os.kill(os.getppid(), signal.SIGKILL)""").detail()).startsWith("what ran the notebook was killed (exit code");
        assertThat(run("""
                    import os
                    os._exit(1)""")).returns("cell 1: the kernel died", Ran::detail);
    }

    @Test
    void whatIsNoFileIsNoSubmission() throws IOException {
        assertThat(run("""
                    import os
                    os.symlink('/etc/passwd', 'submission.csv')"""))
                .returns(Ended.NO_SUBMISSION, Ran::ended)
                .returns("submission.csv cannot be opened as a file: Too many levels of symbolic links", Ran::detail);
        assertThat(run("""
                    import os
                    os.mkfifo('submission.csv')""")).returns("submission.csv is no regular file", Ran::detail);
        assertThat(run("open('submission.csv', 'wb').write(bytes(2_000_000))"))
                .returns("submission.csv is too large", Ran::detail);
        assertThat(run("open('result.csv', 'w')")).returns("it leaves no submission.csv, but result.csv", Ran::detail);
    }

    @Test
    void whatCannotRunHereIsNotBlamed() throws IOException {
        assertThat(run("1", "import tensorflow.keras as keras"))
                .returns(Ended.CANNOT_RUN_HERE, Ran::ended)
                .returns("cell 2: needs tensorflow", Ran::detail);
        Path notebook = Files.writeString(folder.resolve("r.ipynb"), notebook("R", "library(x)", "f <- function(y) y"));
        NotebookSandbox sandbox = NotebookSandbox.open(LIMITS, null, 1 << 20);
        assertThat(sandbox.run(notebook, Map.of(), folder.resolve("out")))
                .returns(Ended.CANNOT_RUN_HERE, Ran::ended)
                .returns("it says that it is R, and cell 2 is no Python", Ran::detail);
    }

    /** Anybody can raise the error of a missing module, and write any language into a notebook. */
    @Test
    void whatANotebookSaysOfItselfIsNotTakenOnTrust() throws IOException {
        assertThat(run("1", "raise ModuleNotFoundError(\"No module named 'json'\")"))
                .returns(Ended.FAILED, Ran::ended)
                .returns(
                        "cell 2: ModuleNotFoundError: No module named 'json' (raised by the notebook's own code: this Python"
                                + " does not lack that module)",
                        Ran::detail);
        Path notebook = Files.writeString(folder.resolve("j.ipynb"), notebook("julia", "%time 1", "1 / 0"));
        NotebookSandbox sandbox = NotebookSandbox.open(LIMITS, null, 1 << 20);
        assertThat(sandbox.run(notebook, Map.of(), folder.resolve("out")))
                .returns(Ended.FAILED, Ran::ended)
                .returns(
                        "cell 2: ZeroDivisionError: division by zero (it says that it is julia, and Python can read all of"
                                + " it)",
                        Ran::detail);
    }

    @Test
    void anErrorIsSaidByItsCell() throws IOException {
        assertThat(run("a = 1", "b = 2", "print(c)", SUBMIT))
                .returns(Ended.FAILED, Ran::ended)
                .returns("cell 3: NameError: name 'c' is not defined", Ran::detail);
        Path broken = Files.writeString(folder.resolve("broken.ipynb"), "{");
        NotebookSandbox sandbox = NotebookSandbox.open(LIMITS, null, 1 << 20);
        assertThat(sandbox.run(broken, Map.of(), folder.resolve("out")).detail())
                .startsWith("no notebook that can be run: ");
    }
}
