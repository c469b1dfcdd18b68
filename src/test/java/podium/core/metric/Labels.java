package podium.core.metric;

import podium.core.mask.PixelRuns;
import podium.core.mask.PixelRunsBuilder;

/** Label vectors from boolean values. */
final class Labels {
    private Labels() {}

    static PixelRuns runs(boolean... labels) {
        PixelRunsBuilder runs = new PixelRunsBuilder();
        for (int label = 0; label < labels.length; label++) {
            if (labels[label]) {
                runs.add(label, label + 1L);
            }
        }
        return runs.build();
    }
}
