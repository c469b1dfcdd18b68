package podium.judge.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import podium.judge.competition.Usage;
import podium.judge.competition.VoidRule;
import podium.judge.evaluation.Accuracy;
import podium.judge.evaluation.ColumnMajorDice;
import podium.judge.evaluation.Evaluation;
import podium.judge.evaluation.MeanDice;
import podium.judge.evaluation.RowKind;
import podium.judge.evaluation.VocMeanIou;

/**
 * A small random competition stored pixel by pixel, with every figure computed naively. {@link Scorer} must
 * give equal figures.
 */
final class DenseGame {
    static final int VOID = 255;

    /** The naive score for each evaluation; an evaluation without one fails the test. */
    private static final Map<Evaluation, ToDoubleBiFunction<DenseGame, Part>> TWINS = Map.of(
            new Accuracy(), DenseGame::accuracy,
            new MeanDice(), DenseGame::meanDice,
            new ColumnMajorDice(), DenseGame::meanDice,
            new VocMeanIou(), DenseGame::meanIou);

    final Evaluation metric;
    private final ToDoubleBiFunction<DenseGame, Part> twin;
    final VoidRule rule;
    final int classes;
    final List<Row> rows = new ArrayList<>();

    /** One image with its truth and a prediction, in which a pixel may have several classes. */
    static final class Image {
        final int number;
        final Usage usage;
        final int width;
        final int height;
        final int[] truth;
        final boolean[][] predicted;
        final boolean[] labels;
        final boolean[] predictedLabels;

        Image(int number, int classes, Random random) {
            this.number = number;
            usage = random.nextInt(3) == 0 ? Usage.PRIVATE : Usage.PUBLIC;
            width = 1 + random.nextInt(9);
            height = 1 + random.nextInt(9);
            truth = new int[width * height];
            predicted = new boolean[classes][width * height];
            labels = new boolean[classes];
            predictedLabels = new boolean[classes];
            paint(classes, random);
        }

        /** Leaves one class in the truth and one in the prediction, equal in about half of the images. */
        private void oneClass(Random random) {
            Arrays.fill(labels, false);
            Arrays.fill(predictedLabels, false);
            int label = random.nextInt(labels.length);
            labels[label] = true;
            predictedLabels[random.nextBoolean() ? label : random.nextInt(labels.length)] = true;
        }

        private void paint(int classes, Random random) {
            boolean empty = random.nextInt(4) == 0;
            for (int pixel = 0; pixel < truth.length; pixel++) {
                int same = pixel > 0 && random.nextInt(3) > 0 ? truth[pixel - 1] : random.nextInt(classes + 1);
                truth[pixel] = random.nextInt(12) == 0 ? VOID : empty ? 0 : same;
                if (truth[pixel] > 0 && truth[pixel] < VOID && random.nextInt(3) > 0) {
                    predicted[truth[pixel] - 1][pixel] = true;
                }
                if (random.nextInt(6) == 0) {
                    predicted[random.nextInt(classes)][pixel] = true;
                }
            }
            for (int label = 0; label < classes; label++) {
                labels[label] = !empty && random.nextInt(3) == 0;
                predictedLabels[label] = !empty && random.nextInt(3) == 0;
            }
        }

        String name() {
            return "image_" + number;
        }
    }

    /** One row of the solution, as arrays over its positions. */
    final class Row {
        final Image image;
        final RowKind kind;
        final boolean[] truth;
        final boolean[] predicted;
        final boolean[] isVoid;
        private boolean[] voidPlane = new boolean[0];

        Row(Image image, RowKind kind) {
            this.image = image;
            this.kind = kind;
            int size = (int) kind.size(classes, image.width, image.height);
            truth = kind == RowKind.CLASSIFICATION ? image.labels : new boolean[size];
            predicted = kind == RowKind.CLASSIFICATION ? image.predictedLabels : new boolean[size];
            isVoid = new boolean[size];
            if (kind != RowKind.CLASSIFICATION) {
                flatten();
            }
        }

        private void flatten() {
            int pixels = image.width * image.height;
            voidPlane = new boolean[pixels];
            for (int y = 0; y < image.height; y++) {
                for (int x = 0; x < image.width; x++) {
                    int pixel = y * image.width + x;
                    int column = x * image.height + y;
                    voidPlane[kind == RowKind.MASK ? column : pixel] = image.truth[pixel] == VOID;
                    for (int label = 1; label <= classes; label++) {
                        int position = kind == RowKind.MASK ? column : (label - 1) * pixels + pixel;
                        truth[position] |= image.truth[pixel] == label;
                        predicted[position] |= image.predicted[label - 1][pixel];
                        isVoid[position] = image.truth[pixel] == VOID;
                    }
                }
            }
        }

        String id() {
            return switch (kind) {
                case CLASSIFICATION -> image.name() + "_classification";
                case SEGMENTATION -> image.name() + "_segmentation";
                case MASK -> image.name();
            };
        }

        /** The counts of positions: both, predicted, actual. */
        long[] counts() {
            return counts(0, truth.length);
        }

        long[] counts(int from, int to) {
            long[] counts = new long[3];
            for (int i = from; i < to; i++) {
                if (rule == VoidRule.BACKGROUND || !isVoid[i]) {
                    counts[0] += truth[i] && predicted[i] ? 1 : 0;
                    counts[1] += predicted[i] ? 1 : 0;
                    counts[2] += truth[i] ? 1 : 0;
                }
            }
            return counts;
        }

        double dice() {
            long[] counts = counts();
            return counts[1] + counts[2] == 0 ? 1 : 2.0 * counts[0] / (counts[1] + counts[2]);
        }

        /**
         * Pixels by actual and predicted label; a pixel with several classes has the lowest, void pixels do not
         * count.
         */
        long[][] confusion() {
            long[][] counts = new long[classes + 1][classes + 1];
            for (int pixel = 0; pixel < image.truth.length; pixel++) {
                int seen = 0;
                for (int label = classes; label >= 1; label--) {
                    seen = image.predicted[label - 1][pixel] ? label : seen;
                }
                if (image.truth[pixel] != VOID) {
                    counts[image.truth[pixel]][seen]++;
                }
            }
            return counts;
        }
    }

    DenseGame(long seed, Evaluation metric, VoidRule rule) {
        this.metric = metric;
        this.rule = rule;
        twin = Objects.requireNonNull(TWINS.get(metric), "no twin counts " + metric.spelling());
        Random random = new Random(seed);
        classes = 1 + random.nextInt(5);
        int halves = metric.needs().isEmpty() ? random.nextInt(4) : 0;
        int images = 1 + random.nextInt(12);
        for (int number = 0; number < images; number++) {
            Image image = new Image(number, classes, random);
            if (metric.oneClass()) {
                image.oneClass(random);
            }
            List<RowKind> asked = new ArrayList<>();
            if (halves != 1) {
                asked.add(RowKind.SEGMENTATION);
            }
            if (halves != 2) {
                asked.add(RowKind.CLASSIFICATION);
            }
            metric.rows(asked).forEach(kind -> rows.add(new Row(image, kind)));
        }
    }

    void writeSolution(Path file) throws IOException {
        StringBuilder text = new StringBuilder("Id,Predicted,Usage,Width,Height,Void\n");
        for (Row row : rows) {
            Image image = row.image;
            text.append(row.id()
                    + ','
                    + pairs(row.truth)
                    + ','
                    + image.usage.text()
                    + ','
                    + image.width
                    + ','
                    + image.height
                    + ','
                    + pairs(row.voidPlane)
                    + '\n');
        }
        Files.writeString(file, text);
    }

    /** Writes the rows in an order drawn from {@code seed}. */
    void writeSubmission(Path file, long seed) throws IOException {
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(row.id() + ',' + pairs(row.predicted)));
        Collections.shuffle(lines, new Random(seed));
        Files.writeString(file, "Id,Predicted\n" + String.join("\n", lines) + '\n');
    }

    static String pairs(boolean[] bits) {
        StringBuilder text = new StringBuilder();
        int start = 0;
        for (int i = 0; i <= bits.length; i++) {
            boolean set = i < bits.length && bits[i];
            boolean before = i > 0 && bits[i - 1];
            if (set && !before) {
                start = i;
            } else if (!set && before) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(start + 1)
                        .append(' ')
                        .append(i - start);
            }
        }
        return text.toString();
    }

    List<Row> rows(Part part) {
        return rows.stream().filter(row -> part.holds(row.image.usage)).toList();
    }

    ScoreFigures figures(Part part) {
        double[] sums = new double[2];
        long[] counts = new long[2];
        for (Row row : rows(part)) {
            int half = row.kind == RowKind.CLASSIFICATION ? 0 : 1;
            sums[half] += row.dice();
            counts[half]++;
        }
        long all = counts[0] + counts[1];
        return new ScoreFigures(twin.applyAsDouble(this, part), sums[0] / counts[0], sums[1] / counts[1], all);
    }

    private double accuracy(Part part) {
        int right = 0;
        for (Row row : rows(part)) {
            right += Arrays.equals(row.truth, row.predicted) ? 1 : 0;
        }
        return (double) right / rows(part).size();
    }

    private double meanDice(Part part) {
        double[] sums = new double[2];
        for (Row row : rows(part)) {
            sums[row.kind == RowKind.CLASSIFICATION ? 0 : 1] += row.dice();
        }
        return (sums[0] + sums[1]) / rows(part).size();
    }

    long[][] confusion(Part part) {
        long[][] sum = new long[classes + 1][classes + 1];
        for (Row row : rows(part)) {
            if (row.kind == RowKind.SEGMENTATION) {
                long[][] counts = row.confusion();
                for (int i = 0; i <= classes; i++) {
                    for (int j = 0; j <= classes; j++) {
                        sum[i][j] += counts[i][j];
                    }
                }
            }
        }
        return sum;
    }

    private double meanIou(Part part) {
        long[][] counts = confusion(part);
        double sum = 0;
        int existing = 0;
        for (int label = 0; label <= classes; label++) {
            long union = -counts[label][label];
            for (int other = 0; other <= classes; other++) {
                union += counts[label][other] + counts[other][label];
            }
            if (union > 0) {
                sum += (double) counts[label][label] / union;
                existing++;
            }
        }
        return sum / existing;
    }
}
