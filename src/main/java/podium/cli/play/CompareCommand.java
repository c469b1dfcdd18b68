package podium.cli.play;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import podium.app.compare.CompareRuns;
import podium.cli.console.EngineOption;
import podium.cli.console.ExitCode;
import podium.cli.console.PodiumCommand;
import podium.core.UsageException;
import podium.core.metric.Bootstrap;
import podium.core.yaml.Spelling;
import podium.lab.compare.Answers;
import podium.lab.compare.RunComparison.SetAside;
import podium.player.figures.FigureKind;
import podium.player.figures.Metric;
import podium.report.compare.ComparisonJson;
import podium.report.compare.ComparisonTable;
import podium.report.compare.PhotographTable;

/** {@code podium compare RUN...}. */
@Command(
        name = "compare",
        description = {
            "Compare trained runs: recipes, figures on valid, times, confusion.",
            "",
            "The table has the keys of the recipes that differ, the figures on valid with their 95%% intervals, the"
                    + " difference to the best run, the best epoch and the training time. Intervals are a bootstrap over"
                    + " the valid images. The difference is paired: both runs are resampled together. If its interval"
                    + " contains 0, the runs are not distinguishable, and the difference may be noise. Figures are never"
                    + " measured on test.",
            "",
            "The name of a competition stands for all its runs. Runs of another task, or with other valid images, get a"
                    + " table of their own. A run that has not finished or cannot be read is named, the others are"
                    + " compared, and the exit code is 1.",
            "",
            "The page of --html also has the learning curves in one chart, the training times as bars and the confusion"
                    + " matrices side by side."
        },
        footer = {
            "",
            "Examples:",
            "  podium compare voc2009",
            "  podium compare RUN RUN2 --by dice",
            "  podium compare flowers --html flowers.html --csv flowers.csv",
            "  podium compare RUN RUN2 --image dog.jpg"
        })
public final class CompareCommand extends PodiumCommand {
    @Parameters(
            paramLabel = "RUN|COMPETITION",
            arity = "1..*",
            description = "Folders of runs, or the name of a competition for all its runs.")
    private List<String> subjects;

    @Option(
            names = {"-c", "--competition"},
            paramLabel = "COMPETITION",
            description = "The competition of runs that lie outside of a competition's folder.")
    private @Nullable String competition;

    @Option(
            names = "--by",
            paramLabel = "METRIC",
            description = "What decides the order: averagePrecision, dice or f1Macro of classifiers, accuracy, f1Macro"
                    + " or logLoss where each image has one class, meanIou, dice or pixelAccuracy of segmenters"
                    + " (default: the first of these).",
            converter = MetricName.class)
    private @Nullable Metric by;

    @Option(names = "--image", paramLabel = "FILE", description = "Also show what each run says of this photograph.")
    private @Nullable Path image;

    @Option(names = "--csv", paramLabel = "FILE", description = "Also write the table as CSV, in full precision.")
    private @Nullable Path csv;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write a page with tables and charts.")
    private @Nullable Path html;

    @Option(
            names = "--charts",
            paramLabel = "DIR",
            description = "Also write the page's charts as SVG files into this folder.")
    private @Nullable Path charts;

    @Option(names = "--json", description = "Print one JSON object, in place of the table.")
    private boolean json;

    @Option(
            names = "--bootstraps",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Number of bootstrap resamples for the intervals (default: ${DEFAULT-VALUE}).")
    private int bootstraps;

    @Mixin
    private EngineOption engine;

    /** Reads the name of a metric that runs are compared by. */
    private static final class MetricName implements ITypeConverter<Metric> {
        @Override
        public Metric convert(String name) {
            Set<Metric> known = new LinkedHashSet<>();
            Arrays.stream(FigureKind.values()).forEach(kind -> known.addAll(Answers.metrics(kind)));
            return known.stream()
                    .filter(metric -> Spelling.of(metric).equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + name + "' is not a metric of a comparison;"
                            + " expected one of "
                            + known.stream().map(Spelling::of).collect(Collectors.joining(", "))));
        }
    }

    @Override
    public Integer call() throws IOException {
        if (bootstraps < 1) {
            throw new UsageException("--bootstraps is " + bootstraps + "; expected 1 or more");
        }
        requireFolderOf(csv);
        requireFolderOf(html);
        CompareRuns.Result result = new CompareRuns(context(engine.choice()))
                .run(new CompareRuns.Request(
                        subjects,
                        competition,
                        by,
                        Bootstrap.STANDARD.withResamples(bootstraps),
                        image,
                        csv,
                        html,
                        charts));
        if (json) {
            out().print(new ComparisonJson(result.comparison(), result.photograph()).text());
        } else {
            out().print(new ComparisonTable(result.comparison()).text());
            result.photograph().ifPresent(one -> out().print("\n" + new PhotographTable(one).text()));
        }
        for (SetAside aside : result.comparison().aside()) {
            err().println("not compared: " + aside.run() + ": " + aside.reason());
        }
        result.files().forEach(file -> err().println("wrote " + file));
        return result.comparison().aside().stream().anyMatch(SetAside::fault) ? ExitCode.COULD_NOT : ExitCode.OK;
    }
}
