package podium.classroom.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;

/**
 * The Python that runs notebooks. nbclient always runs in Debian's Python, the kernel in the same one or in one that
 * the grader chooses.
 *
 * @param kernel the interpreter of the kernel
 * @param prefixes the folders outside /usr that contain the interpreter's files
 * @param caller the user who starts it
 */
record Python(Path kernel, Set<Path> prefixes, Caller caller) {
    /** The Python of Debian's packages, whichever Python comes first on the PATH. */
    static final Path SYSTEM = Path.of("/usr/bin/python3");

    private static final String PREFIXES = "import sys; print(sys.prefix); print(sys.base_prefix)";

    /** Prints the missing modules. Looking for a submodule imports its parent, which may fail. */
    private static final String MISSING = """
            import importlib.util, sys
            def lacks(module):
                try:
                    return importlib.util.find_spec(module) is None
                except Exception:
                    return True
            print(*(module for module in sys.argv[1:] if lacks(module)))
            """;

    Python {
        prefixes = Set.copyOf(prefixes);
    }

    /**
     * A Python, after a trial run in a sandbox.
     *
     * @param prefix the prefix of the kernel's Python, such as a virtual environment's folder; null for Debian's own
     * @throws InputException if a program or module is missing (the message says how to install it), or if the sandbox
     *     does not start
     */
    static Python find(@Nullable Path prefix, Caller caller) throws IOException {
        Set<String> missing = new LinkedHashSet<>();
        for (Map.Entry<String, String> program : Caller.programs().entrySet()) {
            if (Caller.find(program.getKey()).isEmpty()) {
                missing.add(program.getValue());
            }
        }
        Map<String, String> modules = modules();
        if (!Files.isExecutable(SYSTEM)) {
            missing.addAll(modules.values());
        }
        requireNone(missing);
        if (!SystemCallFilter.knows(System.getProperty("os.arch"))) {
            throw new InputException("running notebooks needs a machine with x86-64 or AArch64; this one is "
                    + System.getProperty("os.arch"));
        }
        Python system = new Python(SYSTEM, Set.of(), caller);
        system.requireStarts();
        system.without(modules.keySet()).forEach(module -> missing.add(modules.get(module)));
        requireNone(missing);
        return prefix == null ? system : of(prefix, caller);
    }

    private static Map<String, String> modules() {
        Map<String, String> packages = new LinkedHashMap<>();
        packages.put("nbclient", "jupyter-nbconvert");
        packages.put("nbformat", "jupyter-nbconvert");
        packages.put("ipykernel", "python3-ipykernel");
        packages.put("numpy", "python3-numpy");
        packages.put("pandas", "python3-pandas");
        return packages;
    }

    private static void requireNone(Set<String> missing) {
        if (!missing.isEmpty()) {
            throw new InputException(
                    "programs for running notebooks are missing; on Debian or Ubuntu, install them with:"
                            + " sudo apt install " + String.join(" ", missing));
        }
    }

    private static Python of(Path prefix, Caller caller) throws IOException {
        Path interpreter = prefix.toAbsolutePath().normalize().resolve("bin/python3");
        if (!Files.isExecutable(interpreter)) {
            throw new InputException(
                    prefix
                            + ": the folder has no bin/python3; expected the prefix of a Python, such as a virtual environment");
        }
        Set<Path> prefixes = new LinkedHashSet<>();
        for (String line : outputOf(
                        List.of(interpreter.toString(), "-I", "-c", PREFIXES), interpreter + " does not run")
                .split("\n", -1)) {
            if (!line.isBlank() && !line.startsWith("/usr/")) {
                prefixes.add(Path.of(line));
            }
        }
        Python python = new Python(interpreter, prefixes, caller);
        if (!python.without(Set.of("ipykernel")).isEmpty()) {
            throw new InputException(prefix + ": this Python has no ipykernel; install it with: " + interpreter
                    + " -m pip install ipykernel");
        }
        return python;
    }

    /** The folders that the sandbox must show for this Python: path inside to path outside. */
    Map<String, String> inputs() throws IOException {
        Map<String, String> inputs = new TreeMap<>();
        for (Path prefix : prefixes) {
            inputs.put(prefix.toString(), prefix.toRealPath().toString());
        }
        return inputs;
    }

    /** True if a module, such as {@code a} or {@code a.b}, is missing; Python is asked in a sandbox. */
    boolean lacks(String module) throws IOException {
        return without(Set.of(module)).contains(module);
    }

    /** The missing ones among the modules; all of them if importing a parent module ends Python. */
    private Set<String> without(Set<String> modules) throws IOException {
        List<String> program = new ArrayList<>(List.of(kernel.toString(), "-I", "-c", MISSING));
        program.addAll(modules);
        JsonNode answer = ask(program);
        if (answer.path("exit").asInt() != 0) {
            return modules;
        }
        Set<String> missing =
                new LinkedHashSet<>(List.of(answer.path("said").asText().strip().split(" ", -1)));
        missing.remove("");
        return missing;
    }

    private void requireStarts() {
        String reason;
        try {
            JsonNode answer = ask(List.of("/usr/bin/true"));
            if (answer.path("exit").asInt() == 0) {
                return;
            }
            reason = answer.path("said").asText().strip();
        } catch (IOException e) {
            reason = String.valueOf(e.getMessage());
        }
        throw new InputException("the sandbox does not start; bubblewrap needs user namespaces (Debian:"
                + " kernel.unprivileged_userns_clone=1, Ubuntu: kernel.apparmor_restrict_unprivileged_userns=0; in a"
                + " container, the permission to create them): " + reason);
    }

    /** Runs a program in a sandbox and returns its exit code, {@code exit}, and its output, {@code said}. */
    private JsonNode ask(List<String> program) throws IOException {
        SupervisorSettings settings = SupervisorSettings.asking(caller, inputs(), program);
        try (Supervisor supervisor = Supervisor.start(caller, settings, InputStream.nullInputStream(), Path.of(""))) {
            JsonNode answer = supervisor.report().result();
            if (answer.isMissingNode()) {
                throw supervisor.failure();
            }
            return answer;
        }
    }

    private static String outputOf(List<String> command, String failure) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new InputException(failure + ": " + (output.isBlank() ? "exit code " + code : output.strip()));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        return output;
    }
}
