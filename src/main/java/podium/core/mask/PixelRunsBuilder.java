package podium.core.mask;

import java.util.Arrays;

/** Builds {@link PixelRuns} from runs in ascending order; touching runs become one. */
public final class PixelRunsBuilder {
    private long[] bounds = new long[16];
    private int length;

    /** Adds {@code [start, end)}, which must begin at or after the end of the previous run. */
    public PixelRunsBuilder add(long start, long end) {
        if (start < 0 || end <= start || (length > 0 && start < bounds[length - 1])) {
            throw new IllegalArgumentException("run [" + start + ", " + end + ") is empty or begins before "
                    + (length == 0 ? 0 : bounds[length - 1]) + ", the end of the previous run");
        }
        addOrExtend(start, end);
        return this;
    }

    /** Adds a run that begins at or after the previous run's start and may overlap it. */
    void addOrExtend(long start, long end) {
        if (length > 0 && start <= bounds[length - 1]) {
            bounds[length - 1] = Math.max(bounds[length - 1], end);
            return;
        }
        if (length + 2 > bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[length++] = start;
        bounds[length++] = end;
    }

    /** The set so far; the builder can be used further. */
    public PixelRuns build() {
        return PixelRuns.ofCanonical(bounds, length);
    }
}
