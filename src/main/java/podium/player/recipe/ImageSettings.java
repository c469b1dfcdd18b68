package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

/** How images are varied before the network sees them, and whether a frozen backbone's features of them are kept. */
public record ImageSettings(Features features, Augmentation augmentation) {
    static final ImageSettings STANDARD = new ImageSettings(Features.STANDARD, Augmentation.NONE);

    public ImageSettings {
        require(
                features.views() <= 1 || !augmentation.equals(Augmentation.NONE),
                "features.views",
                features.views(),
                "0 or 1 without augmentation, which makes all views of an image the same");
    }
}
