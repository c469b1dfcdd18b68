package podium.player.export;

import java.util.List;
import podium.player.recipe.Recipe;

/**
 * The outputs that a run averages when it predicts, and that its file does not.
 *
 * @param flip true if the outputs of an image and its mirror image are averaged
 * @param scales the sizes of the image whose outputs are averaged, as shares of its own size
 */
public record Averaging(boolean flip, List<Double> scales) {
    private static final int MOST = 100;

    public Averaging {
        scales = List.copyOf(scales);
        if (scales.isEmpty()
                || scales.size() > MOST
                || !scales.stream().allMatch(scale -> scale > 0 && scale <= MOST)) {
            throw new IllegalArgumentException("scales " + scales + "; expected 1 to 100 numbers from 0 to 100");
        }
    }

    static Averaging of(Recipe recipe) {
        return new Averaging(
                recipe.prediction().flipAveraging(),
                switch (recipe.task()) {
                    case CLASSIFICATION -> List.of(1.0);
                    case SEGMENTATION -> recipe.network().segmenter().scales();
                });
    }

    /** Returns true if nothing is averaged. */
    public boolean none() {
        return !flip && scales.equals(List.of(1.0));
    }
}
