package podium.judge.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.core.mask.ColumnMajor;
import podium.core.mask.PixelRuns;
import podium.core.mask.Planes;

/** A kind of row: what its runs range over, and the suffix of its Id. */
public enum RowKind {
    /** The vector of classes. */
    CLASSIFICATION("_classification"),
    /** All classes' planes of an image, one after another. */
    SEGMENTATION("_segmentation"),
    /** One column-major plane; the Id is the image's Id. */
    MASK("");

    /** The rows of most competitions: {@code IMAGE_classification} and {@code IMAGE_segmentation}. */
    public static final List<RowKind> HALVES = List.of(CLASSIFICATION, SEGMENTATION);

    private final String suffix;

    RowKind(String suffix) {
        this.suffix = suffix;
    }

    /** The first of some kinds whose suffix an Id has, or null if there is none. */
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

    /** The Id of an image's row: {@code 2009_000001} becomes {@code 2009_000001_classification}. */
    public String id(String image) {
        return image + suffix;
    }

    /** The number of bytes of the Id after the image's name. */
    public int suffixLength() {
        return suffix.length();
    }

    /** The number of positions that the row's runs may cover. */
    public long size(int classes, int width, int height) {
        return switch (this) {
            case CLASSIFICATION -> classes;
            case SEGMENTATION -> (long) classes * width * height;
            case MASK -> (long) width * height;
        };
    }

    /**
     * The runs of this kind of row, for the truth or for a prediction.
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

    /** The image's void pixels in the order of the row's runs; empty for a row without pixels. */
    public PixelRuns voidRuns(PixelRuns voidPixels, int width, int height) {
        return switch (this) {
            case CLASSIFICATION -> PixelRuns.EMPTY;
            case SEGMENTATION -> voidPixels;
            case MASK -> ColumnMajor.of(voidPixels, width, height);
        };
    }
}
