package podium.player.strategy.classes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import podium.core.UsageException;

/**
 * A classification strategy with everything that is set before tuning.
 *
 * @param strategy the strategy
 * @param threshold the threshold of {@link ClassStrategy#FIXED}; other strategies ignore it
 * @param calibration the kind of calibration
 */
public record ClassChoice(ClassStrategy strategy, double threshold, CalibrationKind calibration) {
    private static final String FIXED = "fixed:";
    private static final double HALF = 0.5;

    /** Returns every strategy with every calibration; the fixed threshold is 0.5. */
    public static List<ClassChoice> all() {
        return Arrays.stream(ClassStrategy.values())
                .flatMap(strategy -> Arrays.stream(CalibrationKind.values())
                        .map(calibration -> new ClassChoice(strategy, HALF, calibration)))
                .toList();
    }

    /**
     * Parses a strategy's name as written on the command line.
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
            // The message below covers this case, too.
        }
        throw new UsageException("strategy '" + name + "': the threshold is not a number; write it like fixed:0.5");
    }

    /** Returns the names that {@link #parse} accepts, with T for a threshold. */
    public static List<String> names() {
        return Arrays.stream(ClassStrategy.values())
                .map(strategy -> strategy == ClassStrategy.FIXED ? FIXED + "T" : strategy.spelling())
                .toList();
    }

    /** Returns the name as on the command line, such as {@code fixed:0.5} or {@code global+argmax}. */
    public String name() {
        return strategy == ClassStrategy.FIXED ? FIXED + threshold : strategy.spelling();
    }

    /** Returns {@code none}, {@code platt}, {@code isotonic} or {@code temperature}. */
    public String calibrationName() {
        return calibration.spelling();
    }

    /** Returns the decider if nothing has to be tuned or calibrated; otherwise empty. */
    public Optional<ClassDecider> untuned(int classes) {
        if (calibration != CalibrationKind.NONE) {
            return Optional.empty();
        }
        return strategy.untuned(classes, threshold).map(rule -> new ClassDecider(List.of(), rule));
    }

    /** Calibrates and tunes on labelled scores. */
    public ClassFit fit(LabelledScores scores) {
        List<Calibration> calibrations = calibration.fit(scores);
        return fit(calibrations, scores.calibrated(calibrations));
    }

    /**
     * Like {@link #fit(LabelledScores)}, for calibrations that are already fitted and scores that are already
     * calibrated.
     */
    ClassFit fit(List<Calibration> calibrations, LabelledScores calibrated) {
        ClassStrategy.Tuned tuned = strategy.tune(calibrated, threshold);
        return new ClassFit(new ClassDecider(calibrations, tuned.rule()), tuned.fallbacks());
    }
}
