package podium.player.recipe;

import static podium.core.yaml.WrongKey.required;

import org.jspecify.annotations.Nullable;
import podium.data.tiles.Tiling;

/**
 * The keys of a recipe that cut images into tiles, see {@link Tiling}. A missing key gets its default: {@code step} that
 * of {@code side}, the others those of {@link Tiling#STANDARD}.
 */
public record TileKeys(
        @Nullable Integer side,
        @Nullable Integer step,
        @Nullable Integer keep) {
    public TileKeys {
        side = side == null ? Integer.valueOf(Tiling.STANDARD.side()) : side;
        step = step == null ? side : step;
        keep = keep == null ? Integer.valueOf(Tiling.STANDARD.keep()) : keep;
        tiling(side, step, keep);
    }

    private static Tiling tiling(@Nullable Integer side, @Nullable Integer step, @Nullable Integer keep) {
        return new Tiling(
                required(side, "side", "pixels"), required(step, "step", "pixels"), required(keep, "keep", "tiles"));
    }

    Tiling tiling() {
        return tiling(side, step, keep);
    }
}
