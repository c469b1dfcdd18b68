package podium.lab.attack;

import java.io.IOException;
import java.util.List;
import podium.data.image.RgbImage;
import podium.player.recipe.Target;
import podium.player.runs.RunFolder;

/** A trained network that is attacked, or on which an attack made elsewhere is tried. For one thread. */
public sealed interface Victim extends AutoCloseable permits ClassifierVictim, SegmenterVictim {
    /** The network of a run's folder, behind no defence. */
    static Victim open(RunFolder run) throws IOException {
        return switch (run.readRecipe().task()) {
            case CLASSIFICATION -> ClassifierVictim.open(run, null, false);
            case SEGMENTATION -> SegmenterVictim.open(run, null, null, false);
        };
    }

    /** By name: classes, or a segmenter's labels, background first. */
    List<String> names();

    /** The label that a name's pixels have in label maps. */
    int labelOf(int name);

    /** What an attacker wants of an image, in words as the command line has them, or {@link Target#ANYTHING_ELSE}. */
    Target target(String text);

    /** An image under attack. */
    Case against(RgbImage image, Truth truth, Target target);

    @Override
    void close();
}
