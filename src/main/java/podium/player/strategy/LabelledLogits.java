package podium.player.strategy;

import java.io.IOException;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;

/** Images with a segmenter's logits and their true label maps. Each is read when it is requested. Thread-safe. */
public interface LabelledLogits {
    int images();

    /** Returns an image's logits for each label, background first. */
    LogitMap logits(int image) throws IOException;

    /** Returns the true label map, at the image's own size. */
    LabelMap truth(int image) throws IOException;
}
