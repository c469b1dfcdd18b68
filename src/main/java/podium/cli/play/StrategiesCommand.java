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
            "Compare ways to decide: thresholds, argmax, calibrations, biases; which is better, and is that more than noise?",
            "",
            "Every strategy is tuned and judged by cross-fitting on the run's valid images, or on all of train where the"
                    + " run has out-of-fold scores: no image is judged by a rule that has seen it. Intervals are bootstrap"
                    + " over images; differences to the best are paired. CSVs and pictures go into RUN/strategies.",
            "",
            "Calibrations are compared by negative log likelihood (NLL). Strategies are offered without calibration, and with"
                    + " the calibration of the least NLL if it is better than none; --all shows the others, too. Platt and"
                    + " temperature are fitted on the run's logits; of scores alone, on log(p / (1 - p)).",
            "",
            "With a classifier and a segmenter, strategies that join both are compared, too. --scores and --labels take"
                    + " what any program wrote: a CSV with Id and a column a class."
        },
        footer = {
            "",
            "Examples:",
            "  podium strategies submissions/voc2009/mobilenetv2-frozen-1a2b3c4d",
            "  podium strategies submissions/voc2009/mobilenetv2-frozen-1a2b3c4d \\",
            "                    submissions/voc2009/deeplabv3plus-mobilenetv2-5e6f7a8b --truth",
            "  podium strategies --scores valid.csv --labels train.csv"
        })
public final class StrategiesCommand extends PodiumCommand {
    @Mixin
    private RunPairOptions pair;

    @Option(names = "--scores", paramLabel = "CSV", description = "Scores in place of a run's: Id, then the classes.")
    private @Nullable Path scores;

    @Option(names = "--labels", paramLabel = "CSV", description = "Their labels: Id, then the classes, 1 or 0.")
    private @Nullable Path labels;

    @Option(names = "--logits", description = "The scores are logits: make probabilities of them.")
    private boolean logits;

    @Option(
            names = "--test-scores",
            paramLabel = "CSV",
            description = "With --scores: others, that nothing is tuned on.")
    private @Nullable Path testScores;

    @Option(names = "--test-labels", paramLabel = "CSV", description = "Their labels.")
    private @Nullable Path testLabels;

    @Option(
            names = "--truth",
            description = "Also tell how the strategies do on test, by the private solution, and what each lost against"
                    + " the best threshold in hindsight (its regret).")
    private boolean truth;

    @Option(names = "--all", description = "Show every calibration of each strategy, also those that are not offered.")
    private boolean all;

    @Option(
            names = "--bootstraps",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Resamples for the intervals (default: ${DEFAULT-VALUE}).")
    private int bootstraps;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the files go, in place of RUN/strategies.")
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
        if (scores != null || labels != null || testScores != null || testLabels != null || logits) {
            throw new UsageException(
                    "a run has its scores and labels; --scores, --labels, --test-scores, --test-labels and"
                            + " --logits are for scores of other programs, without a run");
        }
        return new StrategySubject.Runs(pair.runs(), pair.competition(), truth);
    }

    private StrategySubject.Foreign foreign() {
        if (scores == null || labels == null) {
            throw new UsageException(
                    "what is to be compared? Name a run, or scores and their labels: --scores CSV --labels CSV");
        }
        if ((testScores == null) != (testLabels == null)) {
            throw new UsageException("--test-scores and --test-labels go together");
        }
        if (truth || pair.competition() != null) {
            throw new UsageException(
                    "--truth and --competition are for runs; scores of other programs have --test-scores and"
                            + " --test-labels");
        }
        return new StrategySubject.Foreign(scores, labels, logits, testScores, testLabels);
    }
}
