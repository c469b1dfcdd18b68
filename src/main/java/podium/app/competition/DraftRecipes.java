package podium.app.competition;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import podium.judge.competition.Competition;
import podium.judge.competition.Task;

/**
 * Recipes that fit a data set's size: a small network from random weights, a pretrained one, and, where pixels are
 * predicted, a small segmenter.
 *
 * @param texts the text of each recipe by its name
 * @param players the text of players.yaml
 */
record DraftRecipes(Map<String, String> texts, String players) {
    private static final String SMALL = "small-cnn";
    private static final String TRANSFER = "mobilenetv2-transfer";
    private static final String SEGMENTER = "small-segmenter";

    /** The images that the small network sees while it learns, about. */
    private static final int SEEN = 60_000;

    DraftRecipes {
        texts = Map.copyOf(texts);
    }

    static DraftRecipes of(Competition competition, ClassCounts counts) {
        Map<String, String> texts = new LinkedHashMap<>();
        StringBuilder players = new StringBuilder("# The networks that take part in 'podium run'. " + TRANSFER
                + " needs pretrained weights;\n# its recipe says which.\n");
        if (competition.tasks().contains(Task.CLASSIFICATION)) {
            texts.put(SMALL, small(counts));
            texts.put(TRANSFER, transfer(counts));
            players.append("classifier: " + SMALL + "\n");
        }
        if (competition.tasks().contains(Task.SEGMENTATION)) {
            texts.put(SEGMENTER, segmenter(counts));
            players.append("segmenter: " + SEGMENTER + "\n");
        }
        return new DraftRecipes(texts, players.toString());
    }

    private static int epochs(ClassCounts counts, int least, int most) {
        return Math.max(least, Math.min(most, SEEN / Math.max(1, counts.images().get(0))));
    }

    private static int side(ClassCounts counts) {
        int shorter = Math.min(counts.size().width(), counts.size().height());
        return Math.max(16, Math.min(64, shorter));
    }

    private static String augmentation(ClassCounts counts) {
        return counts.grey() ? "{rotation: 10, translation: 0.1}" : "{flip: true, rotation: 10, translation: 0.1}";
    }

    private static String small(ClassCounts counts) {
        return String.format(
                Locale.ROOT,
                """
                # A small network from random weights: four convolutions with batch norm.
                # %d epochs show it about %d images.
                size: %d
                channels: %d
                scaling: unit
                architecture:
                  - conv: {filters: 32, kernel: 3, padding: same}
                  - batch-norm
                  - relu
                  - max-pool: 2
                  - conv: {filters: 64, kernel: 3, padding: same}
                  - batch-norm
                  - relu
                  - max-pool: 2
                  - conv: {filters: 128, kernel: 3, padding: same}
                  - batch-norm
                  - relu
                  - conv: {filters: 128, kernel: 3, padding: same}
                  - batch-norm
                  - relu
                  - global-average-pool
                  - dropout: 0.2
                optimizer: {kind: adam}
                learning-rate: {backbone: 1e-3, head: 1e-3}
                schedule: {kind: cosine}
                stages:
                  - {train: all, epochs: %d}
                batch-size: 32
                augmentation: %s
                """,
                epochs(counts, 3, 40),
                (long) epochs(counts, 3, 40) * counts.images().get(0),
                side(counts),
                counts.grey() ? 1 : 3,
                epochs(counts, 3, 40),
                augmentation(counts));
    }

    private static String transfer(ClassCounts counts) {
        int shorter = Math.min(counts.size().width(), counts.size().height());
        return String.format(Locale.ROOT, """
                # A MobileNetV2 that was trained on ImageNet, with a new head on its frozen features. The weights are a file that
                # you get once; README.md says where. These weights need a size of 32 k + 1.
                architecture: mobilenetv2_1.0
                weights: data/weights/mobilenetv2_1.0-0000.params
                size: %d
                batch-norm: folded
                head: {batch-norm: true, dropout: 0.5}
                optimizer: {kind: adamw, weight-decay: 0.01}
                learning-rate: {backbone: 0, head: 1e-3}
                schedule: {kind: cosine}
                stages:
                  - {train: head, epochs: %d}
                features: {views: 2}
                augmentation: %s
                """, shorter < 100 ? 97 : 225, epochs(counts, 10, 50), augmentation(counts));
    }

    private static String segmenter(ClassCounts counts) {
        return String.format(
                Locale.ROOT,
                """
                # A small segmenter from random weights: a half-width MobileNet and a narrow head.
                task: segmentation
                architecture: mobilenet0.5
                size: %d
                segmenter: {channels: 64, smallest-scale: 0.5, largest-scale: 1}
                loss: {kind: pixel-cross-entropy}
                optimizer: {kind: adamw, weight-decay: 0.05}
                learning-rate: {backbone: 1e-2, head: 1e-2}
                schedule: {kind: cosine, warm-up: 1}
                stages:
                  - {train: all, epochs: %d}
                batch-size: 8
                metric: meanIou
                augmentation: {flip: true, brightness: 0.15, contrast: 0.15, saturation: 0.15}
                """,
                Math.min(counts.size().width(), counts.size().height()) < 100 ? 65 : 129,
                epochs(counts, 5, 40));
    }
}
