package podium.cli.play;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import podium.app.training.EpochsOf;
import podium.app.training.Train;
import podium.cli.console.EngineOption;
import podium.cli.console.ExitCode;
import podium.cli.console.NamedCompetition;
import podium.cli.console.PodiumCommand;
import podium.core.UsageException;
import podium.judge.competition.Competition;
import podium.judge.competition.Labelling;
import podium.player.figures.RunFigures;
import podium.player.recipe.FoldChoice;
import podium.player.recipe.Recipe;
import podium.player.recipe.RecipeFile;
import podium.player.runs.RunFolder;
import podium.report.tables.EpochLine;

/** {@code podium train COMPETITION --recipe NAME}. */
@Command(
        name = "train",
        description = {
            "Train a network by a recipe, and predict the images of valid and test.",
            "",
            "The command writes the folder submissions/COMPETITION/RUN, and prints its name. The folder contains the"
                    + " model, scores-valid.csv, scores-test.csv, logits-valid.csv, logits-test.csv, history.csv,"
                    + " curves.png, the figures of each class, the confusion matrix of valid, examples of confused"
                    + " classes and the complete recipe. For a segmenter, label maps"
                    + " and pixel logits replace the scores. The same recipe on the same images is not trained twice."
                    + " Ctrl-C stops the training after the current batch. If a training was interrupted or killed,"
                    + " the same command continues it from its last checkpoint."
        },
        footer = {
            "",
            "Examples:",
            "  podium train sample --recipe mobilenet-scratch",
            "  podium train voc2009 --recipe mobilenetv2-frozen --weights FILE.params",
            "  podium train voc2009 --recipe mobilenetv2-frozen --folds all",
            "  podium train voc2009 --recipe deeplabv3plus-mobilenetv2",
            "  podium train voc2009 --recipe mobilenetv2-finetune --recipe-set seed=2",
            "  podium train voc2009 --recipe perturb --victim RUN",
            "  podium train sample --recipe mobilenetv2-frozen --from RUN",
            "  podium train sample --recipe mobilenet-scratch --folds none --epochs-of RUN",
            "  podium train sample --recipe mobilenet-scratch --recipe-set batch-size=8",
            "  podium train voc2009 --resume RUN"
        })
public final class TrainCommand extends PodiumCommand {
    private static final long MEBIBYTE = 1 << 20;
    private static final String RUN = "run:";

    @Option(
            names = "--recipe",
            paramLabel = "NAME",
            description = "The name of a file in competition/COMPETITION/recipes, or the path of any .yaml file.")
    private @Nullable String recipe;

    @Option(
            names = "--recipe-set",
            paramLabel = "KEY=VALUE",
            description = "Replace a value in the recipe, such as optimizer.kind=sgd. You can repeat it.")
    private Map<String, String> recipeSettings = new LinkedHashMap<>();

    @Option(
            names = "--weights",
            paramLabel = "FILE|DIR|zoo:NAME|none",
            description = "The initial weights of the network, in place of the recipe's.")
    private @Nullable String weights;

    @Option(
            names = "--from",
            paramLabel = "RUN",
            description = "The run whose network is trained further, in place of the recipe's weights. Its figures on"
                    + " valid are also measured before the first epoch.")
    private @Nullable Path from;

    @Option(
            names = "--victim",
            paramLabel = "RUN",
            description = "The run whose network a recipe with perturber.kind learns to fool. The run is not changed.")
    private @Nullable Path victim;

    @Option(
            names = "--teacher",
            paramLabel = "RUN",
            description = "The run whose probabilities, at distillation.temperature, replace the labels.")
    private @Nullable Path teacher;

    @Option(
            names = "--folds",
            paramLabel = "WHICH",
            defaultValue = "competition",
            description =
                    "competition: train on train, and choose the epoch on valid (default). all: also score each image"
                            + " of train and valid by a network that was not trained on its fold. none: train on"
                            + " train and valid, and choose no epoch.")
    private FoldChoice folds;

    @Option(
            names = "--epochs-of",
            paramLabel = "RUN",
            description =
                    "With --folds none: train each stage for as many epochs as led to the best epoch of this" + " run.")
    private @Nullable Path epochsOf;

    @Option(names = "--out", paramLabel = "RUN", description = "The folder of the run, in place of the default one.")
    private @Nullable Path out;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = "Continue an interrupted run, with the recipe in its folder.")
    private @Nullable Path resume;

    @Option(names = "--skip-corrupt", description = "Skip images that are missing or cannot be decoded, and name them.")
    private boolean skipCorrupt;

    @Option(
            names = "--image-memory",
            paramLabel = "MB",
            description = "Memory for decoded images (default: ${DEFAULT-VALUE}). Other images are decoded in each"
                    + " epoch.",
            defaultValue = "1024")
    private long imageMemory;

    @Mixin
    private NamedCompetition named;

    @Mixin
    private EngineOption engine;

    @Override
    public Integer call() throws IOException {
        Competition competition = named.load(workspace());
        Train.Request request = request(competition.labelling());
        Train.Result made = new Train(
                        competition, context(engine.choice()), console(EpochLine.of(request.recipe())), err()::println)
                .run(request);
        if (made.reused()) {
            err().println("unchanged, reused");
        } else {
            err().println(EpochLine.last(
                    RunFigures.read(made.folder().figures()),
                    request.recipe().choice().checkpoint()));
        }
        out().println(made.folder().path());
        return ExitCode.OK;
    }

    @Override
    protected String afterStop() {
        return GOES_ON;
    }

    private Train.Request request(Labelling labels) throws IOException {
        if ((recipe == null) == (resume == null)) {
            throw new UsageException(
                    recipe == null
                            ? "no recipe given; name one with --recipe NAME, or continue a run with --resume RUN"
                            : "--recipe and --resume do not go together: a run has its recipe in its folder");
        }
        if (resume != null
                && (!recipeSettings.isEmpty()
                        || Stream.of(out, weights, from, victim, teacher, epochsOf)
                                .anyMatch(Objects::nonNull))) {
            throw new UsageException(
                    "--resume continues a run unchanged; leave out --out, --weights, --from, --victim, --teacher,"
                            + " --epochs-of and --recipe-set");
        }
        requireOneNetwork();
        if (imageMemory < 0) {
            throw new UsageException("--image-memory is " + imageMemory + "; expected 0 or more megabytes");
        }
        RecipeFile file = resume == null
                ? RecipeFile.find(workspace(), named.id(), String.valueOf(recipe))
                : new RecipeFile(new RunFolder(resume).recipeName(), new RunFolder(resume).recipe());
        if (weights != null) {
            recipeSettings.put("weights", quotedWeights(weights));
        }
        if (from != null) {
            recipeSettings.put("weights", quoted(RUN + belowWorkspace(from)));
        }
        if (teacher != null) {
            recipeSettings.put("distillation.teacher", quotedWeights(teacher.toString()));
        }
        Recipe read = read(file, labels);
        return new Train.Request(
                file.name(),
                epochsOf == null ? read : new EpochsOf(new RunFolder(epochsOf)).shortened(read, folds, err()::println),
                folds,
                resume == null ? out : resume,
                skipCorrupt,
                imageMemory * MEBIBYTE);
    }

    /** Checks that at most one option names the network that the training begins with. */
    private void requireOneNetwork() {
        if (from != null && weights != null) {
            throw new UsageException("--from and --weights do not go together: both say what the network begins with;"
                    + " leave out one of them");
        }
        if (victim != null && (weights != null || from != null)) {
            throw new UsageException("--victim and " + (from == null ? "--weights" : "--from")
                    + " do not go together: a run has its weights in its folder");
        }
    }

    private Recipe read(RecipeFile file, Labelling labels) throws IOException {
        if (victim == null) {
            return file.read(labels, recipeSettings);
        }
        RunFolder run = new RunFolder(victim);
        Path parameters = run.model().parameters().toAbsolutePath().normalize();
        Recipe recipe = file.read(labels, Recipe.against(run.readRecipe(), parameters.toString()), recipeSettings);
        if (!recipe.robustness().perturber().perturbs()) {
            throw new UsageException("--victim is for recipes with perturber.kind; " + file.name()
                    + " has none; set it to network or universal, or leave out --victim");
        }
        return recipe;
    }

    /**
     * The quoted YAML value of a path. A recipe's paths are relative to the workspace, a user's to the current folder.
     */
    static String quotedWeights(String weights) {
        return quoted(fromHere(weights));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A path as recipes have it: relative to the workspace if it lies below that. */
    private String belowWorkspace(Path path) {
        Path root = workspace().root().toAbsolutePath().normalize();
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(root) ? root.relativize(absolute).toString() : absolute.toString();
    }

    private static String fromHere(String weights) {
        if (weights.startsWith(RUN)) {
            return RUN + fromHere(weights.substring(RUN.length()));
        }
        return weights.startsWith("zoo:") || weights.equals("none")
                ? weights
                : Path.of(weights).toAbsolutePath().normalize().toString();
    }
}
