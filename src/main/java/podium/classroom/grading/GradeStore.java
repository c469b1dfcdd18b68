package podium.classroom.grading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import podium.classroom.sandbox.NotebookRun;
import podium.core.files.PrettyJson;
import podium.core.files.Sha256;
import podium.core.files.WriteAside;
import podium.judge.leaderboard.Team;

/**
 * Stores the scores of submissions and the runs of notebooks, one file each, below a folder. A submission is not scored
 * again with the same rules and solution, and a notebook is not run again on the same inputs, even if grading was
 * interrupted.
 */
public final class GradeStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final String rules;

    /**
     * A store in a folder.
     *
     * @param rules a text that identifies the competition and its solution; if it changes, everything is graded again
     */
    public GradeStore(Path folder, String rules) {
        this.folder = folder;
        this.rules = rules;
    }

    Path unpacked() {
        return folder.resolve("unpacked");
    }

    Optional<Scored> find(Team team, Path submission) throws IOException {
        return read(file(team, submission), Scored.class);
    }

    /** The stored run of a notebook, by a text that identifies the notebook and all its inputs. */
    Optional<NotebookRun> findRun(String given) throws IOException {
        return read(runFile(given), NotebookRun.class);
    }

    void keepRun(String given, NotebookRun run) throws IOException {
        WriteAside.text(runFile(given), PrettyJson.text(run));
    }

    private Path runFile(String given) {
        return folder.resolve("ran").resolve(Sha256.of(given) + ".json");
    }

    private static <T> Optional<T> read(Path file, Class<T> type) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), type));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // damaged: scored or run again
        }
    }

    void keep(Team team, Path submission, Scored scored) throws IOException {
        WriteAside.text(file(team, submission), PrettyJson.text(scored));
    }

    private Path file(Team team, Path submission) throws IOException {
        String key = Sha256.of(rules + "\n" + team.name() + "\n" + Sha256.of(submission));
        return folder.resolve("scored").resolve(key + ".json");
    }
}
