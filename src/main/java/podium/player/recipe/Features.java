package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

/**
 * The settings of the feature cache, which computes a frozen backbone's features once instead of in every epoch.
 *
 * @param views the number of augmented views per image whose features are computed, in a stage that trains only the
 *     head; every epoch draws one view per image. 0 switches the cache off
 */
public record Features(int views) {
    /** No feature cache. */
    public static final Features STANDARD = new Features(0);

    public Features {
        require(views >= 0 && views <= 1000, "views", views, "1 to 1000 views per image, or 0 to cache no features");
    }
}
