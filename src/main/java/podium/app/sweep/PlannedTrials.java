package podium.app.sweep;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import podium.lab.sweep.Round;
import podium.lab.sweep.Trial;
import podium.lab.sweep.Trials;

/** Makes the recipes of all trials before anything is trained, and counts trials and epochs. */
final class PlannedTrials implements Trials {
    private final TrialRecipes recipes;
    private int trials;
    private long epochs;

    PlannedTrials(TrialRecipes recipes) {
        this.recipes = recipes;
    }

    @Override
    public List<Double> run(Round round, List<Trial> all) throws IOException {
        for (Trial trial : all) {
            trials++;
            epochs += recipes.epochs(round, trial);
        }
        return Collections.nCopies(all.size(), Double.NaN);
    }

    int trials() {
        return trials;
    }

    /** The number of epochs of all trials, without those that a trial takes over from a shorter one. */
    long epochs() {
        return epochs;
    }
}
