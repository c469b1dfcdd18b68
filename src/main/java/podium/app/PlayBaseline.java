package podium.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import podium.app.context.Context;
import podium.app.context.DecisionFile;
import podium.core.Progress;
import podium.core.files.Manifest;
import podium.core.files.Manifest.Sum;
import podium.core.files.Sha256;
import podium.data.dataset.ImageSet;
import podium.data.image.ImageSize;
import podium.judge.competition.Competition;
import podium.judge.competition.Prepared;
import podium.judge.evaluation.Evaluation;
import podium.player.baseline.Player;
import podium.player.baseline.PriorPlayer;
import podium.player.baseline.RandomPlayer;
import podium.player.baseline.TrainCounts;

/** Writes a baseline player's submission for all test images, as a folder with submission.csv and manifest.json. */
final class PlayBaseline {
    private static final String SUBMISSION = "submission.csv";

    private final Prepared prepared;
    private final Context context;

    PlayBaseline(Prepared prepared, Context context) {
        this.prepared = prepared;
        this.context = context;
    }

    /** The folder of a player, and whether it is reused from an earlier run. */
    record Written(Path folder, boolean reused) {
        Path submission() {
            return folder.resolve(SUBMISSION);
        }
    }

    /** Writes the folder, or reuses that of an earlier run with the same inputs if its files are unchanged. */
    Written run(String name, long seed, List<String> trainIds, List<String> testIds) throws IOException {
        Competition competition = prepared.competition();
        ImageSet train = competition.trainImages(context.workspace());
        ImageSet test = competition.testImages(context.workspace());
        List<Sum> inputs = inputs(train, trainIds, test, testIds);
        String recipe = "player: " + name + ", version 1\n" + competition.classes() + competition.tasks()
                + constant(competition.evaluation().metric());
        String run = Manifest.runId(name, recipe, inputs, seed);
        Path folder = context.workspace().submissions(competition.id()).resolve(run);
        Optional<Manifest> earlier = Manifest.read(folder);
        if (earlier.isPresent() && earlier.get().changedOutputs(folder).isEmpty()) {
            return new Written(folder, true);
        }
        Instant start = context.clock().instant();
        long began = System.nanoTime();
        TrainCounts counts =
                TrainCounts.of(train, trainIds, competition.classes().size(), context.progress());
        Player player = name.equals("prior")
                ? PriorPlayer.of(counts, competition.labelling())
                : RandomPlayer.of(counts, competition.labelling(), seed);
        write(player, test, testIds, folder.resolve(SUBMISSION));
        Manifest.of(
                        run,
                        inputs,
                        List.of(Sum.of(folder, folder.resolve(SUBMISSION))),
                        seed,
                        context.program(),
                        start,
                        Duration.ofNanos(System.nanoTime() - began))
                .write(folder);
        return new Written(folder, false);
    }

    /** The metric's name as earlier versions spelled it, such as MEAN_DICE, so that their folders are found again. */
    private static String constant(Evaluation evaluation) {
        return evaluation.spelling().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private List<Sum> inputs(ImageSet train, List<String> trainIds, ImageSet test, List<String> testIds)
            throws IOException {
        List<Sum> inputs = new ArrayList<>();
        for (String name : List.of("train.csv", "test.csv")) {
            inputs.add(
                    Sum.of(context.workspace().root(), prepared.publicFolder().resolve(name)));
        }
        for (String id : trainIds) {
            if (train.hasMask(id)) {
                inputs.add(Sum.of(context.workspace().root(), train.maskFile(id)));
            }
        }
        StringBuilder sizes = new StringBuilder();
        for (String id : testIds) {
            sizes.append(id).append(' ').append(test.size(id)).append('\n');
        }
        inputs.add(new Sum("(sizes of the test images)", Sha256.of(sizes.toString())));
        return inputs;
    }

    private void write(Player player, ImageSet test, List<String> testIds, Path file) throws IOException {
        try (Progress.Task task = context.progress().start(player.name() + " decides", testIds.size())) {
            DecisionFile.write(prepared.competition(), file, writer -> {
                for (String id : testIds) {
                    ImageSize size = test.size(id);
                    writer.write(player.decide(id, size), size);
                    task.step();
                }
            });
        }
    }
}
