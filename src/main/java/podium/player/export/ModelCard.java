package podium.player.export;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import podium.core.mask.LabelMap;
import podium.data.image.ImageSize;
import podium.judge.competition.Task;
import podium.player.figures.DecisionRule;

/**
 * What an exported file says of itself, so that it can be run without the run's folder.
 *
 * @param task what the network does
 * @param classes the names of its outputs; for a segmenter they begin with the background
 * @param scaling the name of the scaling in recipes
 * @param pixels the numbers of the scaling
 * @param fixed the input; empty if any size will do
 * @param decision the rule by which scores become labels; empty for a segmenter, which gives the largest logit's label
 * @param averaging what the run averages and the file does not
 * @param source the program that wrote the file
 */
public record ModelCard(
        Task task,
        List<String> classes,
        String scaling,
        PixelScaling pixels,
        Optional<FixedInput> fixed,
        Optional<DecisionRule> decision,
        Averaging averaging,
        String source) {
    private static final int MOST_CLASSES = 100_000;
    private static final int LARGEST_SIDE = 4096;

    public ModelCard {
        classes = List.copyOf(classes);
        int most = task == Task.SEGMENTATION ? LabelMap.VOID : MOST_CLASSES;
        if (classes.isEmpty() || classes.size() > most) {
            throw new IllegalArgumentException(classes.size() + " classes; expected 1 to " + most);
        }
        if (classes.contains("") || new HashSet<>(classes).size() < classes.size()) {
            throw new IllegalArgumentException("a class is empty or occurs twice; expected different names");
        }
        boolean classifies = task == Task.CLASSIFICATION;
        if (fixed.isPresent() != classifies || decision.isPresent() != classifies) {
            throw new IllegalArgumentException(
                    classifies
                            ? "no size or no decision; expected both for classification"
                            : "a size or a threshold; expected any size and the argmax for segmentation");
        }
        if (fixed.map(FixedInput::size)
                .filter(side -> Math.max(side.width(), side.height()) > LARGEST_SIDE)
                .isPresent()) {
            throw new IllegalArgumentException("a side of more than " + LARGEST_SIDE + " pixels");
        }
    }

    /** Returns the size of the input; empty if any size will do. */
    public Optional<ImageSize> size() {
        return fixed.map(FixedInput::size);
    }
}
