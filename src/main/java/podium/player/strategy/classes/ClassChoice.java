package podium.player.strategy.classes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import podium.core.UsageException;
import podium.judge.competition.Labelling;

/**
 * A classification strategy with everything that is set before tuning.
 *
 * @param strategy the strategy
 * @param number the threshold of {@link ClassStrategy#FIXED}, or the share of images that
 *     {@link ClassStrategy#REJECTION} rejects; other strategies ignore it
 * @param calibration the kind of calibration
 */
public record ClassChoice(ClassStrategy strategy, double number, CalibrationKind calibration) {
    private static final String FIXED = "fixed:";
    private static final String REJECTION = "rejection:";
    private static final double HALF = 0.5;
    private static final double REJECTED = 0.05;

    /**
     * Returns every strategy that fits images with so many classes, with every calibration. The fixed threshold is 0.5,
     * and one image in twenty is rejected.
     */
    public static List<ClassChoice> all(Labelling labels) {
        return fitting(labels)
                .flatMap(strategy -> Arrays.stream(CalibrationKind.values())
                        .map(calibration -> new ClassChoice(strategy, usual(strategy), calibration)))
                .toList();
    }

    private static Stream<ClassStrategy> fitting(Labelling labels) {
        return Arrays.stream(ClassStrategy.values())
                .filter(strategy -> strategy.misfit(labels).isEmpty());
    }

    private static double usual(ClassStrategy strategy) {
        return strategy == ClassStrategy.REJECTION ? REJECTED : HALF;
    }

    /** Returns the rejection of a share of the images, without calibration. */
    public static ClassChoice rejecting(double share, CalibrationKind calibration) {
        return new ClassChoice(ClassStrategy.REJECTION, share, calibration);
    }

    /**
     * Parses a strategy's name as written on the command line.
     *
     * @param labels how many classes an image has
     * @throws UsageException if there is no such strategy, or it does not fit such images
     */
    public static ClassChoice parse(String name, CalibrationKind calibration, Labelling labels) {
        ClassChoice choice = parse(name, calibration)
                .orElseThrow(() -> new UsageException("no strategy '" + name + "'; expected " + names(labels)));
        choice.strategy().misfit(labels).ifPresent(reason -> {
            throw new UsageException("strategy '" + name + "' does not fit: " + reason + "; expected " + names(labels));
        });
        return choice;
    }

    private static Optional<ClassChoice> parse(String name, CalibrationKind calibration) {
        if (name.startsWith(FIXED)) {
            double threshold =
                    number(name, FIXED, Double::isFinite, "the threshold is not a number; write it like fixed:0.5");
            return Optional.of(new ClassChoice(ClassStrategy.FIXED, threshold, calibration));
        }
        if (name.startsWith(REJECTION)) {
            double share = number(
                    name,
                    REJECTION,
                    found -> found >= 0 && found < 1,
                    "the share of rejected images is not a number from 0 to below 1; write it like rejection:0.05");
            return Optional.of(rejecting(share, calibration));
        }
        return Arrays.stream(ClassStrategy.values())
                .filter(strategy -> strategy != ClassStrategy.FIXED)
                .filter(strategy -> strategy.spelling().equals(name))
                .map(strategy -> new ClassChoice(strategy, usual(strategy), calibration))
                .findFirst();
    }

    private static double number(String name, String prefix, DoublePredicate right, String problem) {
        try {
            double number = Double.parseDouble(name.substring(prefix.length()));
            if (right.test(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The message below covers this case, too.
        }
        throw new UsageException("strategy '" + name + "': " + problem);
    }

    /** Returns the names that {@link #parse} accepts, with T for a threshold and S for a share. */
    public static List<String> names() {
        return Arrays.stream(ClassStrategy.values()).map(ClassChoice::form).toList();
    }

    private static String names(Labelling labels) {
        return fitting(labels).map(ClassChoice::form).collect(Collectors.joining(", "));
    }

    private static String form(ClassStrategy strategy) {
        return switch (strategy) {
            case FIXED -> FIXED + "T";
            case REJECTION -> REJECTION + "S";
            case GLOBAL,
                    PER_CLASS,
                    TOP_K,
                    PROPORTION,
                    MAX_GAP,
                    ARGMAX,
                    GLOBAL_OR_ARGMAX,
                    EXPECTED_DICE,
                    JOINT,
                    CLASS_BIASES -> strategy.spelling();
        };
    }

    /** Returns the name as on the command line, such as {@code fixed:0.5} or {@code global+argmax}. */
    public String name() {
        if (strategy == ClassStrategy.FIXED) {
            return FIXED + number;
        }
        return strategy == ClassStrategy.REJECTION && number != REJECTED ? REJECTION + number : strategy.spelling();
    }

    /** Returns {@code none}, {@code platt}, {@code isotonic} or {@code temperature}. */
    public String calibrationName() {
        return calibration.spelling();
    }

    /** Returns the decider if nothing has to be tuned or calibrated; otherwise empty. */
    public Optional<ClassDecider> untuned(int classes, Labelling labels) {
        if (calibration != CalibrationKind.NONE) {
            return Optional.empty();
        }
        return strategy.untuned(classes, number).map(rule -> new ClassDecider(Calibrations.none(labels), rule));
    }

    /** Calibrates and tunes on labelled scores. */
    public ClassFit fit(LabelledScores scores) {
        Calibrations calibrations = calibration.fit(scores);
        return fit(calibrations, scores.calibrated(calibrations));
    }

    /**
     * Like {@link #fit(LabelledScores)}, for calibrations that are already fitted and scores that are already
     * calibrated.
     */
    ClassFit fit(Calibrations calibrations, LabelledScores calibrated) {
        ClassStrategy.Tuned tuned = strategy.tune(calibrated, number);
        return new ClassFit(new ClassDecider(calibrations, tuned.rule()), tuned.fallbacks());
    }
}
