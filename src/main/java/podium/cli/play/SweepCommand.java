package podium.cli.play;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import podium.app.sweep.Sweep;
import podium.app.sweep.SweepFiles;
import podium.app.training.Train;
import podium.cli.console.EngineOption;
import podium.cli.console.ExitCode;
import podium.cli.console.NamedCompetition;
import podium.cli.console.PodiumCommand;
import podium.cli.console.SweepConsole;
import podium.core.UsageException;
import podium.core.files.WriteAside;
import podium.core.metric.Bootstrap;
import podium.judge.competition.Competition;
import podium.report.sweep.SweepCharts;
import podium.report.sweep.SweepJson;
import podium.report.sweep.SweepPage;
import podium.report.sweep.SweepTable;
import podium.report.sweep.SweepWords;

/** {@code podium sweep COMPETITION [NAME]}. */
@Command(
        name = "sweep",
        description = {
            "Train a recipe with several values of its keys, and say what they change.",
            "",
            "A sweep is a file competition/COMPETITION/sweeps/NAME.yaml, or a recipe and axes on the command line. Each"
                    + " trial is an ordinary run, so a run that is there already is not trained again, an interrupted"
                    + " sweep goes on where it was, and a larger sweep reuses the runs of a smaller one. A trial that"
                    + " diverges is reported, and the others are trained.",
            "",
            "The table has the figure of each trial on valid with its 95%% interval. Below it stand the best trial, what"
                    + " remains of its figure if the choice among the trials is taken into account, its figure on test,"
                    + " the noise of seeds and the importance of each axis."
        },
        footer = {
            "",
            "Examples:",
            "  podium sweep mnist hyperband --data DIR",
            "  podium sweep sample --recipe mobilenet-scratch --axis batch-size=8,16",
            "  podium sweep sample --recipe mobilenet-scratch --axis size=33,65 --seeds 1,2",
            "  podium sweep scenes8 rate-batch --report --retrain"
        })
public final class SweepCommand extends PodiumCommand {
    private static final long MEBIBYTE = 1 << 20;

    @Mixin
    private NamedCompetition named;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "The name of a file in competition/COMPETITION/sweeps, or the path of any .yaml file.")
    private @Nullable String name;

    @Option(names = "--recipe", paramLabel = "NAME", description = "The recipe of a sweep without a file.")
    private @Nullable String recipe;

    @Option(
            names = "--axis",
            paramLabel = "KEY=VALUES",
            description =
                    "A key of the recipe and its values, such as batch-size=16,32 or head.dropout={from: 0, to: 0.5,"
                            + " step: 0.1}. The key recipe names recipes. You can repeat it.")
    private List<String> axes = new ArrayList<>();

    @Option(
            names = "--seeds",
            paramLabel = "SEED,SEED",
            split = ",",
            description = "The seeds of each configuration, in place of the sweep's.")
    private List<Long> seeds = new ArrayList<>();

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description =
                    "How configurations are chosen: grid (default), random: {trials: N} or hyperband: {max-epochs: N}.")
    private @Nullable String method;

    @Option(
            names = "--recipe-set",
            paramLabel = "KEY=VALUE",
            description = "Replace a value in the recipe of every trial. You can repeat it.")
    private Map<String, String> recipeSettings = new LinkedHashMap<>();

    @Option(
            names = "--weights",
            paramLabel = "FILE|DIR|zoo:NAME|none",
            description = "The initial weights of the network, in place of the recipe's.")
    private @Nullable String weights;

    @Option(names = "--report", description = "Also write report.html, report.json, trials.csv and the charts.")
    private boolean report;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder of the report (default: submissions/COMPETITION/sweeps/NAME).")
    private @Nullable Path out;

    @Option(
            names = "--retrain",
            description = "Train the best trial again on train and valid, for as many epochs as were best.")
    private boolean retrain;

    @Option(names = "--json", description = "Print one JSON object, in place of the table.")
    private boolean json;

    @Option(names = "--skip-corrupt", description = "Skip images that are missing or cannot be decoded, and name them.")
    private boolean skipCorrupt;

    @Option(
            names = "--image-memory",
            paramLabel = "MB",
            defaultValue = "1024",
            description = "Memory for decoded images (default: ${DEFAULT-VALUE}), which all trials share.")
    private long imageMemory;

    @Option(
            names = "--bootstraps",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Number of bootstrap resamples for the intervals (default: ${DEFAULT-VALUE}).")
    private int bootstraps;

    @Mixin
    private EngineOption engine;

    @Override
    public Integer call() throws IOException {
        if (bootstraps < 1) {
            throw new UsageException("--bootstraps is " + bootstraps + "; expected 1 or more");
        }
        if (imageMemory < 0) {
            throw new UsageException("--image-memory is " + imageMemory + "; expected 0 or more megabytes");
        }
        Competition competition = named.load(workspace());
        SweepFiles files = new SweepFiles(workspace(), competition.id());
        SweepFiles.Named sweep = files.asked(name, recipe, axes, seeds, method);
        if (weights != null) {
            recipeSettings.put("weights", TrainCommand.quotedWeights(weights));
        }
        Sweep.Request request = new Sweep.Request(
                sweep.spec(),
                recipeSettings,
                skipCorrupt,
                imageMemory * MEBIBYTE,
                Bootstrap.STANDARD.withResamples(bootstraps));
        SweepConsole console = sweepConsole();
        Sweep use = new Sweep(competition, context(engine.choice()), console, err()::println);
        Sweep.Result result = use.run(request, console);
        SweepWords words = new SweepWords(competition.id(), result.study(), result.test());
        out().print(json ? new SweepJson(sweep.name(), words).text() : words.text());
        if (report || out != null) {
            write(out == null ? files.report(sweep.name()) : out, sweep.name(), words);
        }
        if (retrain) {
            Train.Result made = use.retrain(request, result.study());
            err().println(made.reused() ? "unchanged, reused" : "trained on train and valid");
            out().println(made.folder().path());
        }
        return result.study().failed().isEmpty() ? ExitCode.OK : ExitCode.COULD_NOT;
    }

    private void write(Path folder, String sweep, SweepWords words) throws IOException {
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        for (String file : List.of("report.html", "report.json", "trials.csv")) {
            written.add(folder.resolve(file));
        }
        WriteAside.text(written.get(0), new SweepPage(sweep, words).html());
        WriteAside.text(written.get(1), new SweepJson(sweep, words).text());
        new SweepTable(words.study()).write(written.get(2));
        written.addAll(new SweepCharts(words.study()).write(folder));
        written.forEach(file -> err().println("wrote " + file));
    }

    @Override
    protected String afterStop() {
        return GOES_ON;
    }
}
