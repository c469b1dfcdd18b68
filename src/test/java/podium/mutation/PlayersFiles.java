package podium.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import podium.app.Players;
import podium.judge.competition.Workspace;
import podium.player.recipe.RecipeFile;

/** players.yaml files, whose recipes are looked up. */
final class PlayersFiles extends YamlFiles {
    private final Workspace workspace;
    private final Path file;

    PlayersFiles(Path folder) throws IOException {
        super("""
                # The networks that play.
                classifier: mobilenet-scratch
                segmenter: deeplabv3plus
                """, """
                segmenter: "duel/deeplabv3plus"
                classifier: none
                """, """
                {classifier: null, segmenter: ~}
                """);
        workspace = new Workspace(folder);
        Path competition = folder.resolve("competition/duel");
        Files.createDirectories(competition.resolve("recipes"));
        for (String name : new String[] {"mobilenet-scratch", "deeplabv3plus"}) {
            Files.writeString(competition.resolve("recipes/" + name + ".yaml"), "size: 97\n");
        }
        file = competition.resolve("players.yaml");
    }

    @Override
    public Format.Use read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        Players players = Players.of(workspace, "duel");
        return () -> {
            for (String name : new String[] {players.classifier(), players.segmenter()}) {
                if (name != null && !name.equals("none")) {
                    RecipeFile.find(workspace, "duel", name).read(Map.of());
                }
            }
        };
    }
}
