package podium.app.context;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import podium.core.InputException;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.judge.competition.Prepared;
import podium.judge.competition.Solution;
import podium.judge.evaluation.RowKind;

/** The true labels and masks of the test images, read from the private solution. Only the host has it. */
public final class TestTruth {
    private final int classes;
    private final List<String> ids;
    private final Map<String, List<Boolean>> labels;
    private final Map<String, Mask> masks;

    /** The mask of an image as runs of pixels. */
    private record Mask(int width, int height, PixelRuns planes, PixelRuns voidPixels) {}

    private TestTruth(int classes, List<String> ids, Map<String, List<Boolean>> labels, Map<String, Mask> masks) {
        this.classes = classes;
        this.ids = List.copyOf(ids);
        this.labels = labels;
        this.masks = masks;
    }

    public static TestTruth of(Prepared prepared) throws IOException {
        int classes = prepared.competition().classes().size();
        Set<String> ids = new LinkedHashSet<>();
        Map<String, List<Boolean>> labels = new LinkedHashMap<>();
        Map<String, Mask> masks = new HashMap<>();
        try (Solution solution = prepared.openSolution()) {
            for (int row = 0; row < solution.rows(); row++) {
                String id = solution.imageId(solution.image(row));
                ids.add(id);
                Solution.Truth truth = solution.truth(row);
                if (solution.kind(row) == RowKind.CLASSIFICATION) {
                    labels.put(
                            id,
                            IntStream.range(0, classes)
                                    .mapToObj(truth.runs()::contains)
                                    .toList());
                } else if (solution.kind(row) == RowKind.SEGMENTATION) {
                    masks.put(
                            id, new Mask(solution.width(row), solution.height(row), truth.runs(), truth.voidPixels()));
                }
            }
        }
        return new TestTruth(classes, List.copyOf(ids), labels, masks);
    }

    /** For each image Id, whether each class is present. */
    public Map<String, List<Boolean>> labels() {
        return labels;
    }

    /** The Ids of all images, in the solution's order. */
    public List<String> ids() {
        return ids;
    }

    /** The label map of an image, or empty if the solution has none. */
    public Optional<LabelMap> maskIfThere(String id) {
        return masks.containsKey(id) ? Optional.of(mask(id)) : Optional.empty();
    }

    /** The label map of an image, with the solution's void pixels. */
    public LabelMap mask(String id) {
        Mask mask = masks.get(id);
        if (mask == null) {
            throw new InputException("the solution has no segmentation of image " + id);
        }
        LabelMap map = LabelMap.ofPlanes(mask.planes(), classes, mask.width(), mask.height());
        if (mask.voidPixels().isEmpty()) {
            return map;
        }
        byte[] pixels = map.labels();
        for (int i = 0; i < mask.voidPixels().count(); i++) {
            Arrays.fill(
                    pixels,
                    (int) mask.voidPixels().start(i),
                    (int) mask.voidPixels().end(i),
                    (byte) LabelMap.VOID);
        }
        return LabelMap.of(mask.width(), mask.height(), pixels);
    }
}
