package podium.player.strategy.classes;

import java.util.List;
import podium.core.metric.Logistic;

/** The probability that a class is there, as a function of its score or its log odds. */
public sealed interface Calibration {
    /** How it was fitted. */
    CalibrationKind kind();

    /** Its numbers as strategy.yaml has them, in full precision; {@link CalibrationKind#calibration} is the inverse. */
    CalibrationParameters parameters();

    /** What it is a function of. */
    default CalibrationInput input() {
        return kind().input();
    }

    /** The probability for a value of its input, in [0, 1] where a score is. */
    double calibrate(double value);

    /** The probability of a class in an image. */
    default double calibrate(ImageScores image, int label) {
        return calibrate(input().pick(image, label));
    }

    /** Takes scores for probabilities. */
    record None() implements Calibration {
        @Override
        public CalibrationKind kind() {
            return CalibrationKind.NONE;
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

    /** 1 / (1 + exp(slope * logOdds + offset)) (Platt, 1999); a slope of -1 and an offset of 0 change nothing. */
    record Sigmoid(double slope, double offset) implements Calibration {
        @Override
        public CalibrationKind kind() {
            return CalibrationKind.PLATT;
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

    /** sigmoid(logOdds / temperature) (Guo et al., ICML 2017). */
    record Temperature(double temperature) implements Calibration {
        @Override
        public CalibrationKind kind() {
            return CalibrationKind.TEMPERATURE;
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
     * A rising function through points, straight between them and level beyond (Zadrozny and Elkan, KDD 2002).
     *
     * @param scores rising
     * @param values one per score, not falling
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
