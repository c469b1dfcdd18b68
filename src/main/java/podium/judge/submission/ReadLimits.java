package podium.judge.submission;

import podium.core.UsageException;

/**
 * Limits on the size of a submission.
 *
 * @param maxCell the largest number of bytes of one cell; a longer one is a problem of its row
 * @param maxUnpacked the largest number of bytes that a gzip file may unpack to
 */
public record ReadLimits(int maxCell, long maxUnpacked) {
    /** 64 MiB per cell, 2 GiB unpacked. */
    public static final ReadLimits DEFAULT = new ReadLimits(64 << 20, 2L << 30);

    public ReadLimits {
        if (maxCell < 1 || maxUnpacked < 1) {
            throw new IllegalArgumentException("limits of " + maxCell + " and " + maxUnpacked + " bytes");
        }
    }

    /**
     * Limits in MiB, as command-line options give them.
     *
     * @throws UsageException if a limit is below 1, or if the one of a cell is above 512, which a buffer cannot
     *     hold
     */
    public static ReadLimits ofMegabytes(int maxCell, long maxUnpacked) {
        if (maxCell < 1 || maxCell > 512 || maxUnpacked < 1 || maxUnpacked > Long.MAX_VALUE >> 20) {
            throw new UsageException("limits of " + maxCell + " MB per cell and " + maxUnpacked
                    + " MB unpacked; expected 1 to 512 MB per cell, and 1 MB or more unpacked");
        }
        return new ReadLimits(maxCell << 20, maxUnpacked << 20);
    }
}
