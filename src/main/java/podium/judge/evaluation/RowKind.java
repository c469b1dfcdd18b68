package podium.judge.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.core.mask.ColumnMajor;
import podium.core.mask.PixelRuns;
import podium.core.mask.Planes;

/** What the runs of a row range over, and how its Id ends. */
public enum RowKind {
    /** The vector of classes. */
    CLASSIFICATION("_classification"),
    /** All classes' planes of an image, one after another. */
    SEGMENTATION("_segmentation"),
    /** One column-major plane; the Id is the image's. */
    MASK("");

    /** The rows that most competitions ask for: {@code IMAGE_classification} and {@code IMAGE_segmentation}. */
    public static final List<RowKind> HALVES = List.of(CLASSIFICATION, SEGMENTATION);

    private final String suffix;

    RowKind(String suffix) {
        this.suffix = suffix;
    }

    /** The first of some kinds that an Id's ending names; null for none. */
    public static @Nullable RowKind ofId(List<RowKind> kinds, byte[] bytes, int from, int to) {
        for (RowKind kind : kinds) {
            if (kind.ends(bytes, from, to)) {
                return kind;
            }
        }
        return null;
    }

    private boolean ends(byte[] bytes, int from, int to) {
        int start = to - suffix.length();
        if (start <= from) {
            return suffix.isEmpty();
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
    public int suffixLength() {
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

    /**
     * The row's runs, of the truth as of a prediction.
     *
     * @param labels the classes in the image, over [0, classes)
     * @param planes the pixels of each class, plane after plane
     */
    public PixelRuns runs(PixelRuns labels, PixelRuns planes, int width, int height) {
        return switch (this) {
            case CLASSIFICATION -> labels;
            case SEGMENTATION -> planes;
            case MASK -> ColumnMajor.of(Planes.of(planes, (long) width * height).union(), width, height);
        };
    }

    /** The image's void pixels in the order of the row's; none where the row has no pixels. */
    public PixelRuns voidRuns(PixelRuns voidPixels, int width, int height) {
        return switch (this) {
            case CLASSIFICATION -> PixelRuns.EMPTY;
            case SEGMENTATION -> voidPixels;
            case MASK -> ColumnMajor.of(voidPixels, width, height);
        };
    }
}
