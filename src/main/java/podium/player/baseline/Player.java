package podium.player.baseline;

import podium.data.image.ImageSize;
import podium.judge.submission.Decision;

/** Decides on an image that it has not looked at: from its name and size alone. */
public sealed interface Player permits PriorPlayer, RandomPlayer {
    /** {@code prior} or {@code random}. */
    String name();

    /** The same image, the same decision. */
    Decision decide(String image, ImageSize size);
}
