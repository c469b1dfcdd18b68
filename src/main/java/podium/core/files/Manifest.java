package podium.core.files;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import org.jspecify.annotations.Nullable;
import podium.core.InputException;

/**
 * A manifest.json: the files that a run read and wrote, with their checksums, so that anyone can check them
 * later.
 *
 * @param schema the version of this format: {@value #SCHEMA}
 * @param run the name of the run's folder
 * @param inputs the files that were read; paths are relative to the workspace
 * @param outputs the files that were written; paths are relative to the folder
 * @param program the program that made the run
 * @param timing the time and machine of the run
 * @param engines the libraries that ran the run's network; null if it has none, or an older version wrote it
 */
public record Manifest(
        int schema,
        String run,
        List<Sum> inputs,
        List<Sum> outputs,
        long seed,
        @JsonUnwrapped Program program,
        @JsonUnwrapped Timing timing,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Engines engines) {
    public static final int SCHEMA = 1;

    private static final String NAME = "manifest.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A file and the SHA-256 of its bytes. */
    public record Sum(String path, String sha256) {
        /** Computes the checksum of a file; its path is stored relative to {@code root}. */
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

    /** The manifest of a run by this program on this machine that ends now. */
    public static Manifest of(
            String run, List<Sum> inputs, List<Sum> outputs, long seed, Program program, Instant start, Duration took) {
        return new Manifest(SCHEMA, run, inputs, outputs, seed, program, Timing.of(start, took), null);
    }

    /** This manifest with the libraries that ran the network. */
    public Manifest with(Engines ran) {
        return new Manifest(schema, run, inputs, outputs, seed, program, timing, ran);
    }

    /** The name {@code <recipe>-<8 hex digits>}; the same recipe, inputs and seed give the same name. */
    public static String runId(String recipe, String resolved, List<Sum> inputs, long seed) {
        StringBuilder text = new StringBuilder(resolved).append('\n');
        inputs.forEach(input -> text.append(input.sha256()).append('\n'));
        return recipe + "-" + Sha256.of(text.append(seed).toString()).substring(0, 8);
    }

    /** Writes manifest.json. Call this after all other files are written, since it marks the folder as complete. */
    public void write(Path folder) throws IOException {
        WriteAside.text(folder.resolve(NAME), PrettyJson.text(this));
    }

    /** The manifest of a folder; empty if the folder is not complete. */
    public static Optional<Manifest> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode tree = JSON.readTree(Files.readString(file));
            if (tree.path("schema").asInt() != SCHEMA) {
                throw new InputException(file + ": not a manifest of schema " + SCHEMA
                        + "; another version of the program wrote it: delete the folder to create it again");
            }
            return Optional.of(StrictJson.of(tree, Manifest.class));
        } catch (JsonProcessingException e) {
            throw new InputException(
                    file + ": not a manifest of schema " + SCHEMA + " (" + e.getOriginalMessage()
                            + "); delete the folder to create it again",
                    e);
        }
    }

    /** The outputs that are missing from the folder or were changed. */
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
