package podium.cli.play;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.app.RunAll;
import podium.app.training.Train;
import podium.app.training.TrainingWatch;
import podium.cli.console.CompetitionSettings;
import podium.cli.console.EngineOption;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.judge.competition.Competition;
import podium.judge.competition.CompetitionFile;
import podium.judge.leaderboard.Leaderboard;
import podium.player.recipe.Recipe;
import podium.report.pages.LeaderboardFormat;
import podium.report.tables.EpochLine;

/** {@code podium run [COMPETITION]}. */
@Command(
        name = "run",
        description = {
            "Run all stages: data, check, preparation, players, submissions, leaderboard, report.",
            "",
            "There are four players. prior and random look at no image. argmax and tuned use a classifier and a"
                    + " segmenter, which are trained first; tuned decides by the strategies that are best on valid."
                    + " competition/COMPETITION/players.yaml names the recipes of the two networks.",
            "",
            "Each step reports what it read, what it wrote and how long it took. You can run the command as often as"
                    + " you like: unchanged results are reused, and the same file is not submitted twice."
        },
        footer = {
            "",
            "Examples:",
            "  podium run                                              on a generated sample",
            "  podium run voc2009 --data ~/VOCdevkit/VOC2009",
            "  podium run voc2009 --set dataset.labels=masks --weights FILE.params",
            "  podium run voc2009 --classifier none --segmenter none   only prior and random"
        })
public final class RunCommand extends PodiumCommand {
    @Parameters(
            paramLabel = "COMPETITION",
            arity = "0..1",
            defaultValue = "sample",
            description = "The name of a folder in competition/ (default: ${DEFAULT-VALUE}).")
    private String id;

    @Option(
            names = "--classifier",
            paramLabel = "RECIPE",
            description = "The recipe of the classifier, in place of the one in players.yaml, or none.")
    private @Nullable String classifier;

    @Option(names = "--segmenter", paramLabel = "RECIPE", description = "The recipe of the segmenter, likewise.")
    private @Nullable String segmenter;

    @Option(
            names = "--weights",
            paramLabel = "FILE|DIR|zoo:NAME|none",
            description = "The initial weights of the networks, in place of the recipes' weights.")
    private @Nullable String weights;

    @Mixin
    private CompetitionSettings settings;

    @Mixin
    private EngineOption engine;

    @Override
    public Integer call() throws IOException {
        Competition competition = CompetitionFile.load(workspace(), id, settings.overrides());
        RunAll.Request request = new RunAll.Request(
                classifier,
                segmenter,
                weights == null ? Map.of() : Map.of("weights", TrainCommand.quotedWeights(weights)));
        Leaderboard board = new RunAll(
                        competition,
                        context(engine.choice()),
                        step -> step.lines().forEach(err()::println))
                .run(request, this::watch);
        out().print(LeaderboardFormat.TABLE.render(board));
        return ExitCode.OK;
    }

    @Override
    protected String afterStop() {
        return GOES_ON;
    }

    private Train.Result watch(Recipe recipe, TrainingWatch.Training training) throws IOException {
        return training.train(console(EpochLine.of(recipe)), err()::println);
    }
}
