package podium.player.strategy;

import java.io.IOException;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;

/** Images with a segmenter's logits and the true label maps, each read when it is asked for, by several threads at once. */
public interface LabelledLogits {
    int images();

    /** Of each label, background first. */
    LogitMap logits(int image) throws IOException;

    /** At the image's own size. */
    LabelMap truth(int image) throws IOException;
}
