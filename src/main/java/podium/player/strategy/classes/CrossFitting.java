package podium.player.strategy.classes;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Cross-fitting of classification strategies: each fold's images are decided by a rule that was calibrated and tuned on
 * the other folds. No image is judged by a rule that has seen its labels.
 *
 * <pre>{@code
 * CrossFitting fitting = new CrossFitting(scores, folds);
 * double mean = fitting.trial(ClassChoice.parse("joint", CalibrationKind.NONE)).trial().mean();
 * }</pre>
 */
public final class CrossFitting {
    private final LabelledScores scores;
    private final int[] folds;
    private final int count;
    private final Map<CalibrationKind, List<Calibrated>> calibrated = new EnumMap<>(CalibrationKind.class);

    /** Some of the images, with their calibrations. */
    private record Calibrated(Calibrations calibrations, LabelledScores scores) {}

    /**
     * Creates a cross-fitting over at least two folds.
     *
     * @param scores the labelled scores
     * @param folds the fold of each image, from 0; no fold is empty
     * @throws IllegalArgumentException if a fold is empty, there are fewer than two, or the lengths differ
     */
    public CrossFitting(LabelledScores scores, int[] folds) {
        this.scores = scores;
        this.folds = folds.clone();
        this.count = IntStream.of(folds).max().orElse(0) + 1;
        if (folds.length != scores.images()) {
            throw new IllegalArgumentException(folds.length + " folds for " + scores.images() + " images");
        }
        if (count < 2 || IntStream.of(folds).distinct().count() < count) {
            throw new IllegalArgumentException(
                    "expected at least two folds, each with images; found " + count + " folds, some without images");
        }
    }

    /** Judges a strategy with its calibration. */
    public ClassTrial trial(ClassChoice choice) {
        List<ClassFit> fits = calibrated.computeIfAbsent(choice.calibration(), this::calibrate).stream()
                .map(part -> choice.fit(part.calibrations(), part.scores()))
                .toList();
        return new ClassTrial(choice, fits.get(count), fits.subList(0, count), scores, folds);
    }

    /** Judges a calibration alone. */
    public CalibrationTrial calibration(CalibrationKind kind) {
        List<Calibrated> parts = calibrated.computeIfAbsent(kind, this::calibrate);
        return new CalibrationTrial(
                kind,
                parts.get(count).calibrations(),
                scores,
                image -> parts.get(folds[image]).calibrations());
    }

    /** Calibrates without each fold in turn, and last on all images. */
    private List<Calibrated> calibrate(CalibrationKind kind) {
        List<Calibrated> parts = new ArrayList<>();
        for (int fold = 0; fold <= count; fold++) {
            int without = fold;
            int[] images = IntStream.range(0, folds.length)
                    .filter(image -> folds[image] != without)
                    .toArray();
            LabelledScores part = scores.only(images);
            Calibrations calibrations = kind.fit(part);
            parts.add(new Calibrated(calibrations, part.calibrated(calibrations)));
        }
        return parts;
    }
}
