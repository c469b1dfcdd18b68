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
            "Decide classes and masks of the test images, and write submission.csv.",
            "",
            "If you name no strategy, the best one is chosen by cross-fitting on valid, as 'podium strategies' shows."
                    + " All strategies are tuned on valid, or on out-of-fold scores, and never on test. The command"
                    + " creates a folder in submissions/ with submission.csv, strategy.yaml (the chosen strategies"
                    + " with their parameters in full precision) and manifest.json."
        },
        footer = {
            "",
            "Examples:",
            "  podium encode submissions/voc2009/mobilenetv2-frozen-1a2b3c4d",
            "  podium encode RUN RUN2 --name tuned",
            "  podium encode RUN --strategy expected-dice --calibration platt",
            "  podium encode -c voc2009 --scores mine.csv --strategy fixed:0.4",
            "  podium encode RUN RUN2 --from submissions/voc2009/tuned-1a2b3c4d/strategy.yaml"
        })
public final class EncodeCommand extends PodiumCommand {
    /** The names of the classification strategies, for the help text. */
    static final class ClassNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ClassChoice.names().iterator();
        }
    }

    /** The names of the calibrations, for the help text. */
    static final class CalibrationNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(CalibrationKind.values())
                    .map(CalibrationKind::spelling)
                    .iterator();
        }
    }

    /** The names of the steps of segmentation strategies, for the help text. */
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
            description = "Classification strategy: ${COMPLETION-CANDIDATES}. If images have exactly one class:"
                    + " argmax, class-biases or rejection (of the share S, 0.05 if you leave it out). Append +mask to"
                    + " add the classes of large masks (default: the best on valid).")
    private @Nullable String strategy;

    @Option(
            names = "--calibration",
            paramLabel = "KIND",
            completionCandidates = CalibrationNames.class,
            description = "Calibration of the scores: ${COMPLETION-CANDIDATES} (default: the best on valid if it is"
                    + " better than none).")
    private @Nullable CalibrationKind calibration;

    @Option(
            names = "--segmentation-strategy",
            paramLabel = "NAME",
            completionCandidates = StepNames.class,
            description = "Segmentation strategy: argmax, or ${COMPLETION-CANDIDATES}, joined with + (default: the"
                    + " best on valid).")
    private @Nullable String pixels;

    @Option(
            names = "--from",
            paramLabel = "strategy.yaml",
            description = "Use the strategies of an earlier submission, without tuning.")
    private @Nullable Path from;

    @Option(names = "--scores", paramLabel = "CSV", description = "Scores of test, in place of a classifier's run.")
    private @Nullable Path scores;

    @Option(names = "--logits", description = "The scores are logits, and are converted to probabilities.")
    private boolean logits;

    @Option(
            names = "--masks",
            paramLabel = "DIR",
            description = "Label maps of test, in place of a segmenter's run: ID.png (palette) or ID.npy.")
    private @Nullable Path masks;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "encoded",
            description = "Name of the folder, to which a checksum is appended (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(names = "--out", paramLabel = "DIR", description = "The folder to write, in place of the default one.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        if (from != null && (strategy != null || calibration != null || pixels != null)) {
            throw new UsageException("--from reads the strategies from its file; leave out --strategy, --calibration"
                    + " and --segmentation-strategy");
        }
        if (!name.matches("[a-z0-9][a-z0-9._-]*")) {
            throw new UsageException(
                    "--name is '" + name + "'; expected lower-case letters, digits, '.', '_' and '-', such as tuned");
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
                    + classes.calibration().spelling() + ", run " + classes.run());
        }
        StrategyFile.Segmentation segments = written.strategies().segmentation();
        if (segments != null) {
            err().println("segmentation: " + segments.strategy() + ", run " + segments.run());
        }
        written.rejected().ifPresent(list -> err().println("the rejected images are in " + list));
        err().println(written.reused() ? "unchanged, reused" : written.images() + " images decided");
    }
}
