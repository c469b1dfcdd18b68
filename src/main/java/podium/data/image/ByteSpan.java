package podium.data.image;

/** A part of a file between two positions, the end exclusive. */
record ByteSpan(long start, long end) {
    /** True if {@code bytes} bytes from position {@code at} on lie in this part. */
    boolean holds(long at, long bytes) {
        return at >= start && bytes <= end - at;
    }
}
