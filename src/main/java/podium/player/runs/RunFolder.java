package podium.player.runs;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import podium.core.InputException;
import podium.core.files.WriteAside;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;

/**
 * A run folder on disk, {@code submissions/<competition>/<run>/}. It has everything that is needed to load the network
 * on any machine and to see how it was trained. {@code manifest.json} is written last.
 */
public record RunFolder(Path path) {
    /** The prefix of the model's two files, by which MXNet's tools find them. */
    private static final String MODEL = "model";

    /** Returns the name of the run, which is the folder's own name, also for the path {@code .}. */
    public String name() {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }

    /** Returns the file of the recipe, which has every key. */
    public Path recipe() {
        return path.resolve("recipe.yaml");
    }

    /**
     * Returns the file of the network's outputs, one name per line, as in MXNet's model zoo: the classes, for a
     * segmenter after the background.
     */
    public Path synset() {
        return path.resolve("synset.txt");
    }

    public Path history() {
        return path.resolve("history.csv");
    }

    public Path curves() {
        return path.resolve("curves.png");
    }

    /** Returns the file of each class's metrics on valid. */
    public Path classes() {
        return path.resolve("classes.csv");
    }

    /** Returns the file of the metrics on valid and of the training's duration. */
    public Path figures() {
        return path.resolve("figures.json");
    }

    /** Returns the two files of the model. */
    public SavedModel model() {
        return SavedModel.in(path, MODEL);
    }

    /** Returns the file of a classifier's scores of the valid images. */
    public Path validScores() {
        return path.resolve("scores-valid.csv");
    }

    public Path testScores() {
        return path.resolve("scores-test.csv");
    }

    /** Returns the file of a classifier's logits of the valid images, which older runs do not have. */
    public Path validLogits() {
        return path.resolve("logits-valid.csv");
    }

    /** Returns the file of a classifier's logits of the test images, which older runs do not have. */
    public Path testLogits() {
        return path.resolve("logits-test.csv");
    }

    /** Returns the folders of a segmenter's predictions for the valid images. */
    public MaskFolder valid() {
        return new MaskFolder(path, "valid");
    }

    public MaskFolder test() {
        return new MaskFolder(path, "test");
    }

    /** Returns the chart of a segmenter's confusion matrix on valid. */
    public Path confusion() {
        return path.resolve("confusion.png");
    }

    /** Returns the same chart of the run's network that the training of a segmenter began with. */
    public Path confusionBefore() {
        return path.resolve("confusion-before.png");
    }

    /** Returns the files about the classes that a classifier confuses on valid. */
    public ConfusionFiles validConfusion() {
        return new ConfusionFiles(path, "valid", "valid");
    }

    /** Returns the same of the run's network that the training began with. */
    public ConfusionFiles validConfusionBefore() {
        return new ConfusionFiles(path, "before-valid", "valid before the training");
    }

    /** Returns the files about test, which exist only where the truth of the test images is known. */
    public ConfusionFiles testConfusion() {
        return new ConfusionFiles(path, "test", "test");
    }

    /** Returns the folder of charts that show a segmenter's label maps beside the true ones. */
    public Path panels() {
        return path.resolve("panels");
    }

    /** Returns the folder of what tells known images from unknown ones, which is made when it is first needed. */
    public Path rejection() {
        return path.resolve("rejection");
    }

    /** Returns the folder of the checkpoint, from which an interrupted training continues. */
    public Path checkpoint() {
        return path.resolve("checkpoint");
    }

    /** Returns the folder of one fold's history and checkpoint. */
    public Path fold(int fold) {
        return path.resolve("folds").resolve(Integer.toString(fold));
    }

    /** Returns the lock file, which prevents two processes from using the same run. */
    public Path lock() {
        return path.resolve(".lock");
    }

    private Path id() {
        return path.resolve("run-id.txt");
    }

    /** Returns the existing files of a finished run, without its manifest. They depend on the task. */
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
                confusion(),
                confusionBefore()));
        outputs.addAll(validConfusion().all());
        outputs.addAll(validConfusionBefore().all());
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
     * Checks that the folder belongs to this run, or is new.
     *
     * @throws InputException if it belongs to another run, or is not a run folder; nothing in it is changed
     */
    public void requireRun(String id) throws IOException {
        String there = Files.isRegularFile(id()) ? Files.readString(id()).strip() : "";
        if (!there.isEmpty() && !there.equals(id)) {
            throw new InputException(path + ": the folder belongs to the run " + there + ", but this is the run " + id
                    + " (recipe, data, weights or folds differ); name another folder");
        }
        if (there.isEmpty() && Files.exists(recipe())) {
            throw new InputException(
                    path + ": the folder has a recipe.yaml but no " + id().getFileName() + "; name another folder");
        }
    }

    /** Writes the files with which a run begins: its id, its recipe and the names of its outputs. */
    public void begin(String id, Recipe recipe, List<String> outputs) throws IOException {
        WriteAside.text(id(), id + "\n");
        WriteAside.text(recipe(), RecipeFile.format(recipe));
        WriteAside.text(synset(), String.join("\n", outputs) + "\n");
    }

    /**
     * Copies the history and the checkpoint of a shorter training of the same recipe, from which this one continues. Does
     * nothing if the shorter one has no checkpoint, or this one has its own.
     */
    public void takeCheckpoint(RunFolder shorter) throws IOException {
        if (Files.isDirectory(checkpoint()) || !Files.isDirectory(shorter.checkpoint())) {
            return;
        }
        Path aside = path.resolve("checkpoint.part");
        FileUtils.deleteDirectory(aside.toFile());
        FileUtils.copyDirectory(shorter.checkpoint().toFile(), aside.toFile());
        Files.copy(shorter.history(), history(), StandardCopyOption.REPLACE_EXISTING);
        Files.move(aside, checkpoint(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path divergedFile() {
        return path.resolve("diverged.txt");
    }

    /** Writes why the training cannot be finished. */
    public void writeDiverged(String reason) throws IOException {
        WriteAside.text(divergedFile(), reason + "\n");
    }

    /** Returns why an unfinished training cannot be finished: its loss or its parameters are not finite. */
    public Optional<String> diverged() throws IOException {
        return !finished() && Files.isRegularFile(divergedFile())
                ? Optional.of(Files.readString(divergedFile()).strip())
                : Optional.empty();
    }

    /** Deletes the files that only an unfinished training needs. */
    public void clean() throws IOException {
        Files.deleteIfExists(divergedFile());
        for (Path folder : List.of(checkpoint(), path.resolve("folds"))) {
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    /** Returns true if the training is finished, that is, figures and manifest exist. */
    public boolean finished() {
        return Files.isRegularFile(figures()) && Files.isRegularFile(path.resolve("manifest.json"));
    }

    /** Refuses a run whose training is not finished. */
    public void requireFinished() {
        if (!finished()) {
            throw new InputException(path + ": the run is not finished; finish it with 'podium train COMPETITION"
                    + " --resume " + path + "'");
        }
    }

    /** Returns the name of the recipe, which is the run's id without its checksum. */
    public String recipeName() throws IOException {
        requireFile(id());
        return Files.readString(id()).strip().replaceFirst("-[0-9a-f]{8}$", "");
    }

    /** Reads the recipe. */
    public Recipe readRecipe() throws IOException {
        requireFile(recipe());
        return new RecipeFile(String.valueOf(path.getFileName()), recipe()).read(Map.of());
    }

    /**
     * Reads the names of the network's outputs: the classes, for a segmenter after the background.
     *
     * @throws InputException if there is none, one is empty, or two are the same
     */
    public List<String> readClasses() throws IOException {
        requireFile(synset());
        try {
            List<String> names = Files.readAllLines(synset());
            if (names.isEmpty() || names.contains("") || new HashSet<>(names).size() < names.size()) {
                throw new InputException(
                        synset() + ": no names, an empty one, or the same one twice; expected a name on"
                                + " each line, all different: copy the whole folder again");
            }
            return names;
        } catch (CharacterCodingException e) {
            throw new InputException(synset() + ": not UTF-8 text; copy the whole folder again", e);
        }
    }

    private void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(path + ": not a run folder: it has no " + file.getFileName()
                    + "; expected a folder that 'podium train' wrote ('podium runs COMPETITION' lists them)");
        }
    }
}
