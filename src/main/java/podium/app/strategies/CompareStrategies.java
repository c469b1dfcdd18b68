package podium.app.strategies;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import podium.app.context.Context;
import podium.app.context.RunPair;
import podium.app.context.TestTruth;
import podium.core.metric.Bootstrap;
import podium.judge.competition.Competition;
import podium.judge.competition.Labelling;
import podium.judge.competition.VoidRule;
import podium.player.prediction.ForeignScores;
import podium.player.prediction.RunScores;
import podium.player.prediction.ScoredImages;
import podium.player.runs.RunFolder;
import podium.player.strategy.ImageClasses;
import podium.player.strategy.PixelTrial;
import podium.player.strategy.Standing;
import podium.player.strategy.classes.ClassChoice;
import podium.player.strategy.classes.Trial;
import podium.report.tables.CalibrationTable;
import podium.report.tables.RejectionTable;
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
     * A table of rejections with its title.
     *
     * @param file the name of its file without the extension
     */
    public record Rejections(String file, String title, RejectionTable table) {}

    /**
     * The results.
     *
     * @param calibrations the calibrations of a classifier: by cross-fitting and, on request, on test
     * @param rejections what rejecting uncertain images gains; an empty list if images can have several classes
     * @param study the study of classification; null without a classifier
     * @param studies the studies of runs; null for scores of other programs
     * @param notes remarks on classes without a positive image
     * @param files the written files
     */
    public record Result(
            List<Section> sections,
            List<Calibrations> calibrations,
            List<Rejections> rejections,
            @Nullable ClassStudy study,
            @Nullable StudyOfRuns studies,
            List<String> notes,
            List<Path> files) {
        public Result {
            sections = List.copyOf(sections);
            calibrations = List.copyOf(calibrations);
            rejections = List.copyOf(rejections);
            notes = List.copyOf(notes);
            files = List.copyOf(files);
        }

        private Result written(List<Path> names) {
            return new Result(sections, calibrations, rejections, study, studies, notes, names);
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
        Optional<ClassTables> tables = studies.classes().map(study -> new ClassTables(study, bootstrap));
        List<Section> sections = new ArrayList<>();
        List<Calibrations> calibrations = new ArrayList<>();
        List<Rejections> rejections = new ArrayList<>();
        tables.ifPresent(found -> {
            sections.add(found.section());
            calibrations.add(found.calibrations());
            rejections.addAll(found.rejections());
        });
        studies.pixels().ifPresent(study -> sections.addAll(sections(study, bootstrap)));
        if (subject.truth()) {
            Map<String, ImageClasses> decisions = Map.of();
            TestTruth truth = TestTruth.of(pair.prepared());
            if (pair.classifier().isPresent() && tables.isPresent()) {
                RunFolder run = pair.classifier().get();
                ScoredImages scores = new RunScores(run, context.warn()).test(rules.classes());
                LabelledClassifier test = LabelledClassifier.of(
                        run.name(),
                        scores,
                        rules.labelling(),
                        truth.labels(),
                        pair.prepared().solutionFile(),
                        context.warn());
                sections.add(tables.get().onTest(test));
                calibrations.add(tables.get().calibrationsOnTest(test));
                rejections.addAll(tables.get().rejectionsOnTest(test));
                decisions = studies.decisions(scores);
            }
            sections.addAll(onTest(pair, studies, truth, decisions, bootstrap));
        }
        return new Result(
                sections,
                calibrations,
                rejections,
                studies.classes().orElse(null),
                studies,
                tables.map(ClassTables::notes).orElse(List.of()),
                List.of());
    }

    Result compare(StrategySubject.Foreign foreign, Bootstrap bootstrap) throws IOException {
        Labelling labels = foreign.single() || ForeignScores.hasClassColumn(foreign.labels(), Labelling.MULTIPLE)
                ? Labelling.SINGLE
                : Labelling.MULTIPLE;
        List<String> classes = ForeignScores.classes(
                ForeignScores.hasClassColumn(foreign.labels(), labels) ? foreign.scores() : foreign.labels());
        ClassStudy study = ClassStudy.of(
                labelled(foreign.scores(), foreign.labels(), classes, labels, foreign.logits()),
                ClassChoice.all(labels),
                context.progress());
        ClassTables tables = new ClassTables(study, bootstrap);
        List<Section> sections = new ArrayList<>(List.of(tables.section()));
        List<Calibrations> calibrations = new ArrayList<>(List.of(tables.calibrations()));
        List<Rejections> rejections = new ArrayList<>(tables.rejections());
        if (foreign.testScores() != null && foreign.testLabels() != null) {
            LabelledClassifier test =
                    labelled(foreign.testScores(), foreign.testLabels(), classes, labels, foreign.logits());
            sections.add(tables.onTest(test));
            calibrations.add(tables.calibrationsOnTest(test));
            rejections.addAll(tables.rejectionsOnTest(test));
        }
        return new Result(sections, calibrations, rejections, study, null, tables.notes(), List.of());
    }

    private LabelledClassifier labelled(
            Path scores, Path labels, List<String> classes, Labelling labelling, boolean logits) throws IOException {
        ForeignScores files = new ForeignScores(context.warn());
        return LabelledClassifier.of(
                String.valueOf(scores.getFileName()),
                files.scored(scores, classes, labelling, logits),
                labelling,
                ForeignScores.hasClassColumn(labels, labelling)
                        ? ForeignScores.classColumn(labels, classes)
                        : files.labels(labels, classes),
                labels,
                context.warn());
    }

    private static List<Section> sections(PixelStudy study, Bootstrap bootstrap) {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.chosenHere(
                "segmentation",
                "Segmentation by " + study.name() + ": " + study.best().trial().images() + " images, evaluated in the"
                        + " same way",
                StrategyTable.of(StrategyTable.Figure.DICE, Standing.of(study.compared(), bootstrap))));
        study.completion()
                .ifPresent(completion -> sections.add(Section.chosenHere(
                        "completion",
                        "Classification on these images, without and with the classes of "
                                + study.best().choice().name() + "'s masks",
                        StrategyTable.of(
                                StrategyTable.Figure.DICE,
                                Standing.of(
                                        List.of(
                                                completion.plain(),
                                                completion.completed().trial()),
                                        bootstrap)))));
        return sections;
    }

    private List<Section> onTest(
            RunPair pair,
            StudyOfRuns studies,
            TestTruth truth,
            Map<String, ImageClasses> decisions,
            Bootstrap bootstrap)
            throws IOException {
        if (pair.segmenter().isEmpty() || studies.pixels().isEmpty()) {
            return List.of();
        }
        RunFolder run = pair.segmenter().get();
        LabelledSegmenter test = LabelledSegmenter.of(
                run.name(),
                run.test(),
                pair.prepared().competition().classes().size() + 1,
                truth::mask,
                context.threads(),
                context.progress());
        return List.of(onTest(studies.pixels().get(), test, decisions, pair, bootstrap));
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
                StrategyTable.of(StrategyTable.Figure.DICE, Standing.of(trials, bootstrap)));
    }
}
