package podium.app.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import podium.core.InputException;
import podium.core.UsageException;
import podium.core.files.Manifest;
import podium.core.files.Manifest.Sum;
import podium.core.yaml.Spelling;
import podium.player.figures.RunFigures;
import podium.player.network.weights.WeightSource;
import podium.player.recipe.FoldChoice;
import podium.player.recipe.NetworkSettings;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/** The run whose network a training begins with. */
record Start(RunFolder run) {
    /**
     * Returns the run that a recipe's weights name; empty if they are no run.
     *
     * @param root the folder that relative paths start from
     */
    static Optional<Start> of(Recipe recipe, Path root) {
        return WeightSource.parse(recipe.network().weights(), root) instanceof WeightSource.Run run
                ? Optional.of(new Start(new RunFolder(run.folder())))
                : Optional.empty();
    }

    /**
     * Refuses a run that is not complete or whose network does something else than the recipe's, and choices of folds
     * whose figures would be of images that the run has learnt from.
     */
    void requireFit(Recipe recipe, List<String> outputs, FoldChoice folds) throws IOException {
        Recipe earlier = run.readRecipe();
        requireWhole();
        require(
                !earlier.robustness().perturber().perturbs(),
                "its network perturbs images",
                "the run of a classifier or a segmenter; to train a perturber, use --victim RUN");
        if (recipe.robustness().perturber().perturbs()) {
            throw new UsageException("--from is for classifiers and segmenters; the network of a recipe with"
                    + " perturber.kind is named with --victim RUN");
        }
        require(
                earlier.task() == recipe.task(),
                "its task is " + Spelling.of(earlier.task()),
                "a run with the recipe's task, " + Spelling.of(recipe.task()));
        List<String> classes = run.readClasses();
        require(
                classes.equals(outputs),
                "its classes are " + String.join(", ", classes),
                String.join(", ", outputs) + "; to take the backbone alone, use --weights " + run.path());
        requireInput(earlier.network(), recipe.network());
        requireUnseen(folds);
    }

    private void requireWhole() throws IOException {
        run.requireFinished();
        List<String> model = List.of("recipe.yaml", "synset.txt", "model-symbol.json", "model-0000.params");
        List<String> changed = manifest().changedOutputs(run.path()).stream()
                .filter(model::contains)
                .toList();
        require(
                changed.isEmpty(),
                String.join(", ", changed) + (changed.size() == 1 ? " is" : " are")
                        + " missing or not what the training wrote",
                "the sums in manifest.json; copy the whole folder again");
    }

    private Manifest manifest() throws IOException {
        return Manifest.read(run.path()).orElseThrow();
    }

    private void requireInput(NetworkSettings earlier, NetworkSettings now) {
        requireSame("size", earlier.size(), now.size());
        requireSame("channels", earlier.input().depth(), now.input().depth());
        requireSame("scaling", Spelling.of(earlier.scaling()), Spelling.of(now.scaling()));
    }

    private void requireSame(String key, Object earlier, Object now) {
        require(
                earlier.equals(now),
                "its " + key + " is " + earlier,
                "the recipe's, " + now + "; add --recipe-set " + key + "=" + earlier);
    }

    private void requireUnseen(FoldChoice folds) throws IOException {
        if (folds == FoldChoice.ALL) {
            throw new UsageException("--folds all scores each image by a network that has not seen it, and the network"
                    + " of --from " + run.path() + " has; use --folds competition or none");
        }
        RunFigures figures = RunFigures.read(run.figures());
        if (folds == FoldChoice.COMPETITION && (figures.validImages() == 0 || figures.outOfFold())) {
            throw new UsageException("--from " + run.path() + ": the run was trained with --folds "
                    + (figures.outOfFold() ? "all" : "none") + ", so its network has learnt from the valid images, and"
                    + " figures on them would be too good; use --folds none, or a run with --folds competition");
        }
    }

    /**
     * Refuses a run whose network may have learnt from the images that are valid or test now: those of another split.
     *
     * @param inputs the checksums of what the training reads
     */
    void requireSameSplit(FoldChoice folds, List<Sum> inputs) throws IOException {
        List<Sum> earlier = manifest().inputs();
        List<String> names = folds == FoldChoice.COMPETITION
                ? List.of(TrainingInputs.TEST_IMAGES, TrainingInputs.TRAIN_IMAGES, TrainingInputs.foldsOf(folds))
                : List.of(TrainingInputs.TEST_IMAGES);
        List<Sum> others = inputs.stream()
                .filter(sum -> names.contains(sum.path()))
                .filter(sum -> !earlier.contains(sum))
                .toList();
        require(
                others.isEmpty(),
                "the images of train, valid and test are not those that it was trained with, so its network may have"
                        + " learnt from images that are valid or test now, and figures on them would be too good",
                "a run of the same split; to take the backbone alone, use --weights");
    }

    private void require(boolean holds, String found, String expected) {
        if (!holds) {
            throw new InputException(run.path() + ": " + found + "; expected " + expected);
        }
    }
}
