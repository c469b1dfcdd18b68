package podium.player.recipe;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import podium.data.tiles.Tiling;

/**
 * The settings of a recipe that concern images.
 *
 * @param features the cache of a frozen backbone's features
 * @param augmentation the random changes of training images
 * @param tiles how images are cut into tiles; null for whole images, which is not written to recipe.yaml
 * @param leaveOut the classes whose images are left out of train and valid, so that they stay unknown to the network;
 *     none is not written to recipe.yaml
 */
public record ImageSettings(
        Features features,
        Augmentation augmentation,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TileKeys tiles,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> leaveOut) {
    static final ImageSettings STANDARD = new ImageSettings(Features.STANDARD, Augmentation.NONE, null, List.of());

    public ImageSettings {
        leaveOut = leaveOut == null ? List.of() : List.copyOf(leaveOut);
        require(
                features.views() <= 1 || !augmentation.equals(Augmentation.NONE),
                "features.views",
                features.views(),
                "0 or 1, because without augmentation all views of an image are the same");
    }

    /** Returns the defaults of a network that sees images as this one does. */
    ImageSettings cutAlike() {
        return new ImageSettings(STANDARD.features, STANDARD.augmentation, tiles, STANDARD.leaveOut);
    }

    /** Returns how images are cut into tiles; empty for whole images. */
    public Optional<Tiling> tiling() {
        return Optional.ofNullable(tiles).map(TileKeys::tiling);
    }

    /** Returns the positions of the classes that are left out, among all classes; -1 for a name that is none. */
    public List<Integer> leftOut(List<String> classes) {
        return leaveOut.stream().map(classes::indexOf).toList();
    }
}
