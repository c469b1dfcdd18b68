package podium.app.strategies;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.core.UsageException;
import podium.judge.competition.Labelling;
import podium.player.strategy.MaskCompletion;
import podium.player.strategy.PixelChoice;
import podium.player.strategy.classes.CalibrationKind;
import podium.player.strategy.classes.ClassChoice;

/**
 * The strategies that a user names. The others are chosen by cross-fitting.
 *
 * @param classes the classification strategy, such as {@code global+argmax} or, to add classes from the masks, {@code
 *     global+argmax+mask}; null for the best
 * @param calibration the calibration; null for the best
 * @param pixels the segmentation strategy, such as {@code gated+background-bias}; null for the best
 */
public record StrategyNames(
        @Nullable String classes,
        @Nullable CalibrationKind calibration,
        @Nullable String pixels) {
    /** The best of all strategies. */
    public static final StrategyNames BEST = new StrategyNames(null, null, null);

    /** The classification strategies to compare, for images with so many classes. */
    List<ClassChoice> classChoices(Labelling labels) {
        List<CalibrationKind> kinds = calibration == null ? List.of(CalibrationKind.values()) : List.of(calibration);
        if (classes == null) {
            return ClassChoice.all(labels).stream()
                    .filter(choice -> kinds.contains(choice.calibration()))
                    .toList();
        }
        if (wantsMasks() && labels == Labelling.SINGLE) {
            throw new UsageException("strategy '" + classes + "' does not fit: it adds the classes of large masks, but"
                    + " an image here has exactly one class");
        }
        String name = wantsMasks() ? classes.substring(0, classes.length() - MaskCompletion.SUFFIX.length()) : classes;
        return kinds.stream().map(kind -> ClassChoice.parse(name, kind, labels)).toList();
    }

    /** True if the user names a strategy that adds classes from the masks. */
    boolean wantsMasks() {
        return classes != null && classes.endsWith(MaskCompletion.SUFFIX);
    }

    /** True if classes may be added from the masks when that is a gain. */
    boolean mayUseMasks() {
        return classes == null;
    }

    /** The segmentation strategies to compare. */
    List<PixelChoice> pixelChoices(boolean classifier) {
        if (pixels == null) {
            return PixelChoice.all(classifier);
        }
        PixelChoice choice = PixelChoice.parse(pixels);
        if (choice.needsClassifier() && !classifier) {
            throw new UsageException("segmentation strategy '" + pixels + "' also needs a classifier's run; name one");
        }
        return Arrays.asList(choice);
    }
}
