package podium.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import podium.app.compare.ValidAnswers;
import podium.app.context.Context;
import podium.core.metric.Bootstrap;
import podium.core.metric.PairedDifference;
import podium.judge.competition.Prepared;
import podium.judge.competition.Solution;
import podium.judge.competition.Splits;
import podium.judge.competition.Task;
import podium.judge.leaderboard.Leaderboard;
import podium.judge.scoring.Comparison;
import podium.judge.scoring.Part;
import podium.judge.scoring.Score;
import podium.judge.scoring.Scorer;
import podium.judge.submission.ReadLimits;
import podium.lab.compare.Answers;
import podium.player.figures.Figures;
import podium.player.figures.History;
import podium.player.figures.HistoryFile;
import podium.player.figures.RunFigures;
import podium.player.runs.RunFolder;
import podium.player.strategy.StrategyFile;
import podium.report.charts.CurvesPicture;
import podium.report.charts.DescriptionReport;
import podium.report.charts.svg.Svg;
import podium.report.compare.ConfusionCharts;
import podium.report.pages.ReportPage;
import podium.report.scores.ScoreComparison;
import podium.report.tables.CalibrationTable;
import podium.report.tables.RejectionTable;
import podium.report.tables.RunsTable;
import podium.report.tables.StrategyTable;

/** The report of {@code podium run}: all results in one HTML file, without private scores. */
record RunPage(
        Prepared prepared,
        Splits splits,
        DescriptionReport description,
        PlayNetworks.Played played,
        Map<String, Path> submissions,
        Context context) {
    private static final Map<String, String> TABLES = Map.of(
            "classification", "Classification, tuned and evaluated by cross-fitting",
            "segmentation", "Segmentation, tuned and evaluated by cross-fitting",
            "completion", "Classification without and with the classes of large masks added");

    /**
     * The HTML text of the page.
     *
     * @param gain the result of {@link #gain}
     */
    String html(Leaderboard board, Optional<String> gain) throws IOException {
        ReportPage page = new ReportPage(prepared.competition().title());
        page.section("Leaderboard").leaderboard(board);
        gain.ifPresent(page::text);
        page.section("Data")
                .text(splits.train().size() + " images to train, "
                        + splits.valid().size() + " to choose by (valid), "
                        + splits.test().size() + " to test.")
                .charts(description.svg(), "Images and objects of each class");
        ValidAnswers answers = ValidAnswers.of(prepared, context);
        for (RunFolder run : played.runs()) {
            describe(page, run, answers.read(run));
        }
        for (Path folder : played.strategies()) {
            strategies(page, folder);
        }
        return page.html();
    }

    /** A sentence on the gain of the player tuned over the player prior on the public images. */
    Optional<String> gain() throws IOException {
        Path tuned = submissions.get("tuned");
        Path prior = submissions.get("prior");
        if (tuned == null || prior == null) {
            return Optional.empty();
        }
        PairedDifference difference = Comparison.of(score(tuned), score(prior), Part.PUBLIC, Bootstrap.STANDARD);
        return Optional.of(ScoreComparison.sentence("tuned", "prior", "the public images", difference));
    }

    private Score score(Path csv) throws IOException {
        try (Solution solution = prepared.openSolution()) {
            return Scorer.score(csv, solution, prepared.competition().evaluation(), ReadLimits.DEFAULT)
                    .score()
                    .orElseThrow();
        }
    }

    private static void describe(ReportPage page, RunFolder run, Optional<Answers> answers) throws IOException {
        Task task = run.readRecipe().task();
        RunFigures figures = RunFigures.read(run.figures());
        page.section(
                        switch (task) {
                            case CLASSIFICATION -> "Classifier";
                            case SEGMENTATION -> "Segmenter";
                        })
                .text(run.name() + ": " + figures.trainImages() + " images, epoch " + figures.epoch() + " of "
                        + figures.epochs() + ", " + Math.round(figures.fitSeconds()) + " s")
                .charts(curves(run, figures), "Loss and metrics by epoch");
        List<Svg> confusion = answers.map(known -> ConfusionCharts.of(run.name() + ": confusion on valid", known))
                .orElse(List.of());
        switch (task) {
            case CLASSIFICATION -> classes(page, run, figures, confusion);
            case SEGMENTATION -> masks(page, run, confusion);
        }
    }

    private static List<Svg> curves(RunFolder run, RunFigures figures) throws IOException {
        History history = new HistoryFile(run.history()).read();
        return new CurvesPicture(run.name(), history, history.chosen() ? figures.epoch() : 0).svg();
    }

    private static void classes(ReportPage page, RunFolder run, RunFigures figures, List<Svg> confusion)
            throws IOException {
        Figures valid = figures.valid();
        if (valid == null) {
            return;
        }
        Figures before = figures.before();
        if (before != null) {
            page.text("Figures on valid before the training, which began with another run's network:")
                    .table(RunsTable.names(before.kind()), List.of(RunsTable.values(before)))
                    .picture(
                            run.validConfusionBefore().picture(),
                            "Images of each true class on valid before the training, by predicted class");
        }
        page.text("Figures on valid:")
                .table(RunsTable.names(valid.kind()), List.of(RunsTable.values(valid)))
                .charts(confusion, "Images of each true class on valid, by predicted class")
                .picture(run.validConfusion().examples(), "Classes that are most often confused on valid");
    }

    private static void masks(ReportPage page, RunFolder run, List<Svg> confusion) throws IOException {
        if (Files.isRegularFile(run.confusionBefore())) {
            page.picture(
                    run.confusionBefore(),
                    "Pixels of each true label on valid before the training, by predicted label");
        }
        page.charts(confusion, "Pixels of each true label on valid, by predicted label");
        for (Path panel : panels(run)) {
            page.picture(panel, String.valueOf(panel.getFileName()).replace(".png", "") + ": image, truth, prediction");
        }
    }

    /** The first panel of each rank: worst, median and best. */
    private static List<Path> panels(RunFolder run) throws IOException {
        if (!Files.isDirectory(run.panels())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(run.panels())) {
            return files.filter(file -> String.valueOf(file.getFileName()).contains("-1-"))
                    .sorted()
                    .toList();
        }
    }

    private void strategies(ReportPage page, Path folder) throws IOException {
        page.section("Strategies");
        Path tuned = submissions.get("tuned");
        if (tuned != null) {
            page.text("tuned decides by " + String.join(", ", chosen(tuned)) + ".");
        }
        for (String table : List.of("classification", "segmentation", "completion")) {
            Path csv = folder.resolve(table + ".csv");
            if (Files.isRegularFile(csv)) {
                StrategyTable strategies = StrategyTable.read(csv).bestOfEach();
                page.text(TABLES.getOrDefault(table, table) + ":").table(strategies.header(), strategies.cells());
            }
        }
        Path calibrations = folder.resolve("calibrations.csv");
        if (Files.isRegularFile(calibrations)) {
            CalibrationTable table = CalibrationTable.read(calibrations);
            page.text("Calibrations, fitted and evaluated by cross-fitting:")
                    .table(table.header(), table.cells())
                    .text(table.sentence());
        }
        switch (prepared.competition().labelling()) {
            case MULTIPLE ->
                page.charts(folder.resolve("thresholds.svg"), "Mean Dice against one threshold for all classes")
                        .charts(folder.resolve("thresholds-by-class.svg"), "Thresholds of each class");
            case SINGLE -> rejections(page, folder);
        }
        page.charts(folder.resolve("reliability.svg"), "Reliability of the probabilities")
                .charts(folder.resolve("precision-recall.svg"), "Precision against recall, with averagePrecision");
    }

    private static void rejections(ReportPage page, Path folder) throws IOException {
        Path csv = folder.resolve("rejections.csv");
        if (Files.isRegularFile(csv)) {
            RejectionTable table = RejectionTable.read(csv);
            page.text("Rejecting the most uncertain images, with a threshold that was tuned by cross-fitting:")
                    .table(table.header(), table.cells());
        }
        page.charts(folder.resolve("risk-coverage.svg"), "Share of wrong images among those that are kept");
    }

    private static List<String> chosen(Path submission) throws IOException {
        StrategyFile file = StrategyFile.read(submission.resolveSibling("strategy.yaml"));
        List<String> chosen = new ArrayList<>();
        StrategyFile.Classification classes = file.classification();
        if (classes != null) {
            chosen.add(classes.strategy() + " (calibration "
                    + classes.calibration().spelling() + ")");
        }
        StrategyFile.Segmentation pixels = file.segmentation();
        if (pixels != null) {
            chosen.add(pixels.strategy() + " for pixels");
        }
        return chosen;
    }
}
