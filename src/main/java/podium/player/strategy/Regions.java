package podium.player.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import podium.core.mask.LabelMap;

/**
 * The connected regions of a label map: pixels of one class that touch at sides or corners. Background and void have no
 * regions.
 */
final class Regions {
    private final int width;
    private final int height;
    private final byte[] labels;
    private final boolean[] seen;
    private final int[] queue;

    private Regions(LabelMap map) {
        this.width = map.width();
        this.height = map.height();
        this.labels = map.labels();
        this.seen = new boolean[labels.length];
        this.queue = new int[labels.length];
    }

    /**
     * Receives the pixels of one region: the first {@code count} of {@code pixels}. The array is reused afterwards.
     */
    private interface Visitor {
        void region(int[] pixels, int count);
    }

    /**
     * One region compared with the truth.
     *
     * @param share the region's share of the image's pixels
     * @param pixels the number of its pixels that count
     * @param right the number of pixels whose true label is the region's
     */
    record Region(double share, long pixels, long right) {}

    /**
     * Returns all regions of a map, in the order of their first pixels.
     *
     * @param ignoreVoid true to leave out pixels that are void in the truth
     */
    static List<Region> of(LabelMap map, LabelMap truth, boolean ignoreVoid) {
        Regions regions = new Regions(map);
        byte[] wanted = truth.labels();
        List<Region> found = new ArrayList<>();
        regions.visit((pixels, count) -> {
            long right = 0;
            long counted = 0;
            for (int i = 0; i < count; i++) {
                counted += ignoreVoid && wanted[pixels[i]] == (byte) LabelMap.VOID ? 0 : 1;
                right += wanted[pixels[i]] == regions.labels[pixels[i]] ? 1 : 0;
            }
            found.add(new Region((double) count / wanted.length, counted, right));
        });
        return found;
    }

    /** Returns the map with all regions below a share of the image turned into background. */
    static LabelMap withoutSmall(LabelMap map, double share) {
        Regions regions = new Regions(map);
        byte[] kept = map.labels();
        regions.visit((pixels, count) -> {
            if ((double) count / kept.length < share) {
                for (int i = 0; i < count; i++) {
                    kept[pixels[i]] = 0;
                }
            }
        });
        return LabelMap.of(map.width(), map.height(), kept);
    }

    private void visit(Visitor visitor) {
        Arrays.fill(seen, false);
        for (int pixel = 0; pixel < labels.length; pixel++) {
            int label = labels[pixel] & 0xFF;
            if (!seen[pixel] && label != 0 && label != LabelMap.VOID) {
                visitor.region(queue, flood(pixel));
            }
        }
    }

    /** Fills the queue with the pixels of a region, and returns their number. */
    private int flood(int first) {
        queue[0] = first;
        seen[first] = true;
        int count = 1;
        for (int at = 0; at < count; at++) {
            int x = queue[at] % width;
            int y = queue[at] / width;
            for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
                for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
                    int next = row * width + column;
                    if (!seen[next] && labels[next] == labels[first]) {
                        seen[next] = true;
                        queue[count] = next;
                        count++;
                    }
                }
            }
        }
        return count;
    }
}
