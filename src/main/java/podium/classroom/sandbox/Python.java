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
 * The Python that runs notebooks: nbclient always in Debian's, the kernel in the same or in one of the grader's.
 *
 * @param kernel the interpreter of the kernel
 * @param prefixes folders outside /usr that it has its files in
 * @param caller in whose name it is started
 */
record Python(Path kernel, Set<Path> prefixes, Caller caller) {
    /** Whatever comes first on the path, this is the one that Debian's packages are for. */
    static final Path SYSTEM = Path.of("/usr/bin/python3");

    private static final String PREFIXES = "import sys; print(sys.prefix); print(sys.base_prefix)";

    /** Looks for modules; of one inside another, that one is imported, and may lack or not be what it should. */
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
     * One that was tried in a sandbox.
     *
     * @param prefix of the kernel's Python, such as a virtual environment's folder; null for Debian's own
     * @throws InputException if a program or module is missing, with how to install it, or if the sandbox does not start
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
            throw new InputException("running notebooks needs what is not installed here; on Debian or Ubuntu: sudo apt"
                    + " install " + String.join(" ", missing));
        }
    }

    private static Python of(Path prefix, Caller caller) throws IOException {
        Path interpreter = prefix.toAbsolutePath().normalize().resolve("bin/python3");
        if (!Files.isExecutable(interpreter)) {
            throw new InputException(prefix
                    + ": has no bin/python3; expected a Python's prefix, such as a virtual environment's folder");
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
            throw new InputException(
                    prefix + ": has no ipykernel; install it with " + interpreter + " -m pip install ipykernel");
        }
        return python;
    }

    /** What of this machine it has to see inside: path inside to path outside. */
    Map<String, String> inputs() throws IOException {
        Map<String, String> inputs = new TreeMap<>();
        for (Path prefix : prefixes) {
            inputs.put(prefix.toString(), prefix.toRealPath().toString());
        }
        return inputs;
    }

    /** Whether it does not have a module, {@code a.b} for one inside another; asked inside. */
    boolean lacks(String module) throws IOException {
        return without(Set.of(module)).contains(module);
    }

    /** Those of the modules that it does not have, asked inside; all where what surrounds one of them ends Python. */
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
                + " container, the right to make them): " + reason);
    }

    /** What a program that is no notebook's says in a sandbox: {@code exit} and {@code said}. */
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
