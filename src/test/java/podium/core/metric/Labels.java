package podium.core.metric;

import podium.core.mask.Runs;
import podium.core.mask.RunsBuilder;

/** Label vectors as the tests write them. */
final class Labels {
    private Labels() {}

    static Runs runs(boolean... labels) {
        RunsBuilder runs = new RunsBuilder();
        for (int label = 0; label < labels.length; label++) {
            if (labels[label]) {
                runs.add(label, label + 1L);
            }
        }
        return runs.build();
    }
}
