package podium.strategy;

import java.util.List;

/** A class' score made the probability that the class is there. */
public sealed interface Calibration {
    /** Keeps what it is given within [0, 1]. */
    double of(double score);

    /** Takes scores for probabilities. */
    record None() implements Calibration {
        @Override
        public double of(double score) {
            return score;
        }
    }

    /** 1 / (1 + exp(slope * score + offset)) (Platt, 1999). */
    record Sigmoid(double slope, double offset) implements Calibration {
        @Override
        public double of(double score) {
            return 1 / (1 + Math.exp(slope * score + offset));
        }
    }

    /** sigmoid(logit(score) / temperature) (Guo et al., ICML 2017); scores of 0 and 1 stay. */
    record Temperature(double temperature) implements Calibration {
        @Override
        public double of(double score) {
            return 1 / (1 + Math.pow(1 / score - 1, 1 / temperature));
        }
    }

    /**
     * A rising function through points, straight between them and level beyond (Zadrozny and Elkan, KDD 2002).
     *
     * @param scores rising
     * @param values one a score, not falling
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
        public double of(double score) {
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
