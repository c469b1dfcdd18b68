package podium.judge.competition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import podium.core.InputException;
import podium.core.UsageException;
import podium.core.yaml.StrictYaml;

/**
 * Reads and writes competition.yaml. Reading is strict: an unknown, duplicate or missing key and a value of the
 * wrong kind are errors that name their line.
 */
public final class CompetitionFile {
    public static final String NAME = "competition.yaml";

    private static final StrictYaml<Competition> YAML = StrictYaml.of(Competition.class, "--set");

    private CompetitionFile() {}

    /** Reads {@code competition/<id>/competition.yaml} of a workspace and applies {@code --set} overrides. */
    public static Competition load(Workspace workspace, String id, Map<String, String> overrides) throws IOException {
        Path file = workspace.competitions().resolve(Competition.requireId(id)).resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    "no competition '" + id + "' in " + workspace.competitions() + "; " + known(workspace));
        }
        Competition competition = read(file, overrides);
        if (!competition.id().equals(id)) {
            throw new InputException(file + ": id is " + competition.id() + "; expected " + id + ", the folder's name");
        }
        return competition;
    }

    /** Reads any competition.yaml; overrides map dotted keys such as {@code dataset.labels} to YAML values. */
    public static Competition read(Path file, Map<String, String> overrides) throws IOException {
        return YAML.read(file, overrides);
    }

    /** The text of the competition as YAML. Equal competitions give equal bytes. */
    public static String format(Competition competition) {
        return StrictYaml.format(competition);
    }

    private static String known(Workspace workspace) throws IOException {
        if (!Files.isDirectory(workspace.competitions())) {
            return "that folder does not exist; make a workspace with 'podium init DIR'";
        }
        try (Stream<Path> folders = Files.list(workspace.competitions())) {
            TreeSet<String> names = new TreeSet<>();
            folders.filter(folder -> Files.isRegularFile(folder.resolve(NAME)))
                    .forEach(folder -> names.add(folder.getFileName().toString()));
            return names.isEmpty() ? "it contains none" : "it contains: " + String.join(", ", names);
        }
    }
}
