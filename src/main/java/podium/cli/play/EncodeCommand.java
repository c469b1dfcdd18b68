package podium.cli.play;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import podium.app.strategies.Encode;
import podium.app.strategies.ForeignAnswers;
import podium.app.strategies.StrategyNames;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.core.UsageException;
import podium.player.strategy.PixelChoice;
import podium.player.strategy.StrategyFile;
import podium.player.strategy.classes.CalibrationKind;
import podium.player.strategy.classes.ClassChoice;

/** {@code podium encode RUN [RUN2]}. */
@Command(
        name = "encode",
        description = {
            "Decide the test images and write submission.csv.",
            "",
            "Strategies that are not named are chosen by cross-fitting on valid, as 'podium strategies' shows it; all are"
                    + " tuned on valid, or out of fold, never on test. The new folder below submissions/ has submission.csv,"
                    + " strategy.yaml (what decided, in full precision) and manifest.json."
        },
        footer = {
            "",
            "Examples:",
            "  podium encode submissions/voc2009/mobilenetv2-frozen-1a2b3c4d \\",
            "                submissions/voc2009/deeplabv3plus-mobilenetv2-5e6f7a8b --name tuned",
            "  podium encode submissions/voc2009/mobilenetv2-frozen-1a2b3c4d --strategy expected-dice --calibration platt",
            "  podium encode -c voc2009 --scores mine.csv --strategy fixed:0.4 --masks my-masks",
            "  podium encode RUN RUN2 --from submissions/voc2009/tuned-1a2b3c4d/strategy.yaml"
        })
public final class EncodeCommand extends PodiumCommand {
    /** Strategies of classification, for the help. */
    static final class ClassNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ClassChoice.names().iterator();
        }
    }

    /** Calibrations, for the help. */
    static final class CalibrationNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(CalibrationKind.values())
                    .map(CalibrationKind::spelling)
                    .iterator();
        }
    }

    /** Steps of strategies of segmentation, for the help. */
    static final class StepNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return PixelChoice.stepNames().iterator();
        }
    }

    @Mixin
    private RunPairOptions pair;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            completionCandidates = ClassNames.class,
            description = "Of classification: ${COMPLETION-CANDIDATES}; with +mask, classes of large masks are added"
                    + " (default: the best on valid).")
    private @Nullable String strategy;

    @Option(
            names = "--calibration",
            paramLabel = "KIND",
            completionCandidates = CalibrationNames.class,
            description = "One of ${COMPLETION-CANDIDATES} (default: none, or the one that is better than none on"
                    + " valid).")
    private @Nullable CalibrationKind calibration;

    @Option(
            names = "--segmentation-strategy",
            paramLabel = "NAME",
            completionCandidates = StepNames.class,
            description = "Of segmentation: argmax, or ${COMPLETION-CANDIDATES}, joined with + (default: the best on"
                    + " valid).")
    private @Nullable String pixels;

    @Option(
            names = "--from",
            paramLabel = "strategy.yaml",
            description = "Decide as an earlier submission did, without tuning.")
    private @Nullable Path from;

    @Option(names = "--scores", paramLabel = "CSV", description = "Scores of test in place of a classifier's run.")
    private @Nullable Path scores;

    @Option(names = "--logits", description = "The scores are logits: make probabilities of them.")
    private boolean logits;

    @Option(
            names = "--masks",
            paramLabel = "DIR",
            description = "Label maps of test in place of a segmenter's run: ID.png (palette) or ID.npy.")
    private @Nullable Path masks;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "encoded",
            description = "What the folder is called, before its sum (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(names = "--out", paramLabel = "DIR", description = "The folder to write, in place of the usual one.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        if (from != null && (strategy != null || calibration != null || pixels != null)) {
            throw new UsageException("--from has its strategies in the file; leave --strategy, --calibration and"
                    + " --segmentation-strategy out");
        }
        if (!name.matches("[a-z0-9][a-z0-9._-]*")) {
            throw new UsageException(
                    "--name is '" + name + "'; expected lower-case letters, digits, '.', '_' and '-', as in tuned");
        }
        Encode.Written written = new Encode(context())
                .run(new Encode.Request(
                        pair.runs(),
                        pair.competition(),
                        new ForeignAnswers(scores, logits, masks),
                        from,
                        new StrategyNames(strategy, calibration, pixels),
                        name,
                        out));
        tell(written);
        out().println(written.submission());
        return ExitCode.OK;
    }

    private void tell(Encode.Written written) {
        StrategyFile.Classification classes = written.strategies().classification();
        if (classes != null) {
            err().println("classification: " + classes.strategy() + ", calibration "
                    + classes.calibration().spelling() + ", of " + classes.run());
        }
        StrategyFile.Segmentation segments = written.strategies().segmentation();
        if (segments != null) {
            err().println("segmentation: " + segments.strategy() + ", of " + segments.run());
        }
        err().println(written.reused() ? "unchanged, reused" : written.images() + " images decided");
    }
}
