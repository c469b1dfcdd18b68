package podium.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import podium.core.yaml.StrictYaml;
import podium.judge.competition.Workspace;

/**
 * {@code competition/<id>/players.yaml}: which networks play in {@code podium run}. It is no part of the rules.
 *
 * @param classifier a recipe's name; null for none
 * @param segmenter the same
 */
public record Players(@Nullable String classifier, @Nullable String segmenter) {
    private static final StrictYaml<Players> YAML = StrictYaml.of(Players.class, "--set");

    /** A competition's, none where it has no such file. */
    public static Players of(Workspace workspace, String competition) throws IOException {
        Path file = workspace.competitions().resolve(competition).resolve("players.yaml");
        return Files.isRegularFile(file) ? YAML.read(file, Map.of()) : new Players(null, null);
    }
}
