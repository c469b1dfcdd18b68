package podium.app.strategies;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.core.UsageException;
import podium.player.strategy.MaskCompletion;
import podium.player.strategy.PixelChoice;
import podium.player.strategy.classes.CalibrationKind;
import podium.player.strategy.classes.ClassChoice;

/**
 * Strategies as a user names them; what is not named is chosen by cross-fitting.
 *
 * @param classes of classification, such as {@code global+argmax}, or with classes added from the masks, {@code
 *     global+argmax+mask}; null for the best
 * @param calibration null for the best
 * @param pixels of segmentation, such as {@code gated+background-bias}; null for the best
 */
public record StrategyNames(
        @Nullable String classes,
        @Nullable CalibrationKind calibration,
        @Nullable String pixels) {
    /** All are chosen. */
    public static final StrategyNames BEST = new StrategyNames(null, null, null);

    /** The choices of classification that are left. */
    List<ClassChoice> classChoices() {
        List<CalibrationKind> kinds = calibration == null ? List.of(CalibrationKind.values()) : List.of(calibration);
        if (classes == null) {
            return ClassChoice.all().stream()
                    .filter(choice -> kinds.contains(choice.calibration()))
                    .toList();
        }
        String name = wantsMasks() ? classes.substring(0, classes.length() - MaskCompletion.SUFFIX.length()) : classes;
        return kinds.stream().map(kind -> ClassChoice.parse(name, kind)).toList();
    }

    /** Whether it is named that masks add classes. */
    boolean wantsMasks() {
        return classes != null && classes.endsWith(MaskCompletion.SUFFIX);
    }

    /** Whether masks may add classes, if that is a gain. */
    boolean mayUseMasks() {
        return classes == null;
    }

    /** The choices of segmentation that are left. */
    List<PixelChoice> pixelChoices(boolean classifier) {
        if (pixels == null) {
            return PixelChoice.all(classifier);
        }
        PixelChoice choice = PixelChoice.parse(pixels);
        if (choice.needsClassifier() && !classifier) {
            throw new UsageException("strategy '" + pixels + "' of segmentation needs a classifier's run, too");
        }
        return Arrays.asList(choice);
    }
}
