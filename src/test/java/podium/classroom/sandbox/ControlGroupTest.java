package podium.classroom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests control groups of version 2 on files that follow the kernel's documentation, and the removal of a real group
 * that is busy.
 */
class ControlGroupTest {
    private static final SandboxLimits LIMITS =
            new SandboxLimits(Duration.ofSeconds(60), 1L << 30, 200, 20L << 20, 500);

    @TempDir
    private Path folder;

    /** Creates a folder with the files of a new group. */
    private Path recorded(String name) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name));
        Files.writeString(made.resolve("memory.max"), "max\n");
        Files.writeString(made.resolve("memory.swap.max"), "max\n");
        Files.writeString(made.resolve("pids.max"), "max\n");
        Files.writeString(made.resolve("cgroup.procs"), "");
        Files.writeString(made.resolve("memory.events"), "low 0\nhigh 0\nmax 0\noom 0\noom_kill 0\noom_group_kill 0\n");
        Files.writeString(made.resolve("pids.events"), "max 0\n");
        return made;
    }

    @Test
    void groupOfVersionTwoIsLimitedInOneFolder() throws IOException {
        Path made = recorded("group");
        ControlGroup group = ControlGroup.second(made);
        assertThat(group.limit(LIMITS)).isTrue();
        assertThat(made.resolve("memory.max")).hasContent("1073741824");
        assertThat(made.resolve("memory.swap.max")).hasContent("0");
        assertThat(made.resolve("pids.max")).hasContent("200");
        assertThat(group.doors()).containsExactly(made.resolve("cgroup.procs"));
    }

    @Test
    void eventsOfVersionTwoAreRead() throws IOException {
        Path made = recorded("group");
        ControlGroup group = ControlGroup.second(made);
        assertThat(group.ranOutOfMemory()).isFalse();
        assertThat(group.ranOutOfProcesses()).isFalse();
        Files.writeString(
                made.resolve("memory.events"), "low 0\nhigh 0\nmax 54\noom 1\noom_kill 1\noom_group_kill 0\n");
        Files.writeString(made.resolve("pids.events"), "max 7\n");
        assertThat(group.ranOutOfMemory()).isTrue();
        assertThat(group.ranOutOfProcesses()).isTrue();
    }

    @Test
    void hierarchyWithoutControllersGivesNoGroup() throws IOException {
        Path mount = Files.createDirectories(folder.resolve("sys/fs/cgroup/user.slice/user-1000.slice"));
        Path root = folder.resolve("sys/fs/cgroup");
        Path own = Files.writeString(folder.resolve("cgroup"), "0::/user.slice/user-1000.slice\n");
        Path mounts = Files.writeString(
                folder.resolve("mounts"), "cgroup2 " + root + " cgroup2 rw,nosuid,nodev,noexec,relatime 0 0\n");
        assertThat(ControlGroup.make(LIMITS, own, mounts)).isEmpty();
        try (Stream<Path> left = Files.list(mount)) {
            assertThat(left).as("attempts are removed").isEmpty();
        }
        assertThat(ControlGroup.make(LIMITS, folder.resolve("none"), mounts)).isEmpty();
    }

    @Test
    void groupThatStaysBusyCausesAWarning() throws IOException {
        Path made = recorded("busy");
        List<String> warnings = new ArrayList<>();
        ControlGroup.second(made).remove(Duration.ofMillis(100), warnings::add);
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("the control group " + made
                        + " could not be removed; it is empty and harmless. Remove it with: rmdir " + made);
    }

    @Test
    void removedGroupCausesNoWarning() throws IOException {
        List<String> warnings = new ArrayList<>();
        ControlGroup.second(folder.resolve("gone")).remove(warnings::add);
        ControlGroup.second(Files.createDirectory(folder.resolve("empty"))).remove(warnings::add);
        assertThat(warnings).isEmpty();
        assertThat(folder.resolve("empty")).doesNotExist();
    }

    /** Uses the version of this machine, if this process may create a group. */
    @Test
    void busyGroupOfThisMachineIsEmptiedAndRemoved() throws Exception {
        Optional<ControlGroup> group = ControlGroup.make(LIMITS);
        if (group.isEmpty()) {
            System.err.println("ControlGroupTest: no control group can be created here; its removal was not tested");
            return;
        }
        StringBuilder script = new StringBuilder();
        group.get()
                .doors()
                .forEach(door -> script.append("echo $$ > '").append(door).append("'\n"));
        Process process = new ProcessBuilder("/bin/sh", "-c", script + "echo in; exec sleep 1000").start();
        assertThat(process.inputReader().readLine()).isEqualTo("in");
        List<String> warnings = new ArrayList<>();
        Thread.currentThread().interrupt();
        group.get().remove(warnings::add);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(warnings).isEmpty();
        assertThat(process.waitFor()).isEqualTo(137);
        assertThat(group.get().doors().get(0).getParent()).doesNotExist();
    }
}
