package podium.player.figures;

import java.util.List;

/**
 * How a training went, epoch by epoch from the first.
 *
 * @param classes by name, in the order of the figures
 */
public record History(List<String> classes, List<EpochFigures> epochs) {
    public History {
        classes = List.copyOf(classes);
        epochs = List.copyOf(epochs);
        for (int i = 0; i < epochs.size(); i++) {
            EpochFigures row = epochs.get(i);
            if (row.epoch() != i + 1) {
                throw new IllegalArgumentException("epoch " + row.epoch() + " stands where " + (i + 1) + " should");
            }
            int figures = row.train().figures().outputs();
            if (figures != classes.size()) {
                throw new IllegalArgumentException("figures of " + figures + " classes, not " + classes.size());
            }
        }
    }

    /** What a training that goes on after some epochs still has of it. */
    History first(int epochs) {
        return new History(classes, this.epochs.subList(0, epochs));
    }

    /** Whether there were images to choose an epoch by. */
    public boolean chosen() {
        return !epochs.isEmpty() && epochs.get(0).valid() != null;
    }

    /** Seconds of all epochs. */
    public double seconds() {
        return epochs.stream().mapToDouble(EpochFigures::seconds).sum();
    }
}
