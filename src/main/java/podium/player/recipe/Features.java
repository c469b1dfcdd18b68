package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

/**
 * Whether a frozen backbone's features are computed once.
 *
 * @param views in a stage that trains the head alone: how many augmented views of each image get their features computed,
 *     of which every epoch draws one an image; 0 runs the backbone anew in every epoch
 */
public record Features(int views) {
    /** Nothing is kept. */
    public static final Features STANDARD = new Features(0);

    public Features {
        require(views >= 0 && views <= 1000, "views", views, "0, which keeps nothing, to 1000 views of each image");
    }
}
