package podium.player.network.onnx;

import java.util.Locale;
import podium.player.network.Graph;

/** What the one output of a file is, which its name says. The one input is called {@link Graph#INPUT}. */
public enum OnnxOutput {
    /** A number from 0 to 1 for each class. */
    SCORES,
    /** A number for each class, of a whole image or of each place, before an activation makes it a score. */
    LOGITS,
    /** A byte for each pixel: the number of its class, 0 for the background. */
    LABELS,
    /** What a head takes: a vector, or a segmenter's last map. */
    FEATURES;

    /** The name in the file. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OnnxOutput of(Graph graph, OnnxForm form) {
        if (form == OnnxForm.LABELS_OF_PIXELS) {
            return LABELS;
        }
        boolean vector = graph.output().sides().size() == 1;
        return switch (graph.purpose()) {
            case FEATURES -> FEATURES;
            case SCORES -> vector ? SCORES : LOGITS; // a segmenter has no activation
            case TRAINING, INFERENCE, GRADIENTS -> LOGITS;
        };
    }
}
