package podium.player.strategy.classes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import podium.core.UsageException;

/**
 * A strategy of classification with all that is settled before it is tuned.
 *
 * @param threshold of {@link ClassStrategy#FIXED}; the others do not look at it
 */
public record ClassChoice(ClassStrategy strategy, double threshold, CalibrationKind calibration) {
    private static final String FIXED = "fixed:";
    private static final double HALF = 0.5;

    /** Every strategy with every calibration that makes a difference to it, and {@code fixed:0.5}. */
    public static List<ClassChoice> all() {
        return Arrays.stream(ClassStrategy.values())
                .flatMap(strategy -> Arrays.stream(CalibrationKind.values())
                        .map(calibration -> new ClassChoice(strategy, HALF, calibration)))
                .toList();
    }

    /**
     * A choice by the strategy's name on a command line.
     *
     * @throws UsageException if there is no such strategy
     */
    public static ClassChoice parse(String name, CalibrationKind calibration) {
        if (name.startsWith(FIXED)) {
            return new ClassChoice(ClassStrategy.FIXED, threshold(name), calibration);
        }
        for (ClassStrategy strategy : ClassStrategy.values()) {
            if (strategy != ClassStrategy.FIXED && strategy.spelling().equals(name)) {
                return new ClassChoice(strategy, HALF, calibration);
            }
        }
        throw new UsageException("no strategy '" + name + "'; expected " + String.join(", ", names()));
    }

    private static double threshold(String name) {
        try {
            double threshold = Double.parseDouble(name.substring(FIXED.length()));
            if (Double.isFinite(threshold)) {
                return threshold;
            }
        } catch (NumberFormatException e) {
            // told below, as any other that is no number
        }
        throw new UsageException("strategy '" + name + "': the threshold is no number; expected such as fixed:0.5");
    }

    /** The names that {@link #parse} knows, T being a threshold. */
    public static List<String> names() {
        return Arrays.stream(ClassStrategy.values())
                .map(strategy -> strategy == ClassStrategy.FIXED ? FIXED + "T" : strategy.spelling())
                .toList();
    }

    /** As on a command line: {@code fixed:0.5}, {@code global+argmax}. */
    public String name() {
        return strategy == ClassStrategy.FIXED ? FIXED + threshold : strategy.spelling();
    }

    /** {@code none}, {@code platt}, {@code isotonic} or {@code temperature}. */
    public String calibrationName() {
        return calibration.spelling();
    }

    /** The rule of a choice that nothing has to be tuned or calibrated for. */
    public Optional<ClassDecider> untuned(int classes) {
        if (calibration != CalibrationKind.NONE) {
            return Optional.empty();
        }
        return strategy.untuned(classes, threshold).map(rule -> new ClassDecider(List.of(), rule));
    }

    /** The rule that it makes of labelled scores. */
    public ClassFit fit(LabelledScores scores) {
        List<Calibration> calibrations = calibration.fit(scores);
        return fit(calibrations, scores.calibrated(calibrations));
    }

    /** The same where the calibrations are known, and the scores calibrated. */
    ClassFit fit(List<Calibration> calibrations, LabelledScores calibrated) {
        ClassStrategy.Tuned tuned = strategy.tune(calibrated, threshold);
        return new ClassFit(new ClassDecider(calibrations, tuned.rule()), tuned.fallbacks());
    }
}
