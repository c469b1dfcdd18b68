package podium.data.image;

/** A part of a file: positions in it, the end exclusive. */
record ByteSpan(long start, long end) {
    /** Whether so many bytes from a position on lie in it. */
    boolean holds(long at, long bytes) {
        return at >= start && bytes <= end - at;
    }
}
