package podium.player.strategy.classes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import podium.core.metric.Logistic;
import podium.core.yaml.Spelling;
import podium.judge.competition.Labelling;

/** How scores become probabilities; each is fitted to its input and whether the class is there. */
public enum CalibrationKind {
    /** No calibration: scores count as probabilities. */
    NONE(CalibrationInput.SCORES) {
        @Override
        public Calibration fit(double[] values, boolean[] there) {
            return new Calibration.None();
        }
    },

    /**
     * Platt scaling: a logistic function of the log odds, with targets smoothed by Laplace's rule, fitted by Newton's
     * method (Platt, 1999; Lin, Lin and Weng, Machine Learning 68, 2007). It assumes that the log odds of images with
     * and without the class are normally distributed with equal variance. With a softmax, the log odds are those of the
     * class against all others.
     */
    PLATT(CalibrationInput.LOG_ODDS) {
        @Override
        public Calibration fit(double[] logOdds, boolean[] there) {
            return platt(logOdds, there);
        }
    },

    /**
     * Isotonic regression: the non-decreasing function with the least squared error, by pooling adjacent violators
     * (Zadrozny and Elkan, KDD 2002). It only assumes that a higher score means a higher probability, but needs many
     * images.
     */
    ISOTONIC(CalibrationInput.SCORES) {
        @Override
        public Calibration fit(double[] scores, boolean[] there) {
            return isotonic(scores, there);
        }
    },

    /**
     * Temperature scaling: one temperature for the log odds of all classes, fitted by maximum likelihood (Guo et al.,
     * ICML 2017). It assumes that scores are only too sharp or too flat.
     */
    TEMPERATURE(CalibrationInput.LOG_ODDS) {
        @Override
        CalibrationInput input(Labelling labels) {
            return switch (labels) {
                case MULTIPLE -> CalibrationInput.LOG_ODDS;
                case SINGLE -> CalibrationInput.LOG_PROBABILITIES;
            };
        }

        @Override
        List<Calibration> each(LabelledScores scores) {
            return Collections.nCopies(
                    scores.classes(),
                    switch (scores.labels()) {
                        case MULTIPLE -> ofAllClasses(scores);
                        case SINGLE -> Calibration.SharedTemperature.of(scores);
                    });
        }

        private Calibration ofAllClasses(LabelledScores scores) {
            double[] all = IntStream.range(0, scores.classes())
                    .mapToObj(label -> scores.column(label, CalibrationInput.LOG_ODDS))
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            boolean[] there = new boolean[all.length];
            for (int label = 0; label < scores.classes(); label++) {
                System.arraycopy(scores.thereOf(label), 0, there, label * scores.images(), scores.images());
            }
            return fit(all, there);
        }

        @Override
        public Calibration fit(double[] logOdds, boolean[] there) {
            return temperature(logOdds, there);
        }
    };

    private static final double NEAREST = 1e-12;
    private static final int MOST_STEPS = 200;

    private final CalibrationInput input;

    CalibrationKind(CalibrationInput input) {
        this.input = input;
    }

    /** Returns the quantity that the calibration is fitted on. */
    CalibrationInput input(Labelling labels) {
        return input;
    }

    /** Returns the name as on the command line, such as {@code none} or {@code platt}. */
    public String spelling() {
        return Spelling.of(this);
    }

    /**
     * Returns the calibration of this kind with these numbers, or empty if some of them are missing. This is the
     * inverse of {@link Calibration#parameters}.
     */
    Optional<Calibration> calibration(CalibrationParameters numbers, Labelling labels) {
        return switch (this) {
            case NONE -> Optional.of(new Calibration.None());
            case PLATT ->
                numbers.slope() != null && numbers.offset() != null
                        ? Optional.of(new Calibration.Sigmoid(numbers.slope(), numbers.offset()))
                        : Optional.empty();
            case ISOTONIC -> isotonic(numbers.scores(), numbers.values());
            case TEMPERATURE ->
                Optional.ofNullable(numbers.temperature())
                        .filter(temperature -> temperature > 0)
                        .map(temperature -> switch (labels) {
                            case MULTIPLE -> new Calibration.Temperature(temperature);
                            case SINGLE -> new Calibration.SharedTemperature(temperature);
                        });
        };
    }

    private static Optional<Calibration> isotonic(@Nullable List<Double> scores, @Nullable List<Double> values) {
        return scores != null && values != null && !scores.isEmpty() && scores.size() == values.size()
                ? Optional.of(new Calibration.Isotonic(scores, values))
                : Optional.empty();
    }

    /** Returns a description of the numbers that {@link #calibration} needs, for messages. */
    String numbers() {
        return switch (this) {
            case NONE -> "no numbers";
            case PLATT -> "slope and offset";
            case ISOTONIC -> "as many scores as values";
            case TEMPERATURE -> "a temperature above 0";
        };
    }

    /** Fits a calibration for each class. */
    Calibrations fit(LabelledScores scores) {
        return new Calibrations(scores.labels(), each(scores));
    }

    List<Calibration> each(LabelledScores scores) {
        return IntStream.range(0, scores.classes())
                .mapToObj(label -> fit(scores.column(label, input), scores.thereOf(label)))
                .toList();
    }

    /**
     * Fits a calibration to one set of values.
     *
     * @param values the values of {@link CalibrationInput}
     * @param there for each value whether the class is present
     * @throws IllegalArgumentException if there is no value, or the lengths differ
     */
    public abstract Calibration fit(double[] values, boolean[] there);

    private static void require(double[] values, boolean[] there) {
        if (values.length == 0 || values.length != there.length) {
            throw new IllegalArgumentException(values.length + " values and " + there.length + " labels");
        }
    }

    private static int count(boolean[] there) {
        int count = 0;
        for (boolean one : there) {
            count += one ? 1 : 0;
        }
        return count;
    }

    private static Calibration platt(double[] logOdds, boolean[] there) {
        require(logOdds, there);
        int positives = count(there);
        int negatives = there.length - positives;
        double[] targets = new double[there.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = there[i] ? (positives + 1.0) / (positives + 2) : 1.0 / (negatives + 2);
        }
        double slope = 0;
        double offset = Math.log((negatives + 1.0) / (positives + 1.0));
        double loss = loss(logOdds, targets, slope, offset);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] d = derivatives(logOdds, targets, slope, offset);
            if (Math.abs(d[0]) < NEAREST && Math.abs(d[1]) < NEAREST) {
                break;
            }
            double determinant = d[2] * d[4] - d[3] * d[3];
            double toSlope = -(d[4] * d[0] - d[3] * d[1]) / determinant;
            double toOffset = -(d[2] * d[1] - d[3] * d[0]) / determinant;
            double length = 1;
            while (length > NEAREST
                    && !(loss(logOdds, targets, slope + length * toSlope, offset + length * toOffset) < loss)) {
                length /= 2;
            }
            if (length <= NEAREST) {
                break;
            }
            slope += length * toSlope;
            offset += length * toOffset;
            loss = loss(logOdds, targets, slope, offset);
        }
        return new Calibration.Sigmoid(slope, offset);
    }

    /**
     * Returns the sum of -t log p - (1 - t) log(1 - p) with p = 1 / (1 + exp(z)) and z = slope * log odds + offset.
     */
    private static double loss(double[] logOdds, double[] targets, double slope, double offset) {
        double sum = 0;
        for (int i = 0; i < logOdds.length; i++) {
            double z = slope * logOdds[i] + offset;
            sum += (z >= 0 ? targets[i] : targets[i] - 1) * z + Logistic.excess(z);
        }
        return sum;
    }

    /**
     * Returns five derivatives of the loss: by slope, by offset, twice by slope, by both, twice by offset. The two pure
     * second derivatives get a small number added, so that the system stays solvable.
     */
    private static double[] derivatives(double[] logOdds, double[] targets, double slope, double offset) {
        double[] d = {0, 0, NEAREST, 0, NEAREST};
        for (int i = 0; i < logOdds.length; i++) {
            double p = Logistic.sigmoid(-(slope * logOdds[i] + offset));
            double first = targets[i] - p;
            double second = p * (1 - p);
            d[0] += logOdds[i] * first;
            d[1] += first;
            d[2] += logOdds[i] * logOdds[i] * second;
            d[3] += logOdds[i] * second;
            d[4] += second;
        }
        return d;
    }

    private static Calibration temperature(double[] logOdds, boolean[] there) {
        require(logOdds, there);
        double low = 1e-3;
        double high = 1e3;
        for (int step = 0; step < MOST_STEPS; step++) { // the derivative rises with the inverse of the temperature
            double middle = Math.sqrt(low * high);
            double slope = 0;
            for (int i = 0; i < logOdds.length; i++) {
                slope += logOdds[i] * (Logistic.sigmoid(middle * logOdds[i]) - (there[i] ? 1 : 0));
            }
            if (slope > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return new Calibration.Temperature(1 / Math.sqrt(low * high));
    }

    private static Calibration isotonic(double[] scores, boolean[] there) {
        require(scores, there);
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        List<Block> blocks = new ArrayList<>();
        for (int from = 0; from < order.length; ) {
            int to = from;
            int positives = 0;
            double score = scores[order[from]];
            while (to < order.length && scores[order[to]] == score) {
                positives += there[order[to]] ? 1 : 0;
                to++;
            }
            Block block = new Block(score, score, positives, to - from);
            while (!blocks.isEmpty() && blocks.get(blocks.size() - 1).mean() >= block.mean()) {
                block = blocks.remove(blocks.size() - 1).and(block);
            }
            blocks.add(block);
            from = to;
        }
        List<Double> points = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (Block block : blocks) {
            points.add(block.first());
            values.add(block.mean());
            if (block.last() > block.first()) {
                points.add(block.last());
                values.add(block.mean());
            }
        }
        return new Calibration.Isotonic(points, values);
    }

    /** Images with neighbouring scores that share one value. */
    private record Block(double first, double last, long positives, long images) {
        double mean() {
            return (double) positives / images;
        }

        Block and(Block next) {
            return new Block(first, next.last, positives + next.positives, images + next.images);
        }
    }
}
