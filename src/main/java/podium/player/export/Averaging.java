package podium.player.export;

import java.util.List;
import java.util.Optional;
import podium.data.tiles.Tiling;
import podium.player.recipe.Recipe;

/**
 * The outputs that a run averages when it predicts, and that its file does not.
 *
 * @param flip true if the outputs of an image and its mirror image are averaged
 * @param scales the sizes of the image whose outputs are averaged, as shares of its own size
 * @param tiles the tiles of the image whose outputs are averaged; empty if the network sees whole images
 */
public record Averaging(boolean flip, List<Double> scales, Optional<Tiling> tiles) {
    private static final int MOST = 100;

    public Averaging {
        scales = List.copyOf(scales);
        if (scales.isEmpty()
                || scales.size() > MOST
                || !scales.stream().allMatch(scale -> scale > 0 && scale <= MOST)) {
            throw new IllegalArgumentException("scales " + scales + "; expected 1 to 100 numbers from 0 to 100");
        }
    }

    public Averaging(boolean flip, List<Double> scales) {
        this(flip, scales, Optional.empty());
    }

    static Averaging of(Recipe recipe) {
        return new Averaging(
                recipe.prediction().flipAveraging(),
                switch (recipe.task()) {
                    case CLASSIFICATION -> List.of(1.0);
                    case SEGMENTATION -> recipe.network().segmenter().scales();
                },
                recipe.images().tiling());
    }

    /** Returns true if nothing is averaged. */
    public boolean none() {
        return !flip && scales.equals(List.of(1.0)) && tiles.isEmpty();
    }
}
