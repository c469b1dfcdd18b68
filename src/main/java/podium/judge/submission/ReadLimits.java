package podium.judge.submission;

import podium.core.UsageException;

/**
 * What a submission may cost to read.
 *
 * @param maxCell bytes of one cell; a longer one is a problem of its row
 * @param maxUnpacked bytes that a gzip'ed file may unpack to
 */
public record ReadLimits(int maxCell, long maxUnpacked) {
    /** 64 MiB a cell, 2 GiB unpacked. */
    public static final ReadLimits DEFAULT = new ReadLimits(64 << 20, 2L << 30);

    public ReadLimits {
        if (maxCell < 1 || maxUnpacked < 1) {
            throw new IllegalArgumentException("limits of " + maxCell + " and " + maxUnpacked + " bytes");
        }
    }

    /**
     * Limits in MiB, as people give them.
     *
     * @throws UsageException if they are below 1, or a cell's above 512, which is what a buffer can hold
     */
    public static ReadLimits ofMegabytes(int maxCell, long maxUnpacked) {
        if (maxCell < 1 || maxCell > 512 || maxUnpacked < 1 || maxUnpacked > Long.MAX_VALUE >> 20) {
            throw new UsageException("limits of " + maxCell + " MB a cell and " + maxUnpacked
                    + " MB unpacked; expected 1 to 512 MB a cell, and 1 MB or more unpacked");
        }
        return new ReadLimits(maxCell << 20, maxUnpacked << 20);
    }
}
