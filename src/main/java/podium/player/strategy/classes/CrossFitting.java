package podium.player.strategy.classes;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Judges strategies by the images that they are tuned on, fold by fold: calibrated and tuned on the others, decided on its
 * own (cross-fitting). No image is judged by a rule that has seen its labels.
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
    private record Calibrated(List<Calibration> calibrations, LabelledScores scores) {}

    /**
     * Images with the fold of each, from 0; no fold below the highest may be empty, and there are two or more.
     */
    public CrossFitting(LabelledScores scores, int[] folds) {
        this.scores = scores;
        this.folds = folds.clone();
        this.count = IntStream.of(folds).max().orElse(0) + 1;
        if (folds.length != scores.images()) {
            throw new IllegalArgumentException(folds.length + " folds for " + scores.images() + " images");
        }
        if (count < 2 || IntStream.of(folds).distinct().count() < count) {
            throw new IllegalArgumentException("folds without images among " + count);
        }
    }

    /** How a choice does. */
    public ClassTrial trial(ClassChoice choice) {
        List<ClassFit> fits = calibrated.computeIfAbsent(choice.calibration(), this::calibrate).stream()
                .map(part -> choice.fit(part.calibrations(), part.scores()))
                .toList();
        return new ClassTrial(choice, fits.get(count), fits.subList(0, count), scores, folds);
    }

    /** How a calibration alone does. */
    public CalibrationTrial calibration(CalibrationKind kind) {
        List<Calibrated> parts = calibrated.computeIfAbsent(kind, this::calibrate);
        return new CalibrationTrial(
                kind,
                parts.get(count).calibrations(),
                scores,
                image -> parts.get(folds[image]).calibrations());
    }

    /** Without each fold in turn, then all images. */
    private List<Calibrated> calibrate(CalibrationKind kind) {
        List<Calibrated> parts = new ArrayList<>();
        for (int fold = 0; fold <= count; fold++) {
            int without = fold;
            int[] images = IntStream.range(0, folds.length)
                    .filter(image -> folds[image] != without)
                    .toArray();
            LabelledScores part = scores.only(images);
            List<Calibration> calibrations = kind.fit(part);
            parts.add(new Calibrated(calibrations, part.calibrated(calibrations)));
        }
        return parts;
    }
}
