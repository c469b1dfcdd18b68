package podium.player.loss;

import java.util.Map;
import podium.core.metric.SegmentationCounts;
import podium.player.figures.EpochFigures.PartFigures;
import podium.player.figures.SegmentationFigures;
import podium.player.images.Batch;
import podium.player.loss.PixelLoss.Maps;
import podium.player.network.Parameters;
import podium.player.network.Tensor;
import podium.player.network.layers.Shape;

/** The confusion counts of an epoch's pixels so far. */
public final class LabelEpochScores implements EpochScores {
    /** A checkpoint stores a count as three floats, each an integer of this number of bits. */
    private static final int BITS = 20;

    private static final int PARTS = 3;
    private static final long MASK = (1L << BITS) - 1;

    private final LabelLoss loss;
    private final int labels;
    private SegmentationCounts counts;

    LabelEpochScores(LabelLoss loss, int labels) {
        this.loss = loss;
        this.labels = labels;
        this.counts = new SegmentationCounts(labels);
    }

    @Override
    public void add(Batch batch) {
        add(batch.size());
    }

    /** Adds the first {@code images} images of the maps whose loss was computed last. */
    public void add(int images) {
        Maps maps = loss.maps();
        for (int i = 0; i < images; i++) {
            counts.add(maps.wanted(), maps.decided(), i * maps.pixels(), (i + 1) * maps.pixels());
        }
    }

    @Override
    public int images() {
        return counts.images();
    }

    @Override
    public void clear() {
        counts = new SegmentationCounts(labels);
    }

    @Override
    public PartFigures figures(double lossSum) {
        return new PartFigures(lossSum / images(), SegmentationFigures.of(counts));
    }

    @Override
    public Parameters state() {
        long[] state = counts.state();
        float[] parts = new float[PARTS * state.length];
        for (int i = 0; i < state.length; i++) {
            for (int part = 0; part < PARTS; part++) {
                parts[PARTS * i + part] = state[i] >> (BITS * part) & MASK;
            }
        }
        return new Parameters(Map.of("counts", new Tensor(Shape.of(parts.length), parts)));
    }

    @Override
    public void restore(Parameters state) {
        float[] parts = state.get("counts").values();
        long[] restored = new long[parts.length / PARTS];
        for (int i = 0; i < parts.length; i++) {
            restored[i / PARTS] |= (long) parts[i] << (BITS * (i % PARTS));
        }
        counts = SegmentationCounts.restored(labels, restored);
    }
}
