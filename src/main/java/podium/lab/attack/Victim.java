package podium.lab.attack;

import java.io.IOException;
import java.util.List;
import podium.data.image.RgbImage;
import podium.player.network.engine.Engine;
import podium.player.recipe.Target;
import podium.player.runs.RunFolder;

/** A trained network under attack, or one on which an attack from elsewhere is tried. Not thread-safe. */
public sealed interface Victim extends AutoCloseable permits ClassifierVictim, SegmenterVictim {
    /** Opens the network of a run folder, without a defence; {@code engine} predicts. */
    static Victim open(RunFolder run, Engine engine) throws IOException {
        return switch (run.readRecipe().task()) {
            case CLASSIFICATION -> ClassifierVictim.open(run, engine, null, false);
            case SEGMENTATION -> SegmenterVictim.open(run, engine, null, null, false);
        };
    }

    /** Returns the names of the classes; for a segmenter those of the labels, background first. */
    List<String> names();

    /**
     * Returns the label that stands for a name in label maps.
     *
     * @param name an index into {@link #names}
     */
    int labelOf(int name);

    /** Parses what an attacker wants, as written on the command line, or {@link Target#ANYTHING_ELSE}. */
    Target target(String text);

    /** Returns the figure by which predictions are compared with the truth. */
    Agreement agreement();

    /** Starts a case: one image under attack. */
    Case against(RgbImage image, Truth truth, Target target);

    @Override
    void close();
}
