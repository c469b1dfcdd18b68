package podium.cli.play;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import podium.app.training.Train;
import podium.cli.console.ExitCode;
import podium.cli.console.NamedCompetition;
import podium.cli.console.PodiumCommand;
import podium.core.UsageException;
import podium.judge.competition.Competition;
import podium.player.recipe.FoldChoice;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;
import podium.player.runs.RunFolder;
import podium.report.tables.EpochLine;

/** {@code podium train COMPETITION --recipe NAME}. */
@Command(
        name = "train",
        description = {
            "Train a network as a recipe says, and score the images of valid and test with it.",
            "",
            "Writes submissions/COMPETITION/RUN: the model, scores-valid.csv, scores-test.csv, logits-valid.csv and"
                    + " logits-test.csv, history.csv and curves.png, figures of each class, the whole recipe; a segmenter's label"
                    + " maps and logits of pixels in place of scores. Its name is printed. The same recipe on the same images is not trained twice; Ctrl-C stops"
                    + " after the batch, and the same command goes on where it, or a kill, broke the training off."
        },
        footer = {
            "",
            "Examples:",
            "  podium train sample --recipe mobilenet-scratch",
            "  podium train voc2009 --recipe mobilenetv2-frozen --weights ~/mobilenetv2_1.0-0000.params",
            "  podium train voc2009 --recipe mobilenetv2-frozen --folds all",
            "  podium train voc2009 --recipe deeplabv3plus-mobilenetv2",
            "  podium train voc2009 --recipe mobilenetv2-finetune --recipe-set seed=2 --recipe-set batch-size=8",
            "  podium train voc2009 --recipe perturb --victim submissions/voc2009/mobilenetv2-finetune-1a2b3c4d",
            "  podium train voc2009 --recipe mobilenetv2-finetune --recipe-set adversarial.epsilon=4",
            "  podium train voc2009 --resume submissions/voc2009/mobilenetv2-finetune-1a2b3c4d"
        })
public final class TrainCommand extends PodiumCommand {
    private static final long MEBIBYTE = 1 << 20;

    @Option(
            names = "--recipe",
            paramLabel = "NAME",
            description = "A file's name below competition/COMPETITION/recipes, or any file that ends in .yaml.")
    private @Nullable String recipe;

    @Option(
            names = "--recipe-set",
            paramLabel = "KEY=VALUE",
            description = "Another value for a key of the recipe, such as optimizer.kind=sgd; may be repeated.")
    private Map<String, String> recipeSettings = new LinkedHashMap<>();

    @Option(
            names = "--weights",
            paramLabel = "FILE|DIR|zoo:NAME|none",
            description = "Where the network's weights begin, in place of the recipe's.")
    private @Nullable String weights;

    @Option(
            names = "--victim",
            paramLabel = "RUN",
            description = "The run whose network a recipe with perturber.kind is to fool, and which stays as it is.")
    private @Nullable Path victim;

    @Option(
            names = "--teacher",
            paramLabel = "RUN",
            description = "The run whose probabilities are learnt in place of labels, at distillation.temperature.")
    private @Nullable Path teacher;

    @Option(
            names = "--folds",
            paramLabel = "WHICH",
            defaultValue = "competition",
            description =
                    "competition: learn from train, choose by valid (default). all: also score each image of train"
                            + " and valid by a network that has not seen its fold. none: learn from train and valid, choose"
                            + " nothing.")
    private FoldChoice folds;

    @Option(names = "--out", paramLabel = "RUN", description = "The run's folder, in place of the usual one.")
    private @Nullable Path out;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = "Go on with a run that was broken off, by the recipe in its folder.")
    private @Nullable Path resume;

    @Option(
            names = "--skip-corrupt",
            description = "Leave out images that are missing or cannot be decoded, and say which.")
    private boolean skipCorrupt;

    @Option(
            names = "--image-memory",
            paramLabel = "MB",
            description = "Memory for decoded images (default: ${DEFAULT-VALUE}); the others are decoded each epoch.",
            defaultValue = "1024")
    private long imageMemory;

    @Mixin
    private NamedCompetition named;

    @Override
    public Integer call() throws IOException {
        Competition competition = named.load(workspace());
        Train.Request request = request();
        Train.Result made =
                new Train(competition, context(), console(EpochLine.of(request.recipe())), err()::println).run(request);
        if (made.reused()) {
            err().println("unchanged, reused");
        }
        out().println(made.folder().path());
        return ExitCode.OK;
    }

    @Override
    protected String afterStop() {
        return GOES_ON;
    }

    private Train.Request request() throws IOException {
        if ((recipe == null) == (resume == null)) {
            throw new UsageException(
                    recipe == null
                            ? "no recipe; name one with --recipe NAME, or go on with a run by --resume RUN"
                            : "--recipe and --resume do not go together: a run has its recipe in its folder");
        }
        if (resume != null
                && (out != null || weights != null || victim != null || teacher != null || !recipeSettings.isEmpty())) {
            throw new UsageException(
                    "--resume goes on with a run as it is: without --out, --weights, --victim, --teacher and"
                            + " --recipe-set");
        }
        if (victim != null && weights != null) {
            throw new UsageException("--victim and --weights do not go together: a run has its weights in its folder");
        }
        if (imageMemory < 0) {
            throw new UsageException("--image-memory is " + imageMemory + "; expected 0 or more megabytes");
        }
        RecipeFile file = resume == null
                ? RecipeFile.find(workspace(), named.id(), String.valueOf(recipe))
                : new RecipeFile(new RunFolder(resume).recipeName(), new RunFolder(resume).recipe());
        if (weights != null) {
            recipeSettings.put("weights", quotedWeights(weights));
        }
        if (teacher != null) {
            recipeSettings.put("distillation.teacher", quotedWeights(teacher.toString()));
        }
        return new Train.Request(
                file.name(), read(file), folds, resume == null ? out : resume, skipCorrupt, imageMemory * MEBIBYTE);
    }

    private Recipe read(RecipeFile file) throws IOException {
        if (victim == null) {
            return file.read(recipeSettings);
        }
        RunFolder run = new RunFolder(victim);
        Path parameters = run.model().parameters().toAbsolutePath().normalize();
        Recipe recipe = file.read(Recipe.against(run.readRecipe(), parameters.toString()), recipeSettings);
        if (!recipe.robustness().perturber().perturbs()) {
            throw new UsageException("--victim is for recipes that perturb a run's images; " + file.name()
                    + " has no perturber.kind, such as network or universal");
        }
        return recipe;
    }

    /** A value for the recipe's key: its paths begin in the workspace, a user's where the user is. */
    static String quotedWeights(String weights) {
        return "'" + fromHere(weights).replace("'", "''") + "'";
    }

    private static String fromHere(String weights) {
        return weights.startsWith("zoo:") || weights.equals("none")
                ? weights
                : Path.of(weights).toAbsolutePath().normalize().toString();
    }
}
