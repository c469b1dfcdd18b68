package podium.submission;

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
}
