package podium.documents;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import podium.cli.TrainedSample;

/**
 * A workspace as a reader has it after {@code ./podium run}, with the names that the pages use: small networks stand in for
 * those of the recipes {@code mobilenet-scratch} and {@code deeplabv3plus}.
 */
final class DocumentWorkspace {
    private static final Map<String, String> RECIPES =
            Map.of("classifier", "mobilenet-scratch", "segmenter", "deeplabv3plus");

    private DocumentWorkspace() {}

    /** Copies the sample that tests have played to a folder that is not there yet. */
    static Path make(Path folder) throws IOException {
        FileUtils.copyDirectory(TrainedSample.played().workspace().root().toFile(), folder.toFile());
        Path recipes = folder.resolve("competition/sample/recipes");
        for (Map.Entry<String, String> recipe : RECIPES.entrySet()) {
            Files.move(
                    recipes.resolve(recipe.getKey() + ".yaml"),
                    recipes.resolve(recipe.getValue() + ".yaml"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(
                folder.resolve("competition/sample/players.yaml"),
                "classifier: mobilenet-scratch\nsegmenter: deeplabv3plus\n");
        rename(folder.resolve("submissions/sample"));
        return folder;
    }

    private static void rename(Path submissions) throws IOException {
        Map<String, String> names = new TreeMap<>();
        for (Path run : files(submissions)) {
            String name = run.getFileName().toString();
            String recipe = name.replaceFirst("-[0-9a-f]{8}$", "");
            if (!name.equals(recipe) && RECIPES.containsKey(recipe)) {
                names.put(name, RECIPES.get(recipe) + name.substring(recipe.length()));
                FileUtils.moveDirectory(
                        run.toFile(), submissions.resolve(names.get(name)).toFile());
            }
        }
        try (Stream<Path> all = Files.walk(submissions)) {
            for (Path file : all.filter(DocumentWorkspace::isText).toList()) {
                rename(file, names);
            }
        }
    }

    private static boolean isText(Path file) {
        return Files.isRegularFile(file) && file.toString().matches(".*[.](txt|json|yaml|csv)");
    }

    private static void rename(Path file, Map<String, String> names) throws IOException {
        try {
            String text = Files.readString(file);
            String renamed = text;
            for (Map.Entry<String, String> name : names.entrySet()) {
                renamed = renamed.replace(name.getKey(), name.getValue());
            }
            if (!renamed.equals(text)) {
                Files.writeString(file, renamed);
            }
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not text", e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
