package podium.player.network.sequential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import podium.core.yaml.StrictYaml;

/** Lists of layers from YAML. */
public final class Lists {
    private record Holder(LayerList architecture) {}

    private Lists() {}

    /** Reads the list of a recipe of this checkout. */
    public static LayerList ofRecipe(String competition, String name) throws IOException {
        return of(String.join("\n", listOf(Files.readAllLines(recipe(competition, name)))));
    }

    public static Path recipe(String competition, String name) {
        return Path.of("competition", competition, "recipes", name + ".yaml");
    }

    /** Returns the lines of a recipe from its list to the next key. */
    private static List<String> listOf(List<String> lines) {
        int from = lines.indexOf("architecture:");
        List<String> behind = lines.subList(from + 1, lines.size());
        return Stream.concat(Stream.of("architecture:"), behind.stream().takeWhile(line -> line.startsWith(" ")))
                .toList();
    }

    /** Reads YAML with the one key architecture. */
    public static LayerList of(String yaml) throws IOException {
        Path file = Files.createTempFile("layers", ".yaml");
        try {
            return StrictYaml.of(Holder.class, "--set")
                    .read(Files.writeString(file, yaml), Map.of())
                    .architecture();
        } finally {
            Files.delete(file);
        }
    }
}
