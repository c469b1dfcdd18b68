package podium.player.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import podium.core.InputException;
import podium.core.files.WriteAside;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;

/**
 * The files of a run, {@code submissions/<competition>/<run>/}: all that is needed to open the network again, on any
 * machine, and all that tells how it was made. {@code manifest.json} is written last.
 */
public record RunFolder(Path path) {
    /** The name of the model's pair, as MXNet's tools ask for it. */
    private static final String MODEL = "model";

    /** What the run is called: the folder's own name, also of {@code .}. */
    public String name() {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }

    /** The recipe, every key of it. */
    public Path recipe() {
        return path.resolve("recipe.yaml");
    }

    /** The network's outputs by name, a line each, as MXNet's model zoo has it: classes, a segmenter's after background. */
    public Path synset() {
        return path.resolve("synset.txt");
    }

    public Path history() {
        return path.resolve("history.csv");
    }

    public Path curves() {
        return path.resolve("curves.png");
    }

    /** Figures of each class on valid. */
    public Path classes() {
        return path.resolve("classes.csv");
    }

    /** Figures on valid and what the training took. */
    public Path figures() {
        return path.resolve("figures.json");
    }

    /** The model's pair. */
    public SavedModel model() {
        return SavedModel.in(path, MODEL);
    }

    /** Scores of the images that choices are made by. */
    public Path validScores() {
        return path.resolve("scores-valid.csv");
    }

    public Path testScores() {
        return path.resolve("scores-test.csv");
    }

    /** A classifier's logits of the images that choices are made by; older runs have none. */
    public Path validLogits() {
        return path.resolve("logits-valid.csv");
    }

    /** A classifier's logits of the test images; older runs have none. */
    public Path testLogits() {
        return path.resolve("logits-test.csv");
    }

    /** A segmenter's label maps of the images that choices are made by. */
    public MaskFolder valid() {
        return new MaskFolder(path, "valid");
    }

    public MaskFolder test() {
        return new MaskFolder(path, "test");
    }

    /** A segmenter's confusion of labels on valid, drawn. */
    public Path confusion() {
        return path.resolve("confusion.png");
    }

    /** Where some of a segmenter's label maps of valid are drawn beside the truth. */
    public Path panels() {
        return path.resolve("panels");
    }

    /** Where unfinished training keeps what it goes on from. */
    public Path checkpoint() {
        return path.resolve("checkpoint");
    }

    /** Where the training of one fold keeps its history and checkpoint. */
    public Path fold(int fold) {
        return path.resolve("folds").resolve(Integer.toString(fold));
    }

    /** What keeps two processes from one run. */
    public Path lock() {
        return path.resolve(".lock");
    }

    private Path id() {
        return path.resolve("run-id.txt");
    }

    /** The files that a finished run has, but for its manifest; some are a classifier's, some a segmenter's. */
    public List<Path> outputs() throws IOException {
        List<Path> outputs = new ArrayList<>(List.of(
                recipe(),
                synset(),
                history(),
                curves(),
                classes(),
                figures(),
                model().symbol(),
                model().parameters(),
                validScores(),
                testScores(),
                validLogits(),
                testLogits(),
                confusion()));
        for (Path folder : List.of(valid().masks(), valid().logits(), test().masks(), test().logits(), panels())) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    outputs.addAll(files.sorted().toList());
                }
            }
        }
        outputs.removeIf(file -> !Files.isRegularFile(file));
        return outputs;
    }

    /**
     * Makes sure that the folder is this run's, or nobody's yet.
     *
     * @throws InputException if it is another's; nothing in it is touched
     */
    public void requireRun(String id) throws IOException {
        String there = Files.isRegularFile(id()) ? Files.readString(id()).strip() : "";
        if (!there.isEmpty() && !there.equals(id)) {
            throw new InputException(path + ": is the folder of the run " + there + ", but this is " + id
                    + ": recipe, data, weights or folds differ; name another folder");
        }
        if (there.isEmpty() && Files.exists(recipe())) {
            throw new InputException(
                    path + ": has a recipe.yaml, but no " + id().getFileName() + "; name another folder");
        }
    }

    /** Writes what a run begins with. */
    public void begin(String id, Recipe recipe, List<String> outputs) throws IOException {
        WriteAside.text(id(), id + "\n");
        WriteAside.text(recipe(), RecipeFile.format(recipe));
        WriteAside.text(synset(), String.join("\n", outputs) + "\n");
    }

    /** Deletes what only unfinished training needs. */
    public void clean() throws IOException {
        for (Path folder : List.of(checkpoint(), path.resolve("folds"))) {
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    /** Whether training came to its end: all files are there. */
    public boolean finished() {
        return Files.isRegularFile(figures()) && Files.isRegularFile(path.resolve("manifest.json"));
    }

    /** The recipe's name, the run's id without its sum. */
    public String recipeName() throws IOException {
        requireFile(id());
        return Files.readString(id()).strip().replaceFirst("-[0-9a-f]{8}$", "");
    }

    /** Its recipe, every key of it. */
    public Recipe readRecipe() throws IOException {
        requireFile(recipe());
        return new RecipeFile(String.valueOf(path.getFileName()), recipe()).read(Map.of());
    }

    /** The network's outputs by name: the classes, a segmenter's after background. */
    public List<String> readClasses() throws IOException {
        requireFile(synset());
        return Files.readAllLines(synset());
    }

    private void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(path + ": no run's folder, since it has no " + file.getFileName()
                    + "; expected one that 'podium train' wrote ('podium runs COMPETITION' lists them)");
        }
    }
}
