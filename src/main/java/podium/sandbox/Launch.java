package podium.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import podium.InputException;

/**
 * The command that starts a program in bubblewrap: no network, no process, user or file of the host, but its programs in
 * /usr, read-only; /kaggle/input read-only, /kaggle/working and /tmp in memory and bounded.
 *
 * <p>Root first becomes a user of its own, that owns nothing. What is to be seen inside is bound by root below a folder
 * that the user can reach, in a namespace of mounts that ends with the program; for it lies where only root can go.
 */
final class Launch implements AutoCloseable {
    /** Below those that systems give to people and services, and inside a container's usual 65,536. */
    private static final int FIRST_USER = 65_100;

    private static final int USERS = 400;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** What programs in /usr need of /etc. */
    private static final List<String> ETC =
            List.of("/etc/alternatives", "/etc/ld.so.cache", "/etc/fonts", "/etc/localtime", "/etc/matplotlibrc");

    private static final List<String> SYSTEM = List.of("/bin", "/sbin", "/lib", "/lib32", "/lib64");

    private final boolean root;
    private final int user;
    private final Path stage = stage();
    private final Map<Path, String> bound = new LinkedHashMap<>();
    private final SandboxLimits limits;

    /** To be closed once the program has ended. */
    Launch(SandboxLimits limits) throws IOException {
        this.limits = limits;
        int own = ownUser();
        root = own == 0;
        user = root ? FIRST_USER + NUMBER.getAndIncrement() % USERS : own;
        Files.writeString(stage.resolve("passwd"), "kaggle:x:" + user + ":" + user + "::/tmp:/bin/sh\n");
        Files.writeString(stage.resolve("hosts"), "127.0.0.1 localhost\n");
        bind(stage.resolve("passwd"), "/etc/passwd");
        bind(stage.resolve("hosts"), "/etc/hosts");
    }

    private static int ownUser() throws IOException {
        return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }

    /** What has to be on the machine: program to Debian package. */
    static Map<String, String> programs() throws IOException {
        Map<String, String> programs = new LinkedHashMap<>(Map.of("bwrap", "bubblewrap"));
        if (ownUser() == 0) {
            programs.putAll(Map.of("unshare", "util-linux", "setpriv", "util-linux", "mount", "mount"));
        }
        return programs;
    }

    /** Whether the program runs as a user of its own, whose processes are its alone. */
    boolean asOwnUser() {
        return root;
    }

    /** Shows a file or folder of the host inside, read-only. */
    Launch bind(Path source, String target) throws IOException {
        bound.put(source.toRealPath(), target);
        return this;
    }

    /** A folder that any user can reach. */
    private static Path stage() throws IOException {
        for (String place : List.of(System.getProperty("java.io.tmpdir", "/tmp"), "/tmp", "/var/tmp", "/dev/shm")) {
            Path folder = Path.of(place).toAbsolutePath();
            if (Files.isDirectory(folder) && Files.isWritable(folder) && reachable(folder.toRealPath())) {
                Path stage = Files.createTempDirectory(folder, "podium-");
                Files.setPosixFilePermissions(stage, PosixFilePermissions.fromString("rwxr-xr-x"));
                return stage;
            }
        }
        throw new InputException("no folder for temporary files that other users can reach; set java.io.tmpdir to one");
    }

    private static boolean reachable(Path folder) throws IOException {
        for (Path place = folder; place != null; place = place.getParent()) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(place);
            if (!permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The whole command.
     *
     * @param doors files that the process writes its id to before all else
     */
    List<String> command(List<Path> doors, List<String> program) throws IOException {
        StringBuilder script = new StringBuilder("set -e\n");
        doors.forEach(door -> script.append("echo $$ > ").append(quoted(door)).append('\n'));
        Map<Path, String> sources = new LinkedHashMap<>();
        for (Map.Entry<Path, String> each : bound.entrySet()) {
            Path source = each.getKey();
            if (root && !source.startsWith(stage)) {
                Path place = place(source, sources.size());
                script.append("mount --bind ")
                        .append(quoted(source))
                        .append(' ')
                        .append(quoted(place));
                script.append('\n');
                source = place;
            }
            sources.put(source, each.getValue());
        }
        script.append("exec \"$@\"\n");
        List<String> command = new ArrayList<>();
        if (root) {
            command.addAll(List.of("unshare", "--mount", "--propagation", "private"));
        }
        command.addAll(List.of("/bin/sh", "-c", script.toString(), "podium"));
        if (root) {
            command.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"));
            command.addAll(List.of("--no-new-privs", "--inh-caps=-all"));
        }
        command.addAll(bubblewrap(sources));
        command.addAll(program);
        return command;
    }

    private Path place(Path source, int number) throws IOException {
        Path place = stage.resolve(Integer.toString(number));
        return Files.isDirectory(source) ? Files.createDirectory(place) : Files.createFile(place);
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }

    private List<String> bubblewrap(Map<Path, String> sources) throws IOException {
        String disk = Long.toString(limits.disk());
        List<String> options = new ArrayList<>(List.of("bwrap", "--unshare-all", "--die-with-parent", "--new-session"));
        options.addAll(List.of("--hostname", "kaggle", "--clearenv", "--ro-bind", "/usr", "/usr"));
        for (String folder : SYSTEM) {
            Path path = Path.of(folder);
            if (Files.isSymbolicLink(path)) {
                options.addAll(List.of("--symlink", Files.readSymbolicLink(path).toString(), folder));
            } else if (Files.isDirectory(path)) {
                options.addAll(List.of("--ro-bind", folder, folder));
            }
        }
        ETC.stream()
                .filter(file -> Files.isReadable(Path.of(file)))
                .forEach(file -> options.addAll(List.of("--ro-bind", file, file)));
        options.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        for (String folder : List.of("/tmp", "/kaggle/working", "/dev/shm")) {
            options.addAll(List.of("--size", disk, "--tmpfs", folder));
        }
        options.addAll(List.of("--dir", "/kaggle/input"));
        sources.forEach((source, target) -> options.addAll(List.of("--ro-bind", source.toString(), target)));
        options.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/"));
        environment().forEach((name, value) -> options.addAll(List.of("--setenv", name, value)));
        options.addAll(List.of("--chdir", "/kaggle/working"));
        return options;
    }

    /** All that there is of it. */
    private static Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("HOME", "/tmp");
        variables.put("USER", "kaggle");
        variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        variables.put("LANG", "C.UTF-8");
        variables.put("PYTHONDONTWRITEBYTECODE", "1");
        variables.put("KAGGLE_KERNEL_RUN_TYPE", "Batch");
        variables.put("PYDEVD_DISABLE_FILE_VALIDATION", "1"); // or the kernel warns of nothing that matters
        return variables;
    }

    /** Whether a program is on the path. */
    static boolean exists(String program) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin")
                        .split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder.isEmpty() ? "." : folder, program)));
    }

    /** One by one, and folders only if they are empty: what was bound there must not be deleted, whatever happened. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> places = Files.list(stage)) {
            for (Path place : places.toList()) {
                Files.delete(place);
            }
        }
        Files.delete(stage);
    }
}
