package podium.competition;

import org.jspecify.annotations.Nullable;

/** What the runs of a row range over, and how its Id ends. */
public enum RowKind {
    /** The vector of classes. */
    CLASSIFICATION(Task.CLASSIFICATION.suffix()),
    /** All classes' planes of an image, one after another. */
    SEGMENTATION(Task.SEGMENTATION.suffix()),
    /** One column-major plane; the Id is the image's. */
    MASK("");

    private final String suffix;

    RowKind(String suffix) {
        this.suffix = suffix;
    }

    /** The kind that an Id's ending names, {@code IMAGE_classification} or {@code IMAGE_segmentation}; null for others. */
    public static @Nullable RowKind ofId(byte[] bytes, int from, int to) {
        if (CLASSIFICATION.ends(bytes, from, to)) {
            return CLASSIFICATION;
        }
        return SEGMENTATION.ends(bytes, from, to) ? SEGMENTATION : null;
    }

    private boolean ends(byte[] bytes, int from, int to) {
        int start = to - suffix.length();
        if (start <= from) {
            return false;
        }
        for (int i = 0; i < suffix.length(); i++) {
            if (bytes[start + i] != suffix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@code 2009_000001} becomes {@code 2009_000001_classification}. */
    public String id(String image) {
        return image + suffix;
    }

    /** Bytes of an Id that are not the image's name. */
    int suffixLength() {
        return suffix.length();
    }

    /** Number of positions. */
    public long size(int classes, int width, int height) {
        return switch (this) {
            case CLASSIFICATION -> classes;
            case SEGMENTATION -> (long) classes * width * height;
            case MASK -> (long) width * height;
        };
    }
}
