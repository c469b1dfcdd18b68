package podium.judge.submission;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import podium.core.mask.PixelRuns;
import podium.core.mask.Planes;
import podium.core.mask.RunFault;
import podium.core.yaml.Spelling;
import podium.judge.evaluation.RowKind;

/**
 * Finds mistakes that give a valid file and a low score: unfilled rows, a task without predictions, masks in
 * another order, positions that count from 0. Where an image has exactly one class, the sample names class 1.
 *
 * <p>The checks look at the shape of the file's own masks and never at the truth, so a warning reveals nothing
 * about it.
 */
final class Habits {
    /** The number of masks whose order is examined; it limits the time. */
    private static final int EXAMINED = 64;

    private final Expected expected;
    private final Map<RowKind, Long> rows = new EnumMap<>(RowKind.class);
    private final Map<RowKind, Long> empty = new EnumMap<>(RowKind.class);
    private long everyClass;
    private long firstClass;
    private long zeroStarts;
    private int examined;
    private long pixels;
    private long setBelow;
    private long setBelowIfColumnMajor;
    private long runs;
    private long strides;
    private long startsAtFirstColumn;
    private long startsAtLastColumn;

    Habits(Expected expected) {
        this.expected = expected;
    }

    void fault(RunFault fault, byte[] text, int from) {
        if (fault == RunFault.START_BELOW_ONE && text[from] == '0') {
            zeroStarts++;
        }
    }

    void row(int row, PixelRuns set, Problems problems, long line) {
        RowKind kind = expected.kind(row);
        rows.merge(kind, 1L, Long::sum);
        if (set.isEmpty()) {
            empty.merge(kind, 1L, Long::sum);
            return;
        }
        if (expected.oneClass()) {
            firstClass += set.contains(0) ? 1 : 0;
        } else if (kind != RowKind.MASK && set.count() == 1 && set.start(0) == 0 && set.end(0) == expected.classes()) {
            everyClass++;
        }
        if (kind == RowKind.SEGMENTATION && expected.width(row) > 0) {
            examine(row, set, problems, line);
        }
    }

    private void examine(int row, PixelRuns set, Problems problems, long line) {
        int width = expected.width(row);
        int height = expected.height(row);
        Planes planes = Planes.of(set, (long) width * height);
        if (planes.overlap()) {
            problems.add(
                    Problem.Kind.TWO_CLASSES,
                    line,
                    expected.id(row),
                    () -> "a pixel has two classes; it is scored for both, but a label map has one class per pixel");
        }
        if (examined == EXAMINED) {
            return;
        }
        examined++;
        for (int i = 0; i < planes.count(); i++) {
            examine(planes.plane(i), width, height);
        }
        for (int i = 1; i < set.count(); i++) {
            runs++;
            if (set.end(i) - set.start(i) == 1 && (set.start(i) - set.start(i - 1)) % expected.classes() == 0) {
                strides++;
            }
        }
    }

    private void examine(PixelRuns plane, int width, int height) {
        if (width != height) {
            pixels += plane.cardinality();
            setBelow += PixelRuns.andCardinality(plane, plane.shift(width));
            setBelowIfColumnMajor += PixelRuns.andCardinality(plane, plane.shift(height));
        }
        for (int i = 0; i < plane.count(); i++) {
            if (plane.end(i) - plane.start(i) > 1) {
                long column = plane.start(i) % width;
                startsAtFirstColumn += column == 0 ? 1 : 0;
                startsAtLastColumn += column == width - 1 ? 1 : 0;
            }
        }
    }

    void report(Problems problems) {
        long vectors = rows.getOrDefault(RowKind.CLASSIFICATION, rows.getOrDefault(RowKind.SEGMENTATION, 0L));
        if (2 * everyClass > vectors) {
            problems.add(
                    Problem.Kind.UNFILLED,
                    everyClass + " rows contain '1 " + expected.classes()
                            + "', which is every class: an encoder writes that for rows that are still filled with -1");
        }
        if (problems.valid() && firstClass > 1 && firstClass == vectors) {
            problems.add(
                    Problem.Kind.UNFILLED,
                    "all " + firstClass
                            + " rows name class 1, as in sample_submission.csv; write the class of each image");
        }
        empty.forEach((kind, count) -> {
            if (problems.valid() && count.equals(rows.get(kind))) {
                String half = kind == RowKind.MASK ? "the file" : "the " + Spelling.of(kind) + " part";
                problems.add(Problem.Kind.EMPTY_HALF, half + " has no predictions: all " + count + " rows are empty");
            }
        });
        reportOrder(problems);
        if (zeroStarts > 0) {
            problems.add(
                    Problem.Kind.LOOKS_ZERO_BASED,
                    zeroStarts + " runs start at 0: positions seem to count from 0; add 1 to each start");
        } else if (startsAtLastColumn >= 20 && startsAtLastColumn > 4 * startsAtFirstColumn) {
            problems.add(
                    Problem.Kind.LOOKS_ZERO_BASED,
                    startsAtLastColumn + " runs start in the last column and continue in the next row, "
                            + startsAtFirstColumn + " in the first: positions seem to count from 0; add 1 to each"
                            + " start");
        }
    }

    private void reportOrder(Problems problems) {
        if (runs >= 100 && strides > 0.9 * runs) {
            problems.add(
                    Problem.Kind.LOOKS_CLASS_LAST,
                    strides + " of " + runs + " runs are single positions " + expected.classes()
                            + " (or a multiple) apart: the masks seem flattened as (height, width, class);"
                            + " expected (class, height, width)");
        } else if (pixels > 0
                && setBelowIfColumnMajor > 0.7 * pixels
                && setBelowIfColumnMajor > setBelow + 0.1 * pixels) {
            problems.add(
                    Problem.Kind.LOOKS_COLUMN_MAJOR,
                    String.format(
                            Locale.ROOT,
                            "of the set pixels, %.0f%% have a set pixel below them in this order, %.0f%% if read"
                                    + " column by column: the masks seem transposed or column-major; flatten (class,"
                                    + " height, width) row by row",
                            100.0 * setBelow / pixels,
                            100.0 * setBelowIfColumnMajor / pixels));
        }
    }
}
