package podium.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import podium.app.context.Context;
import podium.app.training.Train;
import podium.core.Progress;
import podium.core.files.Program;
import podium.data.sample.SampleGenerator;
import podium.judge.competition.Competition;
import podium.judge.competition.CompetitionFile;
import podium.judge.competition.Workspace;
import podium.player.figures.EpochFigures;
import podium.player.network.engine.EngineChoice;
import podium.player.recipe.FoldChoice;
import podium.player.recipe.RecipeFile;
import podium.player.training.StoppingListener;

/** A workspace with a sample of 24 + 8 images, and a recipe that trains in seconds. */
public final class SampleWorkspace extends StoppingListener {
    private final Workspace workspace;
    private final List<String> log = new ArrayList<>();

    private SampleWorkspace(Path root) {
        workspace = new Workspace(root);
    }

    public static SampleWorkspace make(Path root) throws IOException {
        MakeWorkspace.run(root);
        SampleGenerator.generate(root.resolve("data/sample"), 24, 8, 5, 2, Progress.NONE);
        Path recipes = Files.createDirectories(root.resolve("competition/sample/recipes"));
        Files.writeString(recipes.resolve("quick.yaml"), """
                architecture: mobilenet0.25
                size: 32
                batch-size: 8
                stages: [{train: head, epochs: 1}, {train: all, epochs: 1}]
                features: {views: 1}
                augmentation: {flip: true}
                flip-averaging: true
                """);
        Files.writeString(recipes.resolve("segmenter.yaml"), """
                task: segmentation
                architecture: mobilenet0.25
                size: 65
                batch-size: 8
                loss: {kind: pixel-cross-entropy}
                metric: meanIou
                stages: [{train: all, epochs: 2}]
                augmentation: {flip: true}
                flip-averaging: true
                segmenter: {scales: [0.75, 1.0]}
                """);
        return new SampleWorkspace(root);
    }

    /** The context of use cases. Warnings are added to the log. */
    public Context context(int threads) {
        return new Context(
                workspace,
                Clock.systemUTC(),
                new Program("test", null),
                EngineChoice.AUTO,
                threads,
                Progress.NONE,
                log::add);
    }

    /** Copies the workspace to another folder. */
    public SampleWorkspace copiedTo(Path root) throws IOException {
        copy(workspace.root(), root);
        return new SampleWorkspace(root);
    }

    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    public SampleWorkspace stoppingAfter(int batches) {
        stopAfter(batches);
        return this;
    }

    public Path root() {
        return workspace.root();
    }

    public Workspace workspace() {
        return workspace;
    }

    public Path image(String id) {
        return workspace.root().resolve("data/sample/JPEGImages").resolve(id + ".jpg");
    }

    public List<String> log() {
        return log;
    }

    public Train.Result train(String settings, FoldChoice folds, @Nullable Path out, boolean skipCorrupt, int threads)
            throws IOException {
        return train("quick", settings, folds, out, skipCorrupt, threads);
    }

    public Train.Result train(
            String recipe, String settings, FoldChoice folds, @Nullable Path out, boolean skipCorrupt, int threads)
            throws IOException {
        Map<String, String> overrides = new HashMap<>();
        for (String setting : settings.split(" ", -1)) {
            if (!setting.isEmpty()) {
                String[] parts = setting.split("=", 2);
                overrides.put(parts[0], parts[1]);
            }
        }
        RecipeFile file = RecipeFile.find(workspace, "sample", recipe);
        Competition competition = CompetitionFile.load(workspace, "sample", Map.of());
        return new Train(competition, context(threads), this, log::add)
                .run(new Train.Request(
                        recipe, file.read(competition.labelling(), overrides), folds, out, skipCorrupt, 1 << 24));
    }

    @Override
    public void begin(String title) {
        log.add(title);
    }

    @Override
    public void before(EpochFigures.PartFigures valid) {
        log.add("before");
    }

    @Override
    public void epoch(EpochFigures figures, boolean best) {
        log.add("epoch " + figures.epoch());
    }
}
