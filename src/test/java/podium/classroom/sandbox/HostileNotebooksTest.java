package podium.classroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import podium.Thorough;
import podium.classroom.sandbox.NotebookRun.Outcome;
import podium.core.InputException;
import podium.core.files.Sha256;

/**
 * Runs notebooks that attack their sandbox, in the real bubblewrap with the real Jupyter: as root with a control group
 * and with the watchdog, and as another user. Every attack must be reported, and must neither change the hand-in nor
 * reveal anything about the host.
 */
class HostileNotebooksTest {
    private static final String HONEST = "open('submission.csv', 'w').write('Id,Predicted\\n1_classification,1 1\\n')";
    private static final String SECRET = "PODIUM_TEST_SECRET";

    /** The user who starts the sandboxes, and what enforces their limits. */
    enum Setting {
        CONTROL_GROUP,
        WATCHDOG,
        OTHER_USER;

        NotebookSandbox open(SandboxLimits limits, List<String> warnings) throws IOException {
            return NotebookSandbox.open(limits, null, 1 << 20, warnings::add, caller(), this == CONTROL_GROUP);
        }

        /** Skips the test if it needs root, which alone can become another user. */
        void requireStartable() throws IOException {
            if (this == OTHER_USER && !Caller.current().root()) {
                System.err.println(
                        "HostileNotebooksTest: not run as root, so sandboxes of another user were not tested");
                abort();
            }
        }

        Caller caller() throws IOException {
            return this == OTHER_USER
                    ? new Caller(false, List.of("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"))
                    : Caller.current();
        }
    }

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();
    private Path hands;
    private Path notebook;

    @BeforeAll
    static void requireSandbox() throws IOException {
        try {
            NotebookSandbox.open(SandboxLimits.DEFAULT, null, 1, warning -> {});
        } catch (InputException e) {
            System.err.println("HostileNotebooksTest is skipped: " + e.getMessage());
            abort();
        }
    }

    @BeforeEach
    void handIn() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x")); // for another user
        hands = Files.createDirectories(folder.resolve("hand-ins-of-all"));
        Files.writeString(hands.resolve("other.ipynb"), NotebookFile.json("python", "1"));
        notebook = hands.resolve("hostile.ipynb");
        Files.createDirectories(folder.resolve("input"));
        Files.writeString(folder.resolve("input/train.csv"), "Id\n0\n");
    }

    @AfterEach
    void nothingWasLeft() throws IOException {
        assertThat(warnings).isEmpty();
        try (Stream<Path> left = Files.list(Path.of("/tmp"))) {
            assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("input-"));
        }
    }

    /**
     * Runs a notebook and checks what must hold for every one: inputs and hand-ins are unchanged, and no secret leaks.
     */
    private NotebookRun run(Setting setting, SandboxLimits limits, String... cells) throws IOException {
        setting.requireStartable();
        Files.writeString(notebook, NotebookFile.json("python", cells));
        String before = sums(hands);
        NotebookSandbox sandbox = setting.open(limits, warnings);
        Map<String, Path> inputs = Map.of("images", folder.resolve("input"));
        NotebookRun run = sandbox.run(notebook, inputs, folder.resolve("out"));
        assertThat(sums(hands)).isEqualTo(before);
        assertThat(folder.resolve("input/train.csv")).hasContent("Id\n0\n");
        requireNoSecret(folder.resolve("out"));
        return run;
    }

    private static String sums(Path folder) throws IOException {
        StringBuilder sums = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                sums.append(file)
                        .append(' ')
                        .append(Files.getLastModifiedTime(file))
                        .append(' ');
                sums.append(Files.isRegularFile(file) ? Sha256.of(file) : "").append('\n');
            }
        }
        return sums.toString();
    }

    /** Checks that no file contains a variable of the environment or a path of the hand-ins or results. */
    private void requireNoSecret(Path written) throws IOException {
        String secret = System.getenv(SECRET);
        assertThat(secret).as("set by pom.xml").isNotNull();
        try (Stream<Path> files = Files.walk(written, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(
                                secret,
                                hands.getFileName().toString(),
                                folder.resolve("out").toString());
            }
        }
    }

    private static SandboxLimits limits(int seconds, int memory, int disk) {
        return new SandboxLimits(Duration.ofSeconds(seconds), (long) memory << 20, 200, (long) disk << 20, 500);
    }

    @ParameterizedTest
    @EnumSource
    void attacksAreRefusedAndTheSubmissionIsKept(Setting setting) throws Exception {
        Process listener = new ProcessBuilder(Python.SYSTEM.toString(), "-c", """
                import socket
                server = socket.socket(socket.AF_UNIX)
                server.bind('\\0podium-hostile-test')
                server.listen()
                print('listens', flush=True)
                server.accept()
                print('reached', flush=True)""").start();
        try {
            assertThat(listener.inputReader().readLine()).isEqualTo("listens");
            NotebookRun run = run(setting, limits(60, 1024, 20), NotebookFile.cells("probe.py"));
            assertThat(run).returns(Outcome.DONE, NotebookRun::outcome);
            assertThat(folder.resolve("out/submission.csv")).hasContent("Id,Predicted\n1_classification,1 1");
            assertThat(listener.isAlive()).as("no connection arrived").isTrue();
        } finally {
            listener.destroyForcibly();
        }
        List<String> expected = """
                * processes ['bwrap']
                * environment of 1 b''
                * keys []
                * open ['/dev/null', 'anon_inode', 'pipe']
                * processes ['bwrap']
                * unshare EPERM
                * clone EPERM
                * clone3 ENOSYS
                * mount EPERM
                * fsopen ENOSYS
                * io_uring ENOSYS
                * userfaultfd ENOSYS
                * memfd ENOSYS
                * ptrace EPERM
                * process_vm_readv EPERM
                * pidfd_getfd EPERM
                * keyctl EPERM
                * shmget ENOSYS
                * clock EPERM
                * device EPERM
                * vsock EAFNOSUPPORT
                * pipe None
                * nested 1
                * threads 0
                * x32 ENOSYS
                * i386 -31
                * abstract ECONNREFUSED
                * abstract sockets 0
                * grows True
                """.lines()
                .filter(line -> System.getProperty("os.arch").equals("amd64") || !line.matches(". (x32|i386) .*"))
                .toList();
        List<String> printed = NotebookFile.starred(folder.resolve("out/executed.ipynb"));
        assertThat(printed).containsExactlyElementsOf(expected);
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse("")))
                .noneMatch(line -> line.contains("podium-background-MARK"));
        assertThat(run(setting, limits(60, 1024, 20), HONEST)).returns(Outcome.DONE, NotebookRun::outcome);
        assertThat(folder.resolve("out/submission.csv")).hasContent("Id,Predicted\n1_classification,1 1");
    }

    /** Invalid messages to the runner fail the notebook, not the machine. */
    @ParameterizedTest
    @ValueSource(strings = {"malformed", "nested", "sockets", "surrogates", "unsigned", "displays", "endless"})
    void invalidMessagesToTheRunnerFailTheNotebook(String manner) throws IOException {
        boolean always = List.of("malformed", "nested", "sockets", "surrogates").contains(manner);
        assumeTrue(always || Thorough.count(0, 1) > 0, "skipped: only -Pthorough tests this");
        String[] cells = NotebookFile.cells("flood.py");
        cells[0] = cells[0].replace("MANNER", manner);
        for (Setting setting : settings(Setting.CONTROL_GROUP)) {
            NotebookRun run = run(setting, limits(manner.equals("sockets") ? 6 : 60, 600, 20), cells);
            switch (manner) {
                case "malformed", "nested", "unsigned" ->
                    assertThat(run)
                            .returns(Outcome.FAILED, NotebookRun::outcome)
                            .returns("", NotebookRun::submission);
                case "sockets" -> assertThat(run.outcome()).isIn(Outcome.TIMED_OUT, Outcome.FAILED);
                case "surrogates" -> assertThat(run).returns(Outcome.DONE, NotebookRun::outcome);
                default -> assertThat(run).returns(Outcome.OVER_LIMIT, NotebookRun::outcome);
            }
        }
    }

    /** All settings under -Pthorough, otherwise one. */
    private static List<Setting> settings(Setting reduced) {
        return Thorough.count(0, 1) > 0 ? List.of(Setting.values()) : List.of(reduced);
    }

    /** The attacks allocate shared memory whose pages are released by the process, and files in memory. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "m = mmap.mmap(-1, 3 << 29); [(m.write(bytes(1 << 20)), m.madvise(mmap.MADV_DONTNEED)) for _ in range(1536)]",
                "open('/tmp/a', 'wb').write(bytes(700 << 20))",
                "open('/dev/shm/a', 'wb').write(bytes(400 << 20)); open('b', 'wb').write(bytes(400 << 20))"
            })
    void memoryOutsideProcessesIsCounted(String attack) throws IOException {
        for (Setting setting : settings(Setting.WATCHDOG)) {
            NotebookRun run = run(setting, limits(60, 512, 1024), "import mmap, time", attack, "time.sleep(5)", HONEST);
            assertThat(run)
                    .as(setting.name())
                    .returns(Outcome.OVER_LIMIT, NotebookRun::outcome)
                    .returns("more than 512 MB of memory", NotebookRun::detail);
        }
    }

    @Test
    void lineOfAHundredMegabytesIsCutOrOverTheLimit() throws IOException {
        for (Setting setting : settings(Setting.WATCHDOG)) {
            NotebookRun run = run(setting, limits(60, 2048, 20), "print('x' * 10**8)", HONEST);
            assertThat(run.outcome()).as(setting.name()).isIn(Outcome.DONE, Outcome.OVER_LIMIT);
            if (run.outcome() == Outcome.DONE) {
                assertThat(folder.resolve("out/executed.ipynb")).isRegularFile();
                assertThat(Files.size(folder.resolve("out/executed.ipynb"))).isLessThan(64L << 20);
            }
        }
    }

    /** All processes of a login session inherit its keyring and may read it. */
    @ParameterizedTest
    @EnumSource
    void sessionKeyringIsNotVisible(Setting setting) throws IOException {
        assumeTrue(setting != Setting.CONTROL_GROUP || Thorough.count(0, 1) > 0, "skipped: only -Pthorough tests this");
        String login = """
                import ctypes, os, platform, sys
                keyctl, add_key = (250, 248) if platform.machine() == 'x86_64' else (219, 217)
                libc = ctypes.CDLL(None)
                libc.syscall(keyctl, 1, b'podium-login')
                if libc.syscall(add_key, b'user', b'podium-login-key', b'secret', 6, -3) < 0:
                    sys.exit('no key can be added')
                os.execv(sys.argv[1], sys.argv[1:])""";
        setting.requireStartable();
        Caller caller = setting.caller();
        List<String> before = new ArrayList<>(caller.before());
        before.addAll(List.of(Python.SYSTEM.toString(), "-c", login));
        NotebookSandbox sandbox = NotebookSandbox.open(
                limits(60, 1024, 20), null, 1 << 20, warnings::add, new Caller(caller.root(), before), false);
        Files.writeString(notebook, NotebookFile.json("python", """
                print('* keys', open('/proc/keys').read(), open('/proc/key-users').read())
                %s""".formatted(HONEST)));
        assertThat(sandbox.run(notebook, Map.of(), folder.resolve("out"))).returns(Outcome.DONE, NotebookRun::outcome);
        assertThat(NotebookFile.starred(folder.resolve("out/executed.ipynb"))).containsExactly("* keys  ");
    }

    @ParameterizedTest
    @EnumSource
    void processesBeyondTheLimitAreRefused(Setting setting) throws IOException {
        NotebookRun run = run(setting, limits(30, 60_000, 20), """
                    import os, signal
                    children = []
                    try:
                        while len(children) < 1000:
                            child = os.fork()
                            if child == 0:
                                signal.pause()
                            children.append(child)
                    except BlockingIOError:
                        pass
                    for child in children:
                        os.kill(child, signal.SIGKILL)
                    print('* children', len(children) < 200)""", HONEST);
        assertThat(run).returns(Outcome.DONE, NotebookRun::outcome);
        assertThat(NotebookFile.starred(folder.resolve("out/executed.ipynb"))).containsExactly("* children True");
    }

    /** A failure of the machine ends the grading, and is not reported as a failure of the notebook. */
    @Test
    void failureOfTheMachineIsThrown() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        Setting.OTHER_USER.requireStartable();
        Files.writeString(notebook, NotebookFile.json("python", HONEST));
        NotebookSandbox sandbox = Setting.OTHER_USER.open(limits(60, 1024, 20), warnings);
        Map<String, Path> inputs = Map.of("images", closed.resolve("more"));
        Files.createDirectory(closed.resolve("more"));
        assertThatThrownBy(() -> sandbox.run(notebook, inputs, folder.resolve("out")))
                .isInstanceOf(IOException.class)
                .hasMessage("the sandbox failed: " + closed.resolve("more") + ": Permission denied");
    }

    /** The kernel keeps a group busy until the memory of its many files is released. */
    @Test
    void groupIsRemovedAfterManyFiles() throws IOException {
        for (int i = 0; i < Thorough.count(1, 3); i++) {
            assertThat(run(Setting.CONTROL_GROUP, limits(8, 1024, 800), """
                    import os
                    for i in range(10**6):
                        os.mkdir(f'/tmp/{i}')"""))
                    .returns(Outcome.FAILED, NotebookRun::outcome)
                    .extracting(NotebookRun::detail)
                    .asString()
                    .startsWith("cell 1: OSError: [Errno 28] No space left on device");
        }
    }
}
