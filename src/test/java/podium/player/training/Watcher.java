package podium.player.training;

import java.util.ArrayList;
import java.util.List;
import podium.player.figures.EpochFigures;
import podium.player.figures.EpochFigures.PartFigures;

/** A listener that records the events of a training and stops it after a number of batches. */
public class Watcher extends StoppingListener {
    public final List<PartFigures> before = new ArrayList<>();
    final List<String> titles = new ArrayList<>();
    final List<EpochFigures> epochs = new ArrayList<>();
    final List<Integer> bestEpochs = new ArrayList<>();

    private Watcher(int left) {
        stopAfter(left);
    }

    public static Watcher toTheEnd() {
        return new Watcher(Integer.MAX_VALUE);
    }

    static Watcher stoppingAfter(int batches) {
        return new Watcher(batches);
    }

    @Override
    public void begin(String title) {
        titles.add(title);
    }

    @Override
    public void before(PartFigures valid) {
        before.add(valid);
    }

    @Override
    public void epoch(EpochFigures figures, boolean best) {
        epochs.add(figures);
        if (best) {
            bestEpochs.add(figures.epoch());
        }
    }
}
