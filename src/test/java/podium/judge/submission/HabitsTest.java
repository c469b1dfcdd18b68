package podium.judge.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.Shared;
import podium.Thorough;
import podium.core.mask.ColumnMajor;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.core.mask.PixelRunsBuilder;
import podium.data.maps.MaskFile;
import podium.data.maps.RenumberedMasks;
import podium.judge.competition.Solution;
import podium.judge.evaluation.MeanDice;
import podium.judge.evaluation.RowKind;

/** Real masks, encoded correctly and with common mistakes. */
class HabitsTest {
    private static final int CLASSES = 20;
    private static final String VOC = "VOCdevkit/VOC2009";

    /** The masks of each list, read once. */
    private static final Map<String, List<LabelMap>> READ = new HashMap<>();

    @TempDir
    private Path folder;

    /** A way to encode a label map. */
    private interface Encoding {
        PixelRuns planes(LabelMap map);
    }

    @Test
    void realMasksGiveNoWarning() throws IOException {
        List<LabelMap> masks = masks("val");
        assertThat(problems(masks, HabitsTest::labels, map -> map.planes(CLASSES)))
                .isEmpty();
        for (int from = 0; from < masks.size(); from += 30) {
            assertThat(problems(masks.subList(from, from + 30), HabitsTest::labels, map -> map.planes(CLASSES)))
                    .isEmpty();
        }
    }

    @Test
    void moreRealMasksGiveNoWarning() throws IOException {
        assumeTrue(Thorough.count(0, 1) > 0, "skipped: the train masks are read by -Pthorough");
        assertThat(problems(masks("train"), HabitsTest::labels, map -> map.planes(CLASSES)))
                .isEmpty();
    }

    @Test
    void squareMasksGiveNoWarning() throws IOException {
        List<LabelMap> squares = masks("val").stream().map(HabitsTest::square).toList();
        assertThat(problems(squares, HabitsTest::labels, map -> map.planes(CLASSES)))
                .isEmpty();
    }

    /** Masks like those of a network whose output is 8 times smaller. */
    @Test
    void coarseMasksGiveNoWarning() throws IOException {
        List<LabelMap> coarse = masks("val").stream().map(map -> coarse(map, 8)).toList();
        assertThat(problems(coarse, HabitsTest::labels, map -> map.planes(CLASSES)))
                .isEmpty();
        coarse = masks("val").stream().map(map -> coarse(map, 32)).toList();
        assertThat(problems(coarse, HabitsTest::labels, map -> map.planes(CLASSES)))
                .isEmpty();
    }

    @Test
    void columnMajorMasksAreRecognised() throws IOException {
        List<Problem> problems = problems(masks("val"), HabitsTest::labels, HabitsTest::columnMajor);
        assertThat(problems).singleElement().extracting(Problem::kind).isEqualTo(Problem.Kind.LOOKS_COLUMN_MAJOR);
        assertThat(problems.get(0).message())
                .matches("of the set pixels, \\d+% have a set pixel below them in this order, 9\\d% if read column by"
                        + " column: the masks seem transposed or column-major; flatten \\(class,"
                        + " height, width\\) row by row");
    }

    @Test
    void classLastMasksAreRecognised() throws IOException {
        assertThat(problems(masks("val").subList(0, 20), HabitsTest::labels, HabitsTest::classLast))
                .extracting(Problem::kind)
                .contains(Problem.Kind.LOOKS_CLASS_LAST)
                .doesNotContain(Problem.Kind.LOOKS_COLUMN_MAJOR, Problem.Kind.LOOKS_ZERO_BASED);
    }

    @Test
    void positionsFromZeroAreRecognised() throws IOException {
        List<LabelMap> masks = masks("val");
        assertThat(problems(masks, HabitsTest::labels, map -> back(map.planes(CLASSES))))
                .as("no run starts at 0")
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.LOOKS_ZERO_BASED);
    }

    @Test
    void unfilledRowsAreRecognised() throws IOException {
        assertThat(problems(masks("val"), map -> PixelRuns.of(0, CLASSES), map -> map.planes(CLASSES)))
                .extracting(Problem::message)
                .containsExactly("300 rows contain '1 20', which is every class: an encoder writes that for rows that"
                        + " are still filled with -1");
        assertThat(problems(masks("val"), map -> PixelRuns.of(0, CLASSES), map -> PixelRuns.of(0, CLASSES)))
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.UNFILLED);
    }

    @Test
    void aTaskWithoutPredictionsIsReported() throws IOException {
        assertThat(problems(masks("val"), HabitsTest::labels, map -> PixelRuns.EMPTY))
                .extracting(Problem::message)
                .containsExactly("the segmentation part has no predictions: all 300 rows are empty");
        assertThat(problems(masks("val"), map -> PixelRuns.EMPTY, map -> map.planes(CLASSES)))
                .extracting(Problem::message)
                .containsExactly("the classification part has no predictions: all 300 rows are empty");
    }

    private List<Problem> problems(List<LabelMap> masks, Encoding labels, Encoding planes) throws IOException {
        Path solution = folder.resolve("solution.csv");
        Path submission = folder.resolve("submission.csv");
        List<String> rows = new ArrayList<>(List.of("Id,Predicted,Usage,Width,Height"));
        for (int i = 0; i < masks.size(); i++) {
            for (RowKind row : RowKind.HALVES) {
                rows.add(String.format(
                        Locale.ROOT,
                        "%s,,Public,%d,%d",
                        row.id("" + i),
                        masks.get(i).width(),
                        masks.get(i).height()));
            }
        }
        Files.write(solution, rows);
        try (SubmissionWriter writer = new SubmissionWriter(Files.newOutputStream(submission), RowKind.HALVES)) {
            for (int i = 0; i < masks.size(); i++) {
                LabelMap mask = masks.get(i);
                Decision decision = new Decision("" + i, labels.planes(mask), planes.planes(mask));
                writer.write(decision, mask.width(), mask.height());
            }
        }
        try (Solution truth = Solution.open(solution, CLASSES, new MeanDice())) {
            return SubmissionReader.read(submission, ReadLimits.DEFAULT, Expected.of(truth), (row, runs) -> {})
                    .problems()
                    .listed();
        }
    }

    private static List<LabelMap> masks(String list) throws IOException {
        List<LabelMap> masks = READ.computeIfAbsent(list, key -> new ArrayList<>());
        if (!masks.isEmpty()) {
            return masks;
        }
        Path root = Shared.data(VOC);
        for (String id : Files.readAllLines(root.resolve("ImageSets/Segmentation/" + list + ".txt"))) {
            masks.add(MaskFile.read(root.resolve("SegmentationClass/" + id + ".png"), 20, new RenumberedMasks()));
        }
        return masks;
    }

    private static PixelRuns labels(LabelMap map) {
        long[] counts = map.histogram();
        PixelRunsBuilder labels = new PixelRunsBuilder();
        for (int label = 1; label <= CLASSES; label++) {
            if (counts[label] > 0) {
                labels.add(label - 1, label);
            }
        }
        return labels.build();
    }

    private static LabelMap square(LabelMap map) {
        int side = Math.min(map.width(), map.height());
        byte[] labels = new byte[side * side];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) map.at(i % side, i / side);
        }
        return LabelMap.of(side, side, labels);
    }

    private static LabelMap coarse(LabelMap map, int step) {
        byte[] labels = map.labels();
        for (int i = 0; i < labels.length; i++) {
            int x = i % map.width() / step * step;
            int y = i / map.width() / step * step;
            labels[i] = (byte) map.at(x, y);
        }
        return LabelMap.of(map.width(), map.height(), labels);
    }

    private static PixelRuns columnMajor(LabelMap map) {
        long pixels = (long) map.width() * map.height();
        PixelRunsBuilder planes = new PixelRunsBuilder();
        for (int label = 1; label <= CLASSES; label++) {
            PixelRuns plane = ColumnMajor.of(map.plane(label), map.width(), map.height());
            for (int i = 0; i < plane.count(); i++) {
                planes.add((label - 1) * pixels + plane.start(i), (label - 1) * pixels + plane.end(i));
            }
        }
        return planes.build();
    }

    /** The masks flattened as (height, width, class). */
    private static PixelRuns classLast(LabelMap map) {
        byte[] labels = map.labels();
        PixelRunsBuilder positions = new PixelRunsBuilder();
        for (int pixel = 0; pixel < labels.length; pixel++) {
            int label = labels[pixel] & 0xFF;
            if (label > 0 && label <= CLASSES) {
                long position = (long) pixel * CLASSES + label - 1;
                positions.add(position, position + 1);
            }
        }
        return positions.build();
    }

    /** Shifts every start down by one, except for a run at the very beginning. */
    private static PixelRuns back(PixelRuns runs) {
        PixelRunsBuilder result = new PixelRunsBuilder();
        for (int i = 0; i < runs.count(); i++) {
            if (runs.start(i) > 0) {
                result.add(runs.start(i) - 1, runs.end(i) - 1);
            }
        }
        return result.build();
    }
}
