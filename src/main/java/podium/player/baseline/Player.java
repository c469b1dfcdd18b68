package podium.player.baseline;

import podium.data.image.ImageSize;
import podium.judge.submission.Decision;

/** A baseline that decides on an image only by its name and size, without looking at its pixels. */
public sealed interface Player permits PriorPlayer, RandomPlayer {
    /** Returns the name of the baseline, {@code prior} or {@code random}. */
    String name();

    /** Returns the decision for an image; the same image always gets the same decision. */
    Decision decide(String image, ImageSize size);
}
