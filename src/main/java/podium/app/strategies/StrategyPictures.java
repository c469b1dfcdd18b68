package podium.app.strategies;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import podium.core.metric.Bootstrap;
import podium.core.metric.Reliability;
import podium.player.strategy.classes.CalibrationKind;
import podium.player.strategy.classes.ClassStrategy;
import podium.player.strategy.classes.ClassTrial;
import podium.player.strategy.classes.LabelledScores;
import podium.player.strategy.classes.RejectionStanding;
import podium.report.charts.ClassThresholdsPicture;
import podium.report.charts.PrecisionRecallPicture;
import podium.report.charts.ReliabilityPicture;
import podium.report.charts.RiskCoveragePicture;
import podium.report.charts.ThresholdPicture;
import podium.report.charts.svg.Svg;

/**
 * Draws the pictures about classification strategies: thresholds, reliability, and precision against recall. Each is a
 * PNG, and an SVG of the same name for pages.
 */
record StrategyPictures(ClassStudy study) {
    private static final int COLUMNS = 3;

    /** Returns the written files, without PNGs if there are no fonts to draw with. */
    List<Path> write(Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        switch (study.classifier().scores().labels()) {
            case MULTIPLE -> thresholds(written, folder);
            case SINGLE -> rejection(written, folder);
        }
        LabelledScores scores = study.classifier().scores();
        ReliabilityPicture reliability =
                new ReliabilityPicture(study.classifier().name(), scores.labels(), reliabilities());
        add(written, folder.resolve("reliability.png"), reliability::write, List.of(reliability.svg()));
        PrecisionRecallPicture precision =
                new PrecisionRecallPicture(study.classifier().classes(), scores);
        add(written, folder.resolve("precision-recall.png"), precision::write, precision.svg());
        return written;
    }

    private void thresholds(List<Path> written, Path folder) throws IOException {
        String name = study.classifier().name();
        LabelledScores scores = study.classifier().scores();
        List<String> classes = study.classifier().classes();
        ThresholdPicture one = new ThresholdPicture(
                name, scores, global(ClassStrategy.GLOBAL), global(ClassStrategy.GLOBAL_OR_ARGMAX));
        add(written, folder.resolve("thresholds.png"), one::write, List.of(one.svg()));
        ClassThresholdsPicture each = new ClassThresholdsPicture(
                name,
                classes,
                IntStream.range(0, classes.size()).mapToObj(scores::positives).toList(),
                byClass());
        add(written, folder.resolve("thresholds-by-class.png"), each::write, List.of(each.svg()));
    }

    private void rejection(List<Path> written, Path folder) throws IOException {
        List<ClassTrial> trials = study.rejecting();
        RiskCoveragePicture risk = new RiskCoveragePicture(
                study.classifier().name(),
                study.classifier().scores().riskCoverage(probabilities(trials.get(0))),
                trials.stream()
                        .map(trial -> RejectionStanding.of(trial, Bootstrap.STANDARD))
                        .toList());
        add(written, folder.resolve("risk-coverage.png"), risk::write, List.of(risk.svg()));
    }

    private double[][] probabilities(ClassTrial trial) {
        return IntStream.range(0, study.classifier().scores().images())
                .mapToObj(trial::probabilities)
                .toArray(double[][]::new);
    }

    private interface Drawing {
        boolean write(Path png) throws IOException;
    }

    private static void add(List<Path> written, Path png, Drawing drawing, List<Svg> charts) throws IOException {
        if (drawing.write(png)) {
            written.add(png);
        }
        Path svg = png.resolveSibling(String.valueOf(png.getFileName()).replace(".png", ".svg"));
        Svg.write(svg, charts, COLUMNS);
        written.add(svg);
    }

    private Optional<ClassTrial> trial(ClassStrategy strategy, CalibrationKind calibration) {
        return study.trials().stream()
                .filter(trial ->
                        trial.choice().strategy() == strategy && trial.choice().calibration() == calibration)
                .findFirst();
    }

    private double global(ClassStrategy strategy) {
        return trial(strategy, CalibrationKind.NONE)
                .flatMap(trial ->
                        trial.fit().decider().rule().thresholds().stream().findFirst())
                .orElse(Double.NaN);
    }

    private Map<String, List<Double>> byClass() {
        Map<String, List<Double>> thresholds = new LinkedHashMap<>();
        for (ClassStrategy strategy : List.of(ClassStrategy.PER_CLASS, ClassStrategy.PROPORTION, ClassStrategy.JOINT)) {
            trial(strategy, CalibrationKind.NONE)
                    .ifPresent(trial -> thresholds.put(
                            trial.choice().name(), trial.fit().decider().rule().thresholds()));
        }
        return thresholds;
    }

    /** The reliability of probabilities from calibrations that were fitted on other images. */
    private Map<String, Reliability> reliabilities() {
        Map<String, Reliability> found = new LinkedHashMap<>();
        LabelledScores scores = study.classifier().scores();
        for (CalibrationKind kind : CalibrationKind.values()) {
            trial(ClassStrategy.ARGMAX, kind)
                    .ifPresent(trial ->
                            found.put(trial.choice().calibrationName(), scores.reliability(probabilities(trial))));
        }
        return found;
    }
}
