package podium.player.strategy.classes;

import java.util.List;
import java.util.stream.IntStream;
import podium.core.metric.Logistic;

/** A calibration: the probability that a class is present, as a function of its score or log odds. */
public sealed interface Calibration {
    /** Returns the kind of the calibration. */
    CalibrationKind kind();

    /**
     * Returns the numbers as strategy.yaml has them, in full precision. The inverse is
     * {@link CalibrationKind#calibration}.
     */
    CalibrationParameters parameters();

    /** Returns the quantity that the calibration is a function of. */
    CalibrationInput input();

    /** Returns the probability for a value of the input; in [0, 1] if scores are. */
    double calibrate(double value);

    /** Returns the probability of a class in an image. */
    default double calibrate(ImageScores image, int label) {
        return calibrate(input().pick(image, label));
    }

    /** No calibration: scores count as probabilities. */
    record None() implements Calibration {
        @Override
        public CalibrationKind kind() {
            return CalibrationKind.NONE;
        }

        @Override
        public CalibrationInput input() {
            return CalibrationInput.SCORES;
        }

        @Override
        public CalibrationParameters parameters() {
            return new CalibrationParameters(null, null, null, null, null, null);
        }

        @Override
        public double calibrate(double score) {
            return score;
        }
    }

    /**
     * Platt scaling: 1 / (1 + exp(slope * logOdds + offset)) (Platt, 1999). A slope of -1 and an offset of 0 change
     * nothing.
     */
    record Sigmoid(double slope, double offset) implements Calibration {
        @Override
        public CalibrationKind kind() {
            return CalibrationKind.PLATT;
        }

        @Override
        public CalibrationInput input() {
            return CalibrationInput.LOG_ODDS;
        }

        @Override
        public CalibrationParameters parameters() {
            return new CalibrationParameters(input(), slope, offset, null, null, null);
        }

        @Override
        public double calibrate(double logOdds) {
            return Logistic.sigmoid(-(slope * logOdds + offset));
        }
    }

    /** Temperature scaling: sigmoid(logOdds / temperature) (Guo et al., ICML 2017). */
    record Temperature(double temperature) implements Calibration {
        @Override
        public CalibrationKind kind() {
            return CalibrationKind.TEMPERATURE;
        }

        @Override
        public CalibrationInput input() {
            return CalibrationInput.LOG_ODDS;
        }

        @Override
        public CalibrationParameters parameters() {
            return new CalibrationParameters(input(), null, null, temperature, null, null);
        }

        @Override
        public double calibrate(double logOdds) {
            return Logistic.sigmoid(logOdds / temperature);
        }
    }

    /**
     * Temperature scaling of images with exactly one class: p to the power of 1 / temperature. Divided by their sum,
     * these numbers are the softmax of all logits divided by the temperature (Guo et al., ICML 2017).
     */
    record SharedTemperature(double temperature) implements Calibration {
        private static final int STEPS = 200;

        /** The largest temperature; the smallest is its inverse. */
        private static final double WIDEST = 20;

        /**
         * Fits one temperature to the probabilities of the true classes. It lies between 1/20 and 20, so that the number of
         * an image's likeliest class never becomes 0.
         */
        static SharedTemperature of(LabelledScores scores) {
            double[][] logs = IntStream.range(0, scores.classes())
                    .mapToObj(label -> scores.column(label, CalibrationInput.LOG_PROBABILITIES))
                    .toArray(double[][]::new);
            double low = 1 / WIDEST;
            double high = WIDEST;
            for (int step = 0; step < STEPS; step++) { // the derivative rises with the inverse of the temperature
                double middle = Math.sqrt(low * high);
                double slope = 0;
                for (int image = 0; image < scores.images(); image++) {
                    slope += expected(logs, image, middle) - logs[scores.truth(image)][image];
                }
                if (slope > 0) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            return new SharedTemperature(1 / Math.sqrt(low * high));
        }

        /** Returns the mean of an image's log probabilities, weighted by their softmax after a multiplication. */
        private static double expected(double[][] logs, int image, double factor) {
            double largest = Double.NEGATIVE_INFINITY;
            for (double[] column : logs) {
                largest = Math.max(largest, column[image]);
            }
            double weighted = 0;
            double sum = 0;
            for (double[] column : logs) {
                double weight = Math.exp(factor * (column[image] - largest));
                weighted += weight * column[image];
                sum += weight;
            }
            return weighted / sum;
        }

        @Override
        public CalibrationKind kind() {
            return CalibrationKind.TEMPERATURE;
        }

        @Override
        public CalibrationInput input() {
            return CalibrationInput.LOG_PROBABILITIES;
        }

        @Override
        public CalibrationParameters parameters() {
            return new CalibrationParameters(input(), null, null, temperature, null, null);
        }

        @Override
        public double calibrate(double logProbability) {
            return Math.exp(logProbability / temperature);
        }
    }

    /**
     * Isotonic regression: a non-decreasing, piecewise linear function, constant beyond the outer points (Zadrozny and
     * Elkan, KDD 2002).
     *
     * @param scores the points' scores, increasing
     * @param values the points' probabilities, not decreasing
     */
    record Isotonic(List<Double> scores, List<Double> values) implements Calibration {
        public Isotonic {
            scores = List.copyOf(scores);
            values = List.copyOf(values);
            if (scores.isEmpty() || scores.size() != values.size()) {
                throw new IllegalArgumentException(scores.size() + " scores and " + values.size() + " values");
            }
        }

        @Override
        public CalibrationKind kind() {
            return CalibrationKind.ISOTONIC;
        }

        @Override
        public CalibrationInput input() {
            return CalibrationInput.SCORES;
        }

        @Override
        public CalibrationParameters parameters() {
            return new CalibrationParameters(input(), null, null, null, scores, values);
        }

        @Override
        public double calibrate(double score) {
            int last = scores.size() - 1;
            if (score <= scores.get(0)) {
                return values.get(0);
            }
            if (score >= scores.get(last)) {
                return values.get(last);
            }
            int low = 0;
            int high = last;
            while (high - low > 1) {
                int middle = (low + high) >>> 1;
                if (scores.get(middle) <= score) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            double share = (score - scores.get(low)) / (scores.get(high) - scores.get(low));
            return values.get(low) + share * (values.get(high) - values.get(low));
        }
    }
}
