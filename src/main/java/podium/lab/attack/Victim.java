package podium.lab.attack;

import java.util.List;
import podium.data.image.RgbImage;
import podium.player.recipe.Target;

/** A trained network that is attacked, or on which an attack made elsewhere is tried. For one thread. */
public interface Victim extends AutoCloseable {
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
