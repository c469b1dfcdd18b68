package podium.training;

import java.util.ArrayList;
import java.util.List;
import podium.Progress;

/** Notes what it is told of a training, and stops it after some batches. */
class Watcher implements TrainingListener {
    final List<String> titles = new ArrayList<>();
    final List<EpochFigures> epochs = new ArrayList<>();
    final List<Integer> bestEpochs = new ArrayList<>();
    private int left;

    private Watcher(int left) {
        this.left = left;
    }

    static Watcher toTheEnd() {
        return new Watcher(Integer.MAX_VALUE);
    }

    static Watcher stoppingAfter(int batches) {
        return new Watcher(batches);
    }

    @Override
    public Progress progress() {
        return Progress.NONE;
    }

    @Override
    public Progress batches() {
        return Progress.NONE;
    }

    @Override
    public void begin(String title) {
        titles.add(title);
    }

    @Override
    public void epoch(EpochFigures figures, boolean best) {
        epochs.add(figures);
        if (best) {
            bestEpochs.add(figures.epoch());
        }
    }

    @Override
    public boolean stopped() {
        return --left <= 0;
    }
}
