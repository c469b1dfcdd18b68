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
 * Reads and writes competition.yaml, strictly: an unknown or duplicate key, a missing one and a value of the wrong kind
 * are errors that name their line.
 */
public final class CompetitionFile {
    private static final String NAME = "competition.yaml";

    private static final StrictYaml<Competition> YAML = StrictYaml.of(Competition.class, "--set");

    private CompetitionFile() {}

    /** The competition {@code competition/<id>/competition.yaml} of a workspace, with {@code --set} overrides applied. */
    public static Competition load(Workspace workspace, String id, Map<String, String> overrides) throws IOException {
        Path file = workspace.competitions().resolve(Competition.requireId(id)).resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    "no competition '" + id + "' in " + workspace.competitions() + "; there " + known(workspace));
        }
        Competition competition = read(file, overrides);
        if (!competition.id().equals(id)) {
            throw new InputException(file + ": id is " + competition.id() + "; expected " + id + ", the folder's name");
        }
        return competition;
    }

    /** Reads any competition.yaml; overrides are dotted keys such as {@code dataset.labels} with their YAML values. */
    public static Competition read(Path file, Map<String, String> overrides) throws IOException {
        return YAML.read(file, overrides);
    }

    /** The competition's text: the same competition, the same bytes. */
    public static String format(Competition competition) {
        return StrictYaml.format(competition);
    }

    private static String known(Workspace workspace) throws IOException {
        if (!Files.isDirectory(workspace.competitions())) {
            return "is no such folder; make a workspace with 'podium init DIR'";
        }
        try (Stream<Path> folders = Files.list(workspace.competitions())) {
            TreeSet<String> names = new TreeSet<>();
            folders.filter(folder -> Files.isRegularFile(folder.resolve(NAME)))
                    .forEach(folder -> names.add(folder.getFileName().toString()));
            return names.isEmpty() ? "are none" : "are: " + String.join(", ", names);
        }
    }
}
