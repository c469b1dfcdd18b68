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

/** Draws the pictures about classification strategies: thresholds, reliability, and precision against recall. */
record StrategyPictures(ClassStudy study) {
    /** Returns the written files, or an empty list if there are no fonts to draw with. */
    List<Path> write(Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        switch (study.classifier().scores().labels()) {
            case MULTIPLE -> thresholds(written, folder);
            case SINGLE -> rejection(written, folder);
        }
        String name = study.classifier().name();
        LabelledScores scores = study.classifier().scores();
        add(
                written,
                folder.resolve("reliability.png"),
                new ReliabilityPicture(name, scores.labels(), reliabilities())::write);
        add(
                written,
                folder.resolve("precision-recall.png"),
                new PrecisionRecallPicture(study.classifier().classes(), scores)::write);
        return written;
    }

    private void thresholds(List<Path> written, Path folder) throws IOException {
        String name = study.classifier().name();
        LabelledScores scores = study.classifier().scores();
        List<String> classes = study.classifier().classes();
        add(
                written,
                folder.resolve("thresholds.png"),
                new ThresholdPicture(name, scores, global(ClassStrategy.GLOBAL), global(ClassStrategy.GLOBAL_OR_ARGMAX))
                        ::write);
        add(
                written,
                folder.resolve("thresholds-by-class.png"),
                new ClassThresholdsPicture(
                        name,
                        classes,
                        IntStream.range(0, classes.size())
                                .mapToObj(scores::positives)
                                .toList(),
                        byClass())::write);
    }

    private void rejection(List<Path> written, Path folder) throws IOException {
        List<ClassTrial> trials = study.rejecting();
        add(
                written,
                folder.resolve("risk-coverage.png"),
                new RiskCoveragePicture(
                        study.classifier().name(),
                        study.classifier().scores().riskCoverage(probabilities(trials.get(0))),
                        trials.stream()
                                .map(trial -> RejectionStanding.of(trial, Bootstrap.STANDARD))
                                .toList())::write);
    }

    private double[][] probabilities(ClassTrial trial) {
        return IntStream.range(0, study.classifier().scores().images())
                .mapToObj(trial::probabilities)
                .toArray(double[][]::new);
    }

    private interface Drawing {
        boolean write(Path png) throws IOException;
    }

    private static void add(List<Path> written, Path png, Drawing drawing) throws IOException {
        if (drawing.write(png)) {
            written.add(png);
        }
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
