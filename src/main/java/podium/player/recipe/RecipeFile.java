package podium.player.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import podium.core.InputException;
import podium.core.UsageException;
import podium.core.yaml.Spelling;
import podium.core.yaml.StrictYaml;
import podium.judge.competition.Labelling;
import podium.judge.competition.Workspace;

/**
 * A recipe file, {@code competition/<id>/recipes/<name>.yaml}. It lists the keys that differ from {@link
 * Recipe#standard}.
 *
 * <pre>{@code
 * RecipeFile.find(workspace, "voc2009", "mobilenetv2-frozen").read(Labelling.MULTIPLE, Map.of("stages[0].epochs", "5"));
 * }</pre>
 *
 * @param name the file's name without its ending
 * @param path the file
 */
public record RecipeFile(String name, Path path) {
    private static final StrictYaml<Recipe> YAML = StrictYaml.of(Recipe.class, "--recipe-set");
    private static final String ENDING = ".yaml";
    private static final Pattern NAME = Pattern.compile("(?:([a-z0-9][a-z0-9._-]*)/)?([a-z0-9][a-z0-9._-]*)");

    /**
     * Finds a recipe by its name.
     *
     * @param name the name of one of the competition's recipes, {@code <id>/<name>} for a recipe of another
     *     competition, or the path of a .yaml file
     * @throws UsageException if the name is malformed or there is no such recipe; the message suggests the nearest name
     */
    public static RecipeFile find(Workspace workspace, String competition, String name) throws IOException {
        if (name.endsWith(ENDING)) {
            Path path = Path.of(name);
            if (!Files.isRegularFile(path)) {
                throw new UsageException("no recipe " + name + ": the file does not exist");
            }
            return new RecipeFile(stem(path), path);
        }
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new UsageException("'" + name + "' is not the name of a recipe; expected lower-case letters, digits,"
                    + " '.', '_' and '-', such as mobilenetv2-frozen, voc2009/mobilenetv2-frozen or my-own.yaml");
        }
        Path folder = folder(workspace, parts.group(1) == null ? competition : parts.group(1));
        Path path = folder.resolve(parts.group(2) + ENDING);
        if (!Files.isRegularFile(path)) {
            throw new UsageException("no recipe '" + parts.group(2) + "' in " + folder + "; "
                    + known(workspace, folder, parts.group(2)));
        }
        return new RecipeFile(parts.group(2), path);
    }

    /**
     * Reads the recipe, for any competition. Keys that the file does not have take their values from {@link
     * Recipe#standard}; without the key {@code labels} an image may have several classes.
     *
     * @param overrides the {@code --recipe-set} options: dotted keys with their YAML values
     * @throws podium.core.InputException if the file or an override has an unknown key or a wrong value
     */
    public Recipe read(Map<String, String> overrides) throws IOException {
        return over(Labelling.MULTIPLE).read(path, overrides);
    }

    /**
     * Reads the recipe for a competition, whose labelling is the default of the key {@code labels}.
     *
     * @param labels how many classes an image of the competition has
     * @throws podium.core.InputException also if the recipe is for images with another number of classes
     */
    public Recipe read(Labelling labels, Map<String, String> overrides) throws IOException {
        return fitting(labels, over(labels).read(path, overrides));
    }

    /** Like {@link #read(Labelling, Map)}, but with the given defaults. */
    public Recipe read(Labelling labels, Recipe standard, Map<String, String> overrides) throws IOException {
        return fitting(labels, YAML.over(standard).read(path, overrides));
    }

    private static StrictYaml<Recipe> over(Labelling labels) {
        return YAML.over(
                Recipe.standard(labels),
                "labels",
                Arrays.stream(Labelling.values()).collect(Collectors.toMap(Spelling::of, Recipe::standard)));
    }

    private Recipe fitting(Labelling labels, Recipe recipe) {
        if (recipe.prediction().labels() != labels) {
            throw new InputException(path + ": labels is "
                    + Spelling.of(recipe.prediction().labels()) + "; expected " + Spelling.of(labels) + ", because "
                    + switch (labels) {
                        case MULTIPLE -> "an image of the competition may have several classes";
                        case SINGLE -> "each image of the competition has exactly one class";
                    });
        }
        return recipe;
    }

    /** Formats every key of a recipe as YAML, as in a run folder's recipe.yaml. Equal recipes give equal bytes. */
    public static String format(Recipe recipe) {
        return StrictYaml.format(recipe);
    }

    private static String known(Workspace workspace, Path folder, String name) throws IOException {
        TreeSet<String> names = names(folder);
        if (!names.isEmpty()) {
            return "did you mean " + Spelling.nearest(name, names) + "? The recipes are: " + String.join(", ", names);
        }
        TreeSet<String> others = new TreeSet<>();
        if (Files.isDirectory(workspace.competitions())) {
            try (Stream<Path> competitions = Files.list(workspace.competitions())) {
                for (Path competition : competitions.toList()) {
                    String id = competition.getFileName().toString();
                    names(folder(workspace, id)).forEach(other -> others.add(id + "/" + other));
                }
            }
        }
        return others.isEmpty()
                ? "the folder has no recipes"
                : "the folder has no recipes; use one of another competition: " + String.join(", ", others);
    }

    private static TreeSet<String> names(Path folder) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(ENDING)).forEach(file -> names.add(stem(file)));
            }
        }
        return names;
    }

    private static Path folder(Workspace workspace, String competition) {
        return workspace.competitions().resolve(competition).resolve("recipes");
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ENDING.length());
    }
}
