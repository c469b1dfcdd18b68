package podium.app.strategies;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import podium.app.context.Context;
import podium.app.context.RunPair;
import podium.app.context.TestTruth;
import podium.core.metric.Bootstrap;
import podium.judge.competition.Competition;
import podium.judge.competition.VoidRule;
import podium.player.prediction.ForeignScores;
import podium.player.prediction.RunScores;
import podium.player.prediction.ScoreFile;
import podium.player.prediction.ScoredImages;
import podium.player.runs.RunFolder;
import podium.player.strategy.ImageClasses;
import podium.player.strategy.PixelTrial;
import podium.player.strategy.Standing;
import podium.player.strategy.classes.CalibrationKind;
import podium.player.strategy.classes.ClassChoice;
import podium.player.strategy.classes.ClassStrategy;
import podium.player.strategy.classes.ClassTrial;
import podium.player.strategy.classes.Trial;
import podium.report.tables.CalibrationTable;
import podium.report.tables.StrategyTable;

/**
 * Compares decision strategies, for one or two runs on their validation images, or for any scores with labels. No
 * strategy is evaluated on an image that it was tuned on.
 */
public final class CompareStrategies {
    private final Context context;

    public CompareStrategies(Context context) {
        this.context = context;
    }

    /**
     * A table with its title.
     *
     * @param file the name of its file without the extension
     * @param table every strategy with every calibration
     * @param shown each strategy once, with the calibration that was the best on the images used for the choice
     */
    public record Section(String file, String title, StrategyTable table, StrategyTable shown) {
        static Section chosenHere(String file, String title, StrategyTable table) {
            return new Section(file, title, table, table.bestOfEach());
        }
    }

    /**
     * A table of calibrations with its title.
     *
     * @param file the name of its file without the extension
     */
    public record Calibrations(String file, String title, CalibrationTable table) {}

    /**
     * The results.
     *
     * @param calibrations the calibrations of a classifier: by cross-fitting and, on request, on test
     * @param study the study of classification; null without a classifier
     * @param studies the studies of runs; null for scores of other programs
     * @param notes remarks on classes without a positive image
     * @param files the written files
     */
    public record Result(
            List<Section> sections,
            List<Calibrations> calibrations,
            @Nullable ClassStudy study,
            @Nullable StudyOfRuns studies,
            List<String> notes,
            List<Path> files) {
        public Result {
            sections = List.copyOf(sections);
            calibrations = List.copyOf(calibrations);
            notes = List.copyOf(notes);
            files = List.copyOf(files);
        }

        private Result written(List<Path> names) {
            return new Result(sections, calibrations, study, studies, notes, names);
        }
    }

    /**
     * Compares the strategies, and writes one CSV per table, pictures and a manifest.
     *
     * @param out the folder to write; null for the default one
     */
    public Result run(StrategySubject subject, Bootstrap bootstrap, @Nullable Path out) throws IOException {
        Result result = subject.compared(this, bootstrap);
        return result.written(
                StrategyFiles.write(result, out == null ? subject.folder() : out, subject.sources(), context));
    }

    Result compare(StrategySubject.Runs subject, Bootstrap bootstrap) throws IOException {
        RunPair pair = RunPair.of(context.workspace(), subject.runs(), subject.competition());
        Competition rules = pair.prepared().competition();
        if (!rules.evaluation().metric().isWhatStrategiesAreTunedBy()) {
            context.warn()
                    .accept("strategies are tuned and evaluated by mean Dice, although " + rules.id() + " is scored by "
                            + rules.evaluation().metric().spelling());
        }
        StudyOfRuns studies = StudyOfRuns.of(pair, context);
        List<Section> sections = new ArrayList<>();
        List<Calibrations> calibrations = new ArrayList<>();
        studies.classes().ifPresent(study -> {
            sections.add(section(study, bootstrap));
            calibrations.add(calibrations(study));
        });
        studies.pixels().ifPresent(study -> sections.addAll(sections(study, bootstrap)));
        if (subject.truth()) {
            sections.addAll(onTest(pair, studies, calibrations, bootstrap));
        }
        return new Result(
                sections, calibrations, studies.classes().orElse(null), studies, notes(studies.classes()), List.of());
    }

    Result compare(StrategySubject.Foreign foreign, Bootstrap bootstrap) throws IOException {
        ForeignScores files = new ForeignScores(context.warn());
        List<String> classes = new ScoreFile(foreign.labels()).read().classes();
        ClassStudy study = ClassStudy.of(
                labelled(files, foreign.scores(), foreign.labels(), classes, foreign.logits()),
                ClassChoice.all(),
                context.progress());
        List<Section> sections = new ArrayList<>(List.of(section(study, bootstrap)));
        List<Calibrations> calibrations = new ArrayList<>(List.of(calibrations(study)));
        if (foreign.testScores() != null && foreign.testLabels() != null) {
            LabelledClassifier test =
                    labelled(files, foreign.testScores(), foreign.testLabels(), classes, foreign.logits());
            sections.add(onTest(study, test, bootstrap));
            calibrations.add(calibrationsOnTest(study, test));
        }
        return new Result(sections, calibrations, study, null, notes(Optional.of(study)), List.of());
    }

    private LabelledClassifier labelled(
            ForeignScores files, Path scores, Path labels, List<String> classes, boolean logits) throws IOException {
        return LabelledClassifier.of(
                String.valueOf(scores.getFileName()),
                files.scored(scores, classes, logits),
                files.labels(labels, classes),
                labels,
                context.warn());
    }

    private static Section section(ClassStudy study, Bootstrap bootstrap) {
        return Section.chosenHere(
                "classification",
                "Classification by " + study.classifier().name() + ": "
                        + study.classifier().ids().size() + " images, tuned and evaluated by cross-fitting",
                StrategyTable.of(Standing.of(study.compared(), trial -> study.offers(trial.calibration()), bootstrap)));
    }

    private static Calibrations calibrations(ClassStudy study) {
        return new Calibrations(
                "calibrations",
                "Calibrations of " + study.classifier().name() + ": "
                        + study.classifier().ids().size()
                        + " images, fitted and evaluated by cross-fitting",
                CalibrationTable.of(study.calibrations()));
    }

    private static Calibrations calibrationsOnTest(ClassStudy study, LabelledClassifier test) {
        return new Calibrations(
                "calibrations-test",
                "Calibrations of " + test.name() + ": " + test.ids().size() + " images on which nothing was fitted",
                CalibrationTable.of(study.calibrationsOn(test.scores())));
    }

    private static List<Section> sections(PixelStudy study, Bootstrap bootstrap) {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.chosenHere(
                "segmentation",
                "Segmentation by " + study.name() + ": " + study.best().trial().images() + " images, evaluated in the"
                        + " same way",
                StrategyTable.of(Standing.of(study.compared(), bootstrap))));
        study.completion()
                .ifPresent(completion -> sections.add(Section.chosenHere(
                        "completion",
                        "Classification on these images, without and with the classes of "
                                + study.best().choice().name() + "'s masks",
                        StrategyTable.of(Standing.of(
                                List.of(
                                        completion.plain(),
                                        completion.completed().trial()),
                                bootstrap)))));
        return sections;
    }

    private static List<String> notes(Optional<ClassStudy> study) {
        if (study.isEmpty()) {
            return List.of();
        }
        LabelledClassifier classifier = study.get().classifier();
        List<String> without = IntStream.range(0, classifier.classes().size())
                .filter(label -> classifier.scores().positives(label) == 0)
                .mapToObj(classifier.classes()::get)
                .toList();
        return without.isEmpty()
                ? List.of()
                : List.of("no image shows " + String.join(", ", without)
                        + ": per-class uses the threshold of all classes for them, and calibrations have no positive");
    }

    private Section onTest(ClassStudy study, LabelledClassifier test, Bootstrap bootstrap) {
        List<Trial> trials = new ArrayList<>();
        for (ClassTrial trial : study.trials()) {
            trials.add(trial.on(test.scores()));
        }
        ClassChoice oracle = new ClassChoice(ClassStrategy.GLOBAL_OR_ARGMAX, 0, CalibrationKind.NONE);
        double hindsight = Arrays.stream(oracle.fit(test.scores()).decider().dice(test.scores()))
                .average()
                .orElse(Double.NaN);
        StrategyTable chosen = section(study, bootstrap).shown();
        return new Section(
                "classification-test",
                "Classification by " + test.name() + ": " + test.ids().size()
                        + " images on which nothing was tuned; the best"
                        + " threshold in hindsight (or the highest class) scores "
                        + String.format(Locale.ROOT, "%.4f", hindsight),
                StrategyTable.of(Standing.of(trials, trial -> study.offers(trial.calibration()), bootstrap), hindsight),
                StrategyTable.of(Standing.of(trials.stream().filter(chosen::has).toList(), bootstrap), hindsight));
    }

    private List<Section> onTest(
            RunPair pair, StudyOfRuns studies, List<Calibrations> calibrations, Bootstrap bootstrap)
            throws IOException {
        TestTruth truth = TestTruth.of(pair.prepared());
        List<String> classes = pair.prepared().competition().classes();
        List<Section> sections = new ArrayList<>();
        Map<String, ImageClasses> decisions = Map.of();
        if (pair.classifier().isPresent() && studies.classes().isPresent()) {
            RunFolder run = pair.classifier().get();
            ScoredImages scores = new RunScores(run, context.warn()).test(classes);
            LabelledClassifier test = LabelledClassifier.of(
                    run.name(), scores, truth.labels(), pair.prepared().solutionFile(), context.warn());
            sections.add(onTest(studies.classes().get(), test, bootstrap));
            calibrations.add(calibrationsOnTest(studies.classes().get(), test));
            decisions = studies.decisions(scores);
        }
        if (pair.segmenter().isPresent() && studies.pixels().isPresent()) {
            RunFolder run = pair.segmenter().get();
            LabelledSegmenter test = LabelledSegmenter.of(
                    run.name(),
                    run.test(),
                    pair.prepared().competition().classes().size() + 1,
                    truth::mask,
                    context.threads(),
                    context.progress());
            sections.add(onTest(studies.pixels().get(), test, decisions, pair, bootstrap));
        }
        return sections;
    }

    private Section onTest(
            PixelStudy study,
            LabelledSegmenter test,
            Map<String, ImageClasses> decisions,
            RunPair pair,
            Bootstrap bootstrap)
            throws IOException {
        Competition rules = pair.prepared().competition();
        boolean ignoreVoid = rules.evaluation().voidRule() == VoidRule.IGNORE;
        List<ImageClasses> classes = test.ids().stream()
                .map(id -> decisions.getOrDefault(
                        id, ImageClasses.unknown(rules.classes().size())))
                .toList();
        List<Trial> trials = new ArrayList<>();
        for (PixelTrial trial : study.trials()) {
            trials.add(trial.on(test, classes, ignoreVoid, context.threads(), context.progress()));
        }
        return Section.chosenHere(
                "segmentation-test",
                "Segmentation by " + test.name() + ": " + test.ids().size() + " images on which nothing was tuned",
                StrategyTable.of(Standing.of(trials, bootstrap)));
    }
}
