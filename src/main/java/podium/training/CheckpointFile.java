package podium.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import podium.InputException;
import podium.network.ParameterFile;
import podium.network.Parameters;
import podium.network.Tensor;
import podium.run.PrettyJson;
import podium.run.WriteAside;

/**
 * A training's checkpoint: a file of arrays, and {@code checkpoint.json}, which names it and is replaced last, so that
 * whenever a process is killed one whole checkpoint is there.
 */
final class CheckpointFile {
    private static final String STATE = "checkpoint.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    CheckpointFile(Path folder) {
        this.folder = folder;
    }

    /** What the JSON file holds. */
    private record Kept(String arrays, TrainingState state) {}

    /** A checkpoint that was read: groups of arrays by their names. */
    record Read(TrainingState state, Map<String, Parameters> groups) {
        Optional<Parameters> group(String name) {
            return Optional.ofNullable(groups.get(name));
        }
    }

    /** Returns when the disk has it. */
    void write(TrainingState state, Map<String, Parameters> groups) throws IOException {
        Map<String, Tensor> all = new LinkedHashMap<>();
        groups.forEach((group, parameters) ->
                parameters.names().forEach(name -> all.put(group + "/" + name, parameters.get(name))));
        String arrays = "checkpoint-" + state.epoch() + "-" + state.batch() + ".params";
        WriteAside.write(folder.resolve(arrays), out -> ParameterFile.write(new Parameters(all), Set.of(), out));
        Optional<String> before = kept().map(Kept::arrays);
        WriteAside.text(folder.resolve(STATE), PrettyJson.text(new Kept(arrays, state)));
        if (before.isPresent() && !before.get().equals(arrays)) {
            Files.deleteIfExists(folder.resolve(before.get()));
        }
    }

    Optional<Read> read() throws IOException {
        Optional<Kept> kept = kept();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        Parameters all = ParameterFile.read(folder.resolve(kept.get().arrays()));
        Map<String, Map<String, Tensor>> groups = new LinkedHashMap<>();
        for (String name : all.names()) {
            int slash = name.indexOf('/');
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
            return Optional.of(JSON.readValue(Files.readString(file), Kept.class));
        } catch (JsonProcessingException e) {
            throw new InputException(
                    file + ": not a checkpoint (" + e.getOriginalMessage() + "); delete the run's folder to train anew",
                    e);
        }
    }

    void delete() throws IOException {
        Optional<Kept> kept = kept();
        if (kept.isPresent()) {
            Files.deleteIfExists(folder.resolve(STATE));
            Files.deleteIfExists(folder.resolve(kept.get().arrays()));
        }
    }
}
