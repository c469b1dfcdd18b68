package podium.player.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import podium.core.InputException;
import podium.core.files.PrettyJson;
import podium.core.files.StrictJson;
import podium.core.files.WriteAside;
import podium.player.images.TrainingData;
import podium.player.network.Parameters;
import podium.player.network.Tensor;
import podium.player.network.weights.ParameterFile;

/**
 * The checkpoint of a training: a file of arrays, and {@code checkpoint.json}, which names that file. The JSON file is
 * replaced last, so that there is always one complete checkpoint, even if the process is killed while it writes.
 */
final class CheckpointFile {
    private static final String STATE = "checkpoint.json";

    private final Path folder;

    CheckpointFile(Path folder) {
        this.folder = folder;
    }

    /** The content of the JSON file. */
    private record Kept(String arrays, int images, int train, TrainingState state) {
        Kept {
            if (arrays == null || state == null) {
                throw new IllegalArgumentException("a key is missing");
            }
        }
    }

    /** A checkpoint that was read, with its arrays by the name of their group. */
    record Read(TrainingState state, Map<String, Parameters> groups) {
        Optional<Parameters> group(String name) {
            return Optional.ofNullable(groups.get(name));
        }
    }

    /** Writes a checkpoint to disk and deletes the earlier one. */
    void write(TrainingData data, TrainingState state, Map<String, Parameters> groups) throws IOException {
        Map<String, Tensor> all = new LinkedHashMap<>();
        groups.forEach((group, parameters) ->
                parameters.names().forEach(name -> all.put(group + "/" + name, parameters.get(name))));
        String arrays = "checkpoint-" + state.position().epoch() + "-"
                + state.position().batch() + ".params";
        WriteAside.write(folder.resolve(arrays), out -> ParameterFile.write(new Parameters(all), Set.of(), out));
        WriteAside.text(
                folder.resolve(STATE),
                PrettyJson.text(new Kept(arrays, data.images().size(), data.train().length, state)));
        deleteOthers(arrays);
    }

    /** Deletes the arrays of earlier checkpoints, and incomplete files that a killed process left. */
    private void deleteOthers(String arrays) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (!name.equals(arrays) && !name.equals(STATE)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /**
     * Reads the checkpoint, if there is one.
     *
     * @throws InputException if it is damaged, or belongs to a training on other images
     */
    Optional<Read> read(TrainingData data) throws IOException {
        Optional<Kept> kept = kept();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        int images = data.images().size();
        if (kept.get().images() != images || kept.get().train() != data.train().length) {
            throw new InputException(folder.resolve(STATE) + ": the checkpoint is of a training on "
                    + kept.get().train() + " of "
                    + kept.get().images() + " images, but this training has " + data.train().length + " of " + images
                    + "; use the same images and the same --skip-corrupt as before, or delete the run folder to start"
                    + " again");
        }
        Parameters all = ParameterFile.read(folder.resolve(kept.get().arrays()));
        Map<String, Map<String, Tensor>> groups = new LinkedHashMap<>();
        for (String name : all.names()) {
            int slash = name.indexOf('/');
            if (slash < 0) {
                throw new InputException(folder.resolve(kept.get().arrays()) + ": not the arrays of a checkpoint"
                        + " (found " + name + ", expected a name with '/'); delete the run folder to start again");
            }
            groups.computeIfAbsent(name.substring(0, slash), group -> new LinkedHashMap<>())
                    .put(name.substring(slash + 1), all.get(name));
        }
        Map<String, Parameters> parameters = new LinkedHashMap<>();
        groups.forEach((group, tensors) -> parameters.put(group, new Parameters(tensors)));
        return Optional.of(new Read(kept.get().state(), parameters));
    }

    private Optional<Kept> kept() throws IOException {
        Path file = folder.resolve(STATE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StrictJson.read(Files.readString(file), Kept.class));
        } catch (JsonProcessingException e) {
            throw new InputException(
                    file + ": not a checkpoint (" + e.getOriginalMessage() + "); delete the run folder to start again",
                    e);
        }
    }
}
