package podium.player.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.player.figures.EpochFigures.PartFigures;

/**
 * The history of a training.
 *
 * @param classes the names of the classes, in the order of the figures
 * @param before the figures on valid before the first epoch; null unless the training began with a run's network
 * @param epochs the figures of every epoch, from the first
 */
public record History(List<String> classes, @Nullable PartFigures before, List<EpochFigures> epochs) {
    public History {
        classes = List.copyOf(classes);
        epochs = List.copyOf(epochs);
        for (int i = 0; i < epochs.size(); i++) {
            EpochFigures row = epochs.get(i);
            if (row.epoch() != i + 1) {
                throw new IllegalArgumentException("found epoch " + row.epoch() + "; expected epoch " + (i + 1));
            }
            int figures = row.train().figures().outputs();
            if (figures != classes.size()) {
                throw new IllegalArgumentException("figures of " + figures + " classes; expected " + classes.size());
            }
        }
    }

    /** The history of a training that began with no run's network. */
    public History(List<String> classes, List<EpochFigures> epochs) {
        this(classes, null, epochs);
    }

    /** Returns the history of the first epochs. */
    History first(int epochs) {
        return new History(classes, before, this.epochs.subList(0, epochs));
    }

    /** Returns true if there were valid images, by which an epoch can be chosen. */
    public boolean chosen() {
        return !epochs.isEmpty() && epochs.get(0).valid() != null;
    }

    /** Returns the duration of all epochs together, in seconds. */
    public double seconds() {
        return epochs.stream().mapToDouble(EpochFigures::seconds).sum();
    }
}
