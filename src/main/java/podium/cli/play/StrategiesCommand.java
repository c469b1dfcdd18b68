package podium.cli.play;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import podium.app.strategies.CompareStrategies;
import podium.app.strategies.StrategySubject;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.core.UsageException;
import podium.core.metric.Bootstrap;
import podium.report.tables.StrategyTable;

/** {@code podium strategies RUN [RUN2]}. */
@Command(
        name = "strategies",
        description = {
            "Compare decision strategies: thresholds, argmax, calibrations, biases.",
            "",
            "The command shows which strategy is best, and whether the difference to the others is more than noise."
                    + " Every strategy is tuned and evaluated by cross-fitting on the run's valid images, or on all"
                    + " of train if the run has out-of-fold scores: no strategy is evaluated on an image that it was"
                    + " tuned on. Intervals come from a bootstrap over images; differences to the best strategy are"
                    + " paired. CSV files and pictures are written to RUN/strategies.",
            "",
            "Calibrations are compared by negative log likelihood (NLL). Strategies are shown without calibration,"
                    + " and with the calibration of the lowest NLL if it is better than none; --all also shows the"
                    + " others. Platt scaling and temperature are fitted on the run's logits, or on log(p / (1 - p))"
                    + " if there are only scores.",
            "",
            "If images have exactly one class, the strategies are argmax, class-biases and rejection, and they are"
                    + " compared by accuracy. A second table shows what rejecting the most uncertain images gains.",
            "",
            "With a classifier and a segmenter, the command also compares strategies that combine both. --scores and"
                    + " --labels read the files of any program: a CSV with Id and one column per class. Labels can also be a CSV"
                    + " with Id and the class of each image."
        },
        footer = {
            "",
            "Examples:",
            "  podium strategies submissions/voc2009/mobilenetv2-frozen-1a2b3c4d",
            "  podium strategies RUN RUN2 --truth",
            "  podium strategies --scores valid.csv --labels train.csv",
            "  podium strategies --scores valid.csv --labels train.csv --single"
        })
public final class StrategiesCommand extends PodiumCommand {
    @Mixin
    private RunPairOptions pair;

    @Option(names = "--scores", paramLabel = "CSV", description = "Scores, in place of a run: Id, then the classes.")
    private @Nullable Path scores;

    @Option(
            names = "--labels",
            paramLabel = "CSV",
            description = "The labels for --scores: Id, then the classes, 1 or 0; or Id and a column with the class.")
    private @Nullable Path labels;

    @Option(names = "--single", description = "Each image in --labels has exactly one class, not several or none.")
    private boolean single;

    @Option(names = "--logits", description = "The scores are logits, and are converted to probabilities.")
    private boolean logits;

    @Option(
            names = "--test-scores",
            paramLabel = "CSV",
            description = "Scores of test images for --scores, on which nothing is tuned.")
    private @Nullable Path testScores;

    @Option(names = "--test-labels", paramLabel = "CSV", description = "The labels for --test-scores.")
    private @Nullable Path testLabels;

    @Option(
            names = "--truth",
            description = "Also evaluate the strategies on test with the private solution, and show how much each one"
                    + " loses against the best threshold in hindsight (its regret).")
    private boolean truth;

    @Option(names = "--all", description = "Show each strategy with every calibration, not only with the best.")
    private boolean all;

    @Option(
            names = "--bootstraps",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Number of bootstrap resamples for the intervals (default: ${DEFAULT-VALUE}).")
    private int bootstraps;

    @Option(names = "--out", paramLabel = "DIR", description = "The folder to write, in place of RUN/strategies.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        if (bootstraps < 1) {
            throw new UsageException("--bootstraps is " + bootstraps + "; expected 1 or more");
        }
        CompareStrategies.Result result = new CompareStrategies(context())
                .run(pair.runs().isEmpty() ? foreign() : runs(), Bootstrap.STANDARD.withResamples(bootstraps), out);
        for (CompareStrategies.Section section : result.sections()) {
            StrategyTable table = all ? section.table() : section.shown();
            out().println(section.title() + ":");
            out().print(table.text() + "\n");
        }
        for (CompareStrategies.Rejections rejections : result.rejections()) {
            out().println(rejections.title() + ":");
            out().print(rejections.table().text() + "\n");
        }
        for (CompareStrategies.Calibrations calibrations : result.calibrations()) {
            out().println(calibrations.title() + ":");
            out().print(calibrations.table().text() + "\n");
            out().println(calibrations.table().sentence());
            out().println();
        }
        result.notes().forEach(err()::println);
        result.files().forEach(file -> err().println("wrote " + file));
        return ExitCode.OK;
    }

    private StrategySubject.Runs runs() {
        if (scores != null || labels != null || testScores != null || testLabels != null || logits || single) {
            throw new UsageException(
                    "a run has its own scores and labels; --scores, --labels, --test-scores, --test-labels,"
                            + " --logits and --single are for the scores of other programs, without a run");
        }
        return new StrategySubject.Runs(pair.runs(), pair.competition(), truth);
    }

    private StrategySubject.Foreign foreign() {
        if (scores == null || labels == null) {
            throw new UsageException("no run and no scores given; expected a run, or --scores CSV --labels CSV");
        }
        if ((testScores == null) != (testLabels == null)) {
            throw new UsageException("--test-scores and --test-labels go together; give both or neither");
        }
        if (truth || pair.competition() != null) {
            throw new UsageException(
                    "--truth and --competition are for runs; for the scores of other programs, use --test-scores and"
                            + " --test-labels");
        }
        return new StrategySubject.Foreign(scores, labels, logits, single, testScores, testLabels);
    }
}
