package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

/** The settings of a recipe that concern images: their augmentation, and the cache of a frozen backbone's features. */
public record ImageSettings(Features features, Augmentation augmentation) {
    static final ImageSettings STANDARD = new ImageSettings(Features.STANDARD, Augmentation.NONE);

    public ImageSettings {
        require(
                features.views() <= 1 || !augmentation.equals(Augmentation.NONE),
                "features.views",
                features.views(),
                "0 or 1, because without augmentation all views of an image are the same");
    }
}
