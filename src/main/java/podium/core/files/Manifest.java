package podium.core.files;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import podium.core.InputException;

/**
 * manifest.json: what a run read and wrote, with sums, so that anyone can tell later whether it still is what it was.
 *
 * @param schema of this file: {@value #SCHEMA}
 * @param run the folder's name
 * @param inputs what was read; paths relative to the workspace
 * @param outputs what was written; paths relative to the folder
 * @param program that made the run
 * @param timing of the run
 */
public record Manifest(
        int schema,
        String run,
        List<Sum> inputs,
        List<Sum> outputs,
        long seed,
        @JsonUnwrapped Program program,
        @JsonUnwrapped Timing timing) {
    public static final int SCHEMA = 1;

    private static final String NAME = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A file and the SHA-256 of its bytes. */
    public record Sum(String path, String sha256) {
        /** Sums a file up; its path is written relative to {@code root}. */
        public static Sum of(Path root, Path file) throws IOException {
            return new Sum(relative(root, file), Sha256.of(file));
        }

        private static String relative(Path root, Path file) {
            Path absolute = file.toAbsolutePath().normalize();
            return absolute.startsWith(root)
                    ? root.relativize(absolute).toString().replace('\\', '/')
                    : absolute.toString();
        }
    }

    public Manifest {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Of a run by this program on this machine, which ends now. */
    public static Manifest of(
            String run, List<Sum> inputs, List<Sum> outputs, long seed, Program program, Instant start, Duration took) {
        return new Manifest(SCHEMA, run, inputs, outputs, seed, program, Timing.of(start, took));
    }

    /** {@code <recipe>-<8 hex digits>}: the same recipe, inputs and seed, the same name. */
    public static String runId(String recipe, String resolved, List<Sum> inputs, long seed) {
        StringBuilder text = new StringBuilder(resolved).append('\n');
        inputs.forEach(input -> text.append(input.sha256()).append('\n'));
        return recipe + "-" + Sha256.of(text.append(seed).toString()).substring(0, 8);
    }

    /** Writes manifest.json: last of all files, since it says that the folder is complete. */
    public void write(Path folder) throws IOException {
        WriteAside.text(folder.resolve(NAME), PrettyJson.text(this));
    }

    /** The manifest of a folder, if it is complete. */
    public static Optional<Manifest> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode tree = JSON.readTree(Files.readString(file));
            if (tree.path("schema").asInt() != SCHEMA) {
                throw new InputException(file + ": not a manifest of schema " + SCHEMA
                        + "; another version of the program wrote it: delete the folder to make it again");
            }
            return Optional.of(StrictJson.of(tree, Manifest.class));
        } catch (JsonProcessingException e) {
            throw new InputException(
                    file + ": not a manifest of schema " + SCHEMA + " (" + e.getOriginalMessage()
                            + "); delete the folder to make it again",
                    e);
        }
    }

    /** The outputs that are missing from the folder or have other bytes now. */
    public List<String> changedOutputs(Path folder) throws IOException {
        List<String> changed = new ArrayList<>();
        for (Sum output : outputs) {
            Path file = folder.resolve(output.path());
            if (!Files.isRegularFile(file) || !Sha256.of(file).equals(output.sha256())) {
                changed.add(output.path());
            }
        }
        return changed;
    }
}
