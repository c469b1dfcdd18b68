package podium.core.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * A set over class-major planes, split into the classes that have pixels, ascending, each with its own plane.
 *
 * <pre>{@code
 * Planes planes = Planes.of(PixelRuns.of(0, 1, 7, 8), 4);      // planes of 2 x 2 pixels
 * planes.label(1);                                        // 2
 * planes.plane(1);                                        // [3, 4)
 * }</pre>
 */
public final class Planes {
    private final List<Integer> labels = new ArrayList<>();
    private final List<PixelRuns> planes = new ArrayList<>();

    private Planes() {}

    /**
     * Splits a set.
     *
     * @param pixels the number of pixels of a plane, width * height
     */
    public static Planes of(PixelRuns runs, long pixels) {
        Planes result = new Planes();
        for (long from = 0; from < runs.bound(); from += pixels) {
            from = runs.firstFrom(from) / pixels * pixels;
            result.labels.add((int) (from / pixels) + 1);
            result.planes.add(runs.slice(from, from + pixels));
        }
        return result;
    }

    /** The number of classes with pixels. */
    public int count() {
        return labels.size();
    }

    /** The label, from 1, of number {@code index} among the classes with pixels. */
    public int label(int index) {
        return labels.get(index);
    }

    /** The pixels of {@link #label}. */
    public PixelRuns plane(int index) {
        return planes.get(index);
    }

    /** The number of pixels over all planes. */
    public long cardinality() {
        long sum = 0;
        for (PixelRuns plane : planes) {
            sum += plane.cardinality();
        }
        return sum;
    }

    /** The pixels that have any class. */
    public PixelRuns union() {
        PixelRuns union = PixelRuns.EMPTY;
        for (PixelRuns plane : planes) {
            union = union.or(plane);
        }
        return union;
    }

    /** True if a pixel has two classes, which a label map cannot express. */
    public boolean overlap() {
        for (int i = 1; i < planes.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (PixelRuns.andCardinality(planes.get(i), planes.get(j)) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** These planes without the given pixels. */
    public Planes minus(PixelRuns pixels) {
        Planes result = new Planes();
        for (int i = 0; i < planes.size(); i++) {
            PixelRuns plane = planes.get(i);
            PixelRuns rest = PixelRuns.andCardinality(plane, pixels) == 0 ? plane : plane.minus(pixels);
            if (!rest.isEmpty()) {
                result.labels.add(labels.get(i));
                result.planes.add(rest);
            }
        }
        return result;
    }

    /** These planes with each pixel only in the lowest of its classes. */
    public Planes disjoint() {
        if (!overlap()) {
            return this;
        }
        Planes result = new Planes();
        PixelRuns taken = PixelRuns.EMPTY;
        for (int i = 0; i < planes.size(); i++) {
            PixelRuns rest = planes.get(i).minus(taken);
            taken = taken.or(planes.get(i));
            if (!rest.isEmpty()) {
                result.labels.add(labels.get(i));
                result.planes.add(rest);
            }
        }
        return result;
    }
}
