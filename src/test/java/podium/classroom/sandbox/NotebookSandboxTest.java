package podium.classroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

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
import podium.Thorough;
import podium.classroom.sandbox.NotebookRun.Outcome;
import podium.core.InputException;

/** Runs ordinary and badly behaved notebooks in the real bubblewrap with the real Jupyter. */
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
            NotebookSandbox.open(LIMITS, null, 1 << 20, NotebookSandboxTest::warned);
        } catch (InputException e) {
            System.err.println("NotebookSandboxTest is skipped: " + e.getMessage());
            abort();
        }
    }

    private static void warned(String warning) {
        throw new AssertionError(warning);
    }

    private static NotebookSandbox watched() throws IOException {
        return NotebookSandbox.open(LIMITS, null, 1 << 20, NotebookSandboxTest::warned, Caller.current(), false);
    }

    private NotebookRun run(String... cells) throws IOException {
        return run(LIMITS, cells);
    }

    private NotebookRun run(SandboxLimits limits, String... cells) throws IOException {
        Path notebook = folder.resolve("work.ipynb");
        Files.writeString(notebook, NotebookFile.json("python", cells));
        return NotebookSandbox.open(limits, null, 1 << 20, NotebookSandboxTest::warned)
                .run(notebook, Map.of("images", shared.resolve("input")), folder.resolve("out"));
    }

    private String produced() throws IOException {
        return Files.readString(folder.resolve("out/submission.csv"));
    }

    @Test
    void notebookReadsItsInputsAndLeavesItsSubmission() throws IOException {
        NotebookRun run = run("""
                    import pandas as pd, numpy as np
                    ids = pd.read_csv('../input/images/train/train_set.csv')['Id']
                    out = pd.DataFrame({'Id': [f'{i}_classification' for i in ids], 'Predicted': ['1 1' for _ in ids]})
                    out.to_csv('/kaggle/working/submission.csv', index=False); print('done')""");
        assertThat(run).returns(Outcome.DONE, NotebookRun::outcome).returns("submission.csv", NotebookRun::submission);
        assertThat(produced()).isEqualTo("""
                    Id,Predicted
                    0_classification,1 1
                    """);
        assertThat(folder.resolve("out/executed.ipynb")).content().contains("done\\n");
    }

    @Test
    void nothingOfTheHostIsVisible() throws IOException {
        NotebookRun run = run("""
                    import os, socket, pathlib
                    print('USERS', open('/etc/passwd').read().count('\\n'))
                    print('ROOT', sorted(os.listdir('/')))
                    print('ENV', sorted(os.environ))
                    print('PROCESSES', sum(p.isdigit() for p in os.listdir('/proc')) < 10)
                    print('INPUT', sorted(str(p) for p in pathlib.Path('/kaggle/input').rglob('*')))
                    print('NET', [i for _, i in socket.if_nameindex()], socket.gethostname())
                    %s""".formatted(SUBMIT));
        assertThat(run).returns(Outcome.DONE, NotebookRun::outcome);
        assertThat(folder.resolve("out/executed.ipynb"))
                .content()
                .contains("USERS 1\\n", "PROCESSES True", "NET ['lo'] kaggle")
                .contains("INPUT ['/kaggle/input/images', '/kaggle/input/images/train', '/kaggle/input/images/train/"
                        + "train_set.csv']")
                .containsPattern(
                        "ROOT \\['bin', 'connection', 'dev', 'etc', 'kaggle', 'lib', .*'proc', 'sbin', 'tmp', 'usr'\\]")
                .doesNotContain("'root'", "'home'", "CURL_CA_BUNDLE", "JAVA_HOME", "MAVEN");
    }

    @Test
    void noConnectionLeavesTheSandbox() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            NotebookRun run = run("""
                    import socket
                    socket.create_connection(('127.0.0.1', %s), 5)""".formatted(server.getLocalPort()));
            assertThat(run).returns(Outcome.FAILED, NotebookRun::outcome);
            assertThat(run.detail()).startsWith("cell 1: ConnectionRefusedError");
        }
        assertThat(run("""
                    import socket
                    socket.create_connection(('192.0.2.1', 80), 5)""").detail()).startsWith("cell 1: OSError: [Errno 101] Network is unreachable");
    }

    @Test
    void inputsCannotBeWrittenOrDeleted() throws IOException {
        NotebookRun run = run("""
                    import shutil
                    shutil.rmtree('/kaggle/input', ignore_errors=True)
                    import os
                    for f in ['/x', '/dev/x', '/usr/x', '/etc/passwd', '/kaggle/input/x', '/kaggle/input/images/x']:
                        try:
                            open(f, 'w'); print('WRO' + 'TE', f)
                        except OSError as e:
                            print(f, e.errno)
                    os.unlink('/kaggle/input/images/train/train_set.csv')""");
        assertThat(run).returns(Outcome.FAILED, NotebookRun::outcome);
        assertThat(run.detail()).startsWith("cell 1: OSError: [Errno 30] Read-only file system");
        assertThat(folder.resolve("out/executed.ipynb")).content().doesNotContain("WROTE");
        assertThat(shared.resolve("input/train/train_set.csv")).hasContent("""
                    Id
                    0
                    """);
    }

    @Test
    void forkBombIsStopped() throws IOException {
        String bomb = """
                    import os
                    while True:
                        try:
                            os.fork()
                        except OSError:
                            pass""";
        SandboxLimits limits = new SandboxLimits(Duration.ofSeconds(15), 1L << 30, 100, 20L << 20, 500);
        assertThat(run(limits, bomb).outcome()).isIn(Outcome.TIMED_OUT, Outcome.OVER_LIMIT);
        NotebookSandbox alone =
                NotebookSandbox.open(limits, null, 1 << 20, NotebookSandboxTest::warned, Caller.current(), false);
        assertThat(alone.run(folder.resolve("work.ipynb"), Map.of(), folder.resolve("out"))
                        .outcome())
                .isIn(Outcome.TIMED_OUT, Outcome.OVER_LIMIT);
    }

    @Test
    void memoryLimitIsEnforced() throws IOException {
        String hog = """
                    import numpy as np
                    all = [np.ones(10**8 // 8) for _ in range(500)]""";
        assertThat(run(hog))
                .returns(Outcome.OVER_LIMIT, NotebookRun::outcome)
                .returns("more than 1024 MB of memory", NotebookRun::detail);
        assertThat(watched().run(folder.resolve("work.ipynb"), Map.of(), folder.resolve("out")))
                .returns("watchdog", NotebookRun::keeper)
                .returns(Outcome.OVER_LIMIT, NotebookRun::outcome)
                .returns("more than 1024 MB of memory", NotebookRun::detail);
    }

    @Test
    void diskLimitIsEnforced() throws IOException {
        for (String place : new String[] {"/kaggle/working", "/tmp", "/dev/shm"}) {
            assertThat(run("""
                    with open('%s/big', 'wb') as f:
                        for _ in range(100_000):
                            f.write(bytes(10**6))""".formatted(place)).detail())
                    .startsWith("cell 1: OSError: [Errno 28] No space left on device");
        }
    }

    @Test
    void sleepingNotebookTimesOutWithItsChildren() throws IOException {
        SandboxLimits limits = new SandboxLimits(Duration.ofSeconds(8), 1L << 30, 200, 20L << 20, 500);
        String mark = "podium-sleeper-" + System.nanoTime();
        NotebookRun run = run(limits, """
                    import subprocess, time
                    subprocess.Popen(['setsid', 'sh', '-c', 'sleep 1000; echo %s'])
                    time.sleep(1000)""".formatted(mark));
        assertThat(run)
                .returns(Outcome.TIMED_OUT, NotebookRun::outcome)
                .returns("stopped after 8 s", NotebookRun::detail);
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse("")))
                .noneMatch(line -> line.contains(mark));
    }

    @Test
    void longOutputIsCutAndTheSubmissionIsKept() throws IOException {
        NotebookRun run = run("""
                    for _ in range(100):
                        print('x' * 10**6)
                    %s""".formatted(SUBMIT));
        assertThat(run).returns(Outcome.DONE, NotebookRun::outcome);
        assertThat(folder.resolve("out/executed.ipynb").toFile().length()).isBetween(1L << 20, 64L << 20);
    }

    @Test
    void manyFilesLoseTheSubmission() throws IOException {
        NotebookRun run = run(SUBMIT, """
                    for i in range(501):
                        open(f'{i}.png', 'w')""");
        assertThat(run).returns(Outcome.OVER_LIMIT, NotebookRun::outcome).returns("", NotebookRun::submission);
        assertThat(run.detail())
                .startsWith("it leaves 502 files; Kaggle loses the submission if there are more than 500");
    }

    @Test
    void killedKernelFailsTheNotebook() throws IOException {
        assertThat(run("1", """
                    import os
                    os._exit(1)"""))
                .returns(Outcome.FAILED, NotebookRun::outcome)
                .returns("cell 2: the kernel died", NotebookRun::detail);
        assertThat(run("""
                    import os, signal
                    os.kill(os.getppid(), signal.SIGKILL)
                    %s""".formatted(SUBMIT))).returns(Outcome.DONE, NotebookRun::outcome);
    }

    @Test
    void linkedSpecialOrLargeSubmissionIsRefused() throws IOException {
        String[][] attacks = {
            {"os.symlink('/etc/passwd', 'submission.csv')", "is a symbolic link"},
            {"os.mkfifo('submission.csv')", "is not a regular file"},
            {"open('a', 'w').write('1'); os.link('a', 'submission.csv')", "is a hard link: the file has 2 names"},
            {
                "open('submission.csv', 'wb').truncate(1 << 43)",
                "is too large: it has 8796093022208 bytes, and at most 1048576 are read"
            },
            {
                "open('submission.csv', 'wb').write(bytes(2_000_000))",
                "is too large: it has 2000000 bytes, and at most 1048576 are read"
            },
            {"os.symlink('/kaggle/input/images/train/train_set.csv', 'submission.csv')", "is a symbolic link"},
            {"os.mkdir('submission.csv')", "is not a regular file"},
            {
                "import socket; socket.socket(socket.AF_UNIX).bind('submission.csv')",
                "cannot be opened: No such device or address"
            }
        };
        for (int i = 0; i < Thorough.count(4, attacks.length); i++) {
            assertThat(run("import os; " + attacks[i][0]))
                    .returns(Outcome.NO_SUBMISSION, NotebookRun::outcome)
                    .returns("submission.csv " + attacks[i][1], NotebookRun::detail);
            assertThat(folder.resolve("out/submission.csv")).doesNotExist();
        }
        assertThat(run("open('result.csv', 'w')"))
                .returns("it leaves no submission.csv, but result.csv", NotebookRun::detail);
    }

    @Test
    void gzipSubmissionIsTakenIfThePlainOneIsNotAFile() throws IOException {
        assertThat(run("""
                    import gzip, os
                    os.mkfifo('submission.csv')
                    gzip.open('submission.csv.gz', 'w').write(b'Id')"""))
                .returns(Outcome.DONE, NotebookRun::outcome)
                .returns("submission.csv.gz", NotebookRun::submission);
    }

    @Test
    void filesInDeepFoldersAreCounted() throws IOException {
        assertThat(run(SUBMIT, """
                    import os
                    for i in range(600):
                        os.mkdir('a' * 200); os.chdir('a' * 200)
                        open('b', 'w')""").detail()).startsWith("it leaves 601 files; Kaggle loses");
    }

    @Test
    void exitHandlersOfTheKernelRun() throws IOException {
        assertThat(run("""
                    import atexit
                    def last():
                        %s
                    atexit.register(last)""".formatted(SUBMIT))).returns(Outcome.DONE, NotebookRun::outcome);
    }

    @Test
    void missingModuleOrLanguageCannotRunHere() throws IOException {
        assertThat(run("1", "import tensorflow.keras as keras"))
                .returns(Outcome.CANNOT_RUN_HERE, NotebookRun::outcome)
                .returns("cell 2: needs tensorflow", NotebookRun::detail);
        Path notebook = Files.writeString(
                folder.resolve("r.ipynb"), NotebookFile.json("R", "library(x)", "f <- function(y) y"));
        NotebookSandbox sandbox = NotebookSandbox.open(LIMITS, null, 1 << 20, NotebookSandboxTest::warned);
        assertThat(sandbox.run(notebook, Map.of(), folder.resolve("out")))
                .returns(Outcome.CANNOT_RUN_HERE, NotebookRun::outcome)
                .returns("the notebook's language is R, and cell 2 is not Python", NotebookRun::detail);
    }

    /** A notebook may raise the error of a missing module itself, and may declare any language. */
    @Test
    void forgedErrorsAndLanguagesAreFailures() throws IOException {
        assertThat(run("1", "raise ModuleNotFoundError(\"No module named 'json'\")"))
                .returns(Outcome.FAILED, NotebookRun::outcome)
                .returns(
                        "cell 2: ModuleNotFoundError: No module named 'json' (raised by the notebook's own code; the module"
                                + " is not missing here)",
                        NotebookRun::detail);
        Path notebook = Files.writeString(folder.resolve("j.ipynb"), NotebookFile.json("julia", "%time 1", "1 / 0"));
        NotebookSandbox sandbox = NotebookSandbox.open(LIMITS, null, 1 << 20, NotebookSandboxTest::warned);
        assertThat(sandbox.run(notebook, Map.of(), folder.resolve("out")))
                .returns(Outcome.FAILED, NotebookRun::outcome)
                .returns(
                        "cell 2: ZeroDivisionError: division by zero (the notebook's language is julia, but all of its"
                                + " cells are Python)",
                        NotebookRun::detail);
    }

    @Test
    void errorIsReportedWithItsCell() throws IOException {
        assertThat(run("a = 1", "b = 2", "print(c)", SUBMIT))
                .returns(Outcome.FAILED, NotebookRun::outcome)
                .returns("cell 3: NameError: name 'c' is not defined", NotebookRun::detail);
        Path broken = Files.writeString(folder.resolve("broken.ipynb"), "{");
        NotebookSandbox sandbox = NotebookSandbox.open(LIMITS, null, 1 << 20, NotebookSandboxTest::warned);
        assertThat(sandbox.run(broken, Map.of(), folder.resolve("out")).detail())
                .startsWith("the notebook cannot be read: ");
    }
}
