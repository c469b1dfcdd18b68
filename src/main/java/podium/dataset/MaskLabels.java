package podium.dataset;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.StringJoiner;
import podium.InputException;
import podium.mask.LabelMap;

/** Which labels a mask has: legal ones are 0, 1..classes and 255. */
final class MaskLabels {
    private MaskLabels() {}

    /** The map itself, if all its labels are legal. */
    static LabelMap requireLegal(Path file, LabelMap map, int classes) {
        long[] counts = map.histogram();
        StringJoiner illegal = new StringJoiner(", ");
        for (int label = classes + 1; label < LabelMap.VOID; label++) {
            if (counts[label] > 0) {
                illegal.add(label + " (" + counts[label] + " pixels)");
            }
        }
        if (illegal.length() > 0) {
            throw new InputException(file + ": illegal labels " + illegal + "; expected 0 for background, 1 to "
                    + classes + " for the classes, 255 for void: correct the mask");
        }
        return map;
    }

    /** The classes that have pixels; none is difficult. */
    static ImageLabels present(LabelMap map) {
        long[] counts = map.histogram();
        BitSet present = new BitSet();
        for (int label = 1; label < LabelMap.VOID; label++) {
            present.set(label - 1, counts[label] > 0);
        }
        return ImageLabels.of(present, new BitSet());
    }
}
