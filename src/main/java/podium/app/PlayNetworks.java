package podium.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import podium.app.Stages.StageResult;
import podium.app.context.Context;
import podium.app.strategies.ClassStudy;
import podium.app.strategies.CompareStrategies;
import podium.app.strategies.Encode;
import podium.app.strategies.ForeignAnswers;
import podium.app.strategies.StrategyFiles;
import podium.app.strategies.StrategyNames;
import podium.app.strategies.StrategySubject;
import podium.app.strategies.StrategyTuning;
import podium.app.strategies.StudyOfRuns;
import podium.app.training.Train;
import podium.app.training.TrainingWatch;
import podium.core.InputException;
import podium.core.metric.Bootstrap;
import podium.judge.competition.Competition;
import podium.judge.competition.Prepared;
import podium.judge.competition.Splits;
import podium.player.network.running.NoEngineException;
import podium.player.network.weights.WeightSource;
import podium.player.recipe.FoldChoice;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;
import podium.player.strategy.classes.CalibrationKind;

/**
 * Writes the submissions of the players with networks. It trains a classifier and a segmenter, compares strategies, and
 * decides the test images twice: {@code argmax} by the argmax of both networks, and {@code tuned} by the strategies
 * that are best on valid.
 */
final class PlayNetworks {
    private static final long IMAGE_MEMORY = 1L << 30;
    private static final StrategyNames PLAIN = new StrategyNames("argmax", CalibrationKind.NONE, "argmax");

    private final Competition competition;
    private final Context context;
    private final Stages stages;
    /** The comparison of this run; null if an earlier comparison was reused. */
    private @Nullable StudyOfRuns compared;

    PlayNetworks(Competition competition, Context context, Stages stages) {
        this.competition = competition;
        this.context = context;
        this.stages = stages;
    }

    /**
     * The results of the networks.
     *
     * @param runs the classifier's run, the segmenter's run, or both
     * @param strategies the folder with the comparison of strategies, or an empty list if there is none
     * @param submissions the submission files by player
     */
    record Played(List<RunFolder> runs, List<Path> strategies, Map<String, Path> submissions) {}

    Played run(List<NamedRecipe> recipes, TrainingWatch watch, Prepared prepared, Splits splits) throws IOException {
        List<RunFolder> runs = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        String missing = "";
        for (NamedRecipe recipe : recipes) {
            if (competition.tasks().contains(recipe.recipe().task())) {
                try {
                    runs.addAll(stages.step("train", () -> train(recipe, watch, prepared)));
                } catch (NoEngineException e) {
                    skipped.add(recipe.name());
                    missing = String.valueOf(e.getMessage());
                }
            }
        }
        if (!skipped.isEmpty()) {
            String result = String.join(" and ", skipped) + " skipped: " + missing;
            stages.step("train", () -> new StageResult<>(skipped, result, List.of(), List.of()));
        }
        Map<String, Path> submissions = new LinkedHashMap<>();
        if (runs.isEmpty()) {
            return new Played(runs, List.of(), submissions);
        }
        List<Path> folders = runs.stream().map(RunFolder::path).toList();
        submissions.put("argmax", stages.step("argmax", () -> encode("argmax", folders, PLAIN)));
        if (!ClassStudy.enough(splits.valid().size())) {
            return new Played(runs, stages.step("strategies", () -> tooFew(splits)), submissions);
        }
        List<Path> strategies = stages.step("strategies", () -> compare(folders));
        submissions.put("tuned", stages.step("tuned", () -> encode("tuned", folders, StrategyNames.BEST)));
        return new Played(runs, strategies, submissions);
    }

    private static StageResult<List<Path>> tooFew(Splits splits) {
        return new StageResult<>(
                List.of(),
                "skipped: " + splits.valid().size() + " valid images are too few to tune and evaluate strategies",
                List.of(),
                List.of());
    }

    private StageResult<List<RunFolder>> train(NamedRecipe named, TrainingWatch watch, Prepared prepared)
            throws IOException {
        Recipe recipe = named.recipe();
        try {
            WeightSource.parse(recipe.network().weights(), context.workspace().root())
                    .file();
        } catch (InputException e) {
            return new StageResult<>(
                    List.of(),
                    named.name() + " skipped: " + e.getMessage() + "; name other weights with --weights",
                    List.of(),
                    List.of());
        }
        boolean cheap = recipe.learning().stages().stream()
                .allMatch(stage -> stage.train().headOnly());
        Train.Result made = watch.watch(
                recipe,
                (listener, log) -> new Train(competition, context, listener, log)
                        .run(new Train.Request(
                                named.name(),
                                recipe,
                                cheap ? FoldChoice.ALL : FoldChoice.COMPETITION,
                                null,
                                false,
                                IMAGE_MEMORY)));
        new TestConfusion(prepared, context).write(made.folder());
        return new StageResult<>(
                List.of(made.folder()),
                named.name() + (made.reused() ? " unchanged, reused" : " trained"),
                List.of(prepared.publicFolder(), competition.dataRoot(context.workspace())),
                made.reused() ? List.of() : List.of(made.folder().path()));
    }

    private StageResult<List<Path>> compare(List<Path> runs) throws IOException {
        Path folder = runs.get(0).resolve("strategies");
        if (StrategyFiles.current(folder, runs)) {
            return new StageResult<>(List.of(folder), "unchanged, reused", runs, List.of());
        }
        List<String> notes = new ArrayList<>();
        CompareStrategies.Result result = new CompareStrategies(context.warning(notes::add))
                .run(new StrategySubject.Runs(runs, competition.id(), false), Bootstrap.STANDARD, folder);
        compared = result.studies();
        return new StageResult<>(
                List.of(folder),
                result.sections().stream()
                                .map(section ->
                                        section.file() + " " + section.shown().finding())
                                .reduce((a, b) -> a + ", " + b)
                                .orElse("")
                        + (notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")"),
                runs,
                List.of(folder));
    }

    private StageResult<Path> encode(String name, List<Path> runs, StrategyNames strategies) throws IOException {
        List<String> notes = new ArrayList<>();
        Encode encoding = new Encode(context.warning(notes::add));
        Encode.Request request =
                new Encode.Request(runs, competition.id(), ForeignAnswers.NONE, null, strategies, name, null);
        StudyOfRuns known = compared;
        Encode.Written written = known == null
                ? encoding.run(request)
                : encoding.run(request, (pair, same) -> StrategyTuning.best(known, pair, same));
        String what = written.reused() ? "unchanged, reused" : written.images() + " images decided";
        return new StageResult<>(
                written.submission(),
                what + (notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")"),
                runs,
                written.reused() ? List.of() : List.of(written.folder()));
    }
}
