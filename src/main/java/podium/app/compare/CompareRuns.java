package podium.app.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import podium.app.context.Context;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.files.WriteAside;
import podium.core.metric.Bootstrap;
import podium.data.image.RgbImage;
import podium.lab.compare.ComparedRun;
import podium.lab.compare.OnePhotograph;
import podium.lab.compare.RunComparison;
import podium.lab.compare.RunComparison.SetAside;
import podium.lab.compare.RunGroup;
import podium.player.figures.Metric;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;
import podium.report.compare.ComparisonPage;
import podium.report.compare.ComparisonTable;
import podium.report.compare.GroupCharts;

/** Compares trained runs on their valid images, and writes the comparison as CSV and HTML where a user asks for it. */
public final class CompareRuns {
    private final Context context;
    private final FinishedRuns reading;

    public CompareRuns(Context context) {
        this.context = context;
        this.reading = new FinishedRuns(context);
    }

    /**
     * A request for a comparison.
     *
     * @param subjects folders of runs, and names of competitions, which stand for all their runs
     * @param competition the competition of runs outside of a competition's folder; null for none
     * @param by the metric that decides the order; null for the usual one of each kind
     * @param image a photograph that each run predicts; null for none
     * @param csv receives the table; null for no file
     * @param html receives the page; null for no file
     * @param charts the folder that receives the charts; null for none
     */
    public record Request(
            List<String> subjects,
            @Nullable String competition,
            @Nullable Metric by,
            Bootstrap bootstrap,
            @Nullable Path image,
            @Nullable Path csv,
            @Nullable Path html,
            @Nullable Path charts) {
        public Request {
            subjects = List.copyOf(subjects);
        }
    }

    /** The comparison, what the runs say of the photograph if there is one, and the written files. */
    public record Result(RunComparison comparison, Optional<OnePhotograph> photograph, List<Path> files) {
        public Result {
            files = List.copyOf(files);
        }
    }

    /**
     * Compares the runs. A run that cannot be compared is set aside with its reason, and the others are compared.
     *
     * @throws InputException if no run can be compared, or the photograph cannot be read
     */
    public Result run(Request request) throws IOException {
        Path image = request.image();
        Optional<PhotographReading> reading =
                image == null ? Optional.empty() : Optional.of(PhotographReading.of(image));
        List<RunSubjects.Named> named =
                new RunSubjects(context.workspace(), request.competition()).of(request.subjects());
        List<ComparedRun> runs = new ArrayList<>();
        List<SetAside> aside = new ArrayList<>();
        try (Progress.Task task = context.progress().start("reading runs", named.size())) {
            for (RunSubjects.Named one : named) {
                try {
                    ComparedRun run = read(one, aside);
                    if (run != null) {
                        runs.add(run);
                    }
                } catch (InputException | IOException e) {
                    aside.add(new SetAside(one.run().name(), String.valueOf(e.getMessage()), true));
                }
                task.step();
            }
        }
        if (runs.isEmpty()) {
            throw nothing(request, aside);
        }
        RunComparison comparison = new RunComparison(RunGroup.of(runs, request.by(), request.bootstrap()), aside);
        Optional<OnePhotograph> photograph = Optional.empty();
        if (reading.isPresent()) {
            photograph = Optional.of(reading.get().by(ordered(comparison), context));
        }
        return new Result(
                comparison, photograph, write(request, comparison, photograph, reading.map(PhotographReading::image)));
    }

    private static List<RunFolder> ordered(RunComparison comparison) {
        return comparison.groups().stream()
                .flatMap(group -> group.runs().stream())
                .map(ranked -> ranked.run().folder())
                .toList();
    }

    private static InputException nothing(Request request, List<SetAside> aside) {
        if (aside.isEmpty()) {
            return new InputException(
                    String.join(", ", request.subjects()) + ": no run to compare; train one with 'podium train'");
        }
        List<String> lines = new ArrayList<>(List.of("no run can be compared:"));
        aside.forEach(one -> lines.add(one.run() + ": " + one.reason()));
        return InputException.ofLines(lines);
    }

    /** Reads a run; returns null if it was set aside. */
    private @Nullable ComparedRun read(RunSubjects.Named named, List<SetAside> aside) throws IOException {
        RunFolder run = named.run();
        Recipe recipe = run.readRecipe();
        if (!run.finished()) {
            aside.add(new SetAside(
                    run.name(),
                    "the training has not finished, so there are no figures; continue it with 'podium train "
                            + named.competition() + " --resume " + run.path() + "'",
                    !named.listed()));
            return null;
        }
        if (recipe.robustness().perturber().perturbs()) {
            aside.add(new SetAside(
                    run.name(),
                    "the run perturbs images, and its figures are those of the attacked network; 'podium runs "
                            + named.competition() + "' lists it",
                    false));
            return null;
        }
        return reading.read(run, recipe, named.competition());
    }

    private static List<Path> write(
            Request request, RunComparison comparison, Optional<OnePhotograph> photograph, Optional<RgbImage> image)
            throws IOException {
        List<Path> files = new ArrayList<>();
        if (request.csv() != null) {
            new ComparisonTable(comparison).write(request.csv());
            files.add(request.csv());
        }
        if (request.html() != null) {
            WriteAside.text(request.html(), new ComparisonPage(comparison, photograph, image).html());
            files.add(request.html());
        }
        if (request.charts() != null) {
            files.addAll(GroupCharts.write(request.charts(), comparison));
        }
        return files;
    }
}
