package podium.player.strategy.classes;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import podium.core.yaml.Spelling;

/** How a rule is found on labelled scores; scores are probabilities where a calibration made them so. */
public enum ClassStrategy {
    /** One threshold that is given, such as one half. Optimises nothing. */
    FIXED {
        @Override
        Tuned tune(LabelledScores scores, double threshold) {
            return Tuned.of(one(scores.classes(), threshold, false));
        }
    },

    /** One threshold, the best by mean Dice. Assumes that scores of all classes can be compared. */
    GLOBAL {
        @Override
        Tuned tune(LabelledScores scores, double threshold) {
            return Tuned.of(
                    one(scores.classes(), new ThresholdSearch(scores).global().threshold(), false));
        }
    },

    /**
     * A threshold a class by its F1 (SCut: Yang, SIGIR 2001). Assumes that each class has enough positives to tell one; a class
     * without any takes the global one.
     */
    PER_CLASS {
        @Override
        Tuned tune(LabelledScores scores, double threshold) {
            ThresholdSearch search = new ThresholdSearch(scores);
            double global = search.global().threshold();
            List<Integer> fallbacks = IntStream.range(0, scores.classes())
                    .filter(label -> scores.positives(label) == 0)
                    .boxed()
                    .toList();
            ClassRule rule = ClassRule.Thresholds.of(
                    scores.classes(),
                    label -> fallbacks.contains(label)
                            ? global
                            : search.byF1(label).threshold());
            return new Tuned(rule, fallbacks);
        }
    },

    /** So many classes an image, the number by mean Dice (RCut: Yang, SIGIR 2001). Assumes that images have equally many. */
    TOP_K {
        @Override
        Tuned tune(LabelledScores scores, double threshold) {
            return best(scores, scores.classes(), ClassRule.Highest::new);
        }
    },

    /**
     * A threshold a class from which on it is said as often as it is there, times a factor that is the best by mean Dice (PCut:
     * Yang, SIGIR 2001). Assumes that classes are as frequent later on.
     */
    PROPORTION {
        @Override
        Tuned tune(LabelledScores scores, double threshold) {
            ThresholdSearch search = new ThresholdSearch(scores);
            return best(
                    scores,
                    FACTORS,
                    factor -> ClassRule.Thresholds.of(
                            scores.classes(),
                            label -> search.saying(label, Math.round(0.1 * factor * scores.positives(label)))));
        }
    },

    /** Above the widest gap between an image's scores (MCut: Largeron, Moulin and Gery, IDA 2012). Tunes nothing. */
    MAX_GAP {
        @Override
        Tuned tune(LabelledScores scores, double threshold) {
            return Tuned.of(new ClassRule.WidestGap());
        }
    },

    /** The class of the highest score. Tunes nothing; assumes one class an image. */
    ARGMAX {
        @Override
        Tuned tune(LabelledScores scores, double threshold) {
            return Tuned.of(new ClassRule.Highest(1));
        }
    },

    /** One threshold, the best by mean Dice if the class of the highest score is said where none reaches it. */
    GLOBAL_OR_ARGMAX {
        @Override
        Tuned tune(LabelledScores scores, double threshold) {
            double found = new ThresholdSearch(scores).globalOrHighest().threshold();
            return Tuned.of(one(scores.classes(), found, true));
        }
    },

    /**
     * For each image the classes of the largest expected Dice (Ye, Chai, Lee and Chieu, ICML 2012). Assumes that scores are
     * probabilities and classes independent; and, where all labelled images show something, that all images do.
     */
    EXPECTED_DICE {
        @Override
        Tuned tune(LabelledScores scores, double threshold) {
            return Tuned.of(new ClassRule.MostExpectedDice(scores.allShowSomething()));
        }
    },

    /**
     * A threshold a class by mean Dice over images, by coordinate ascent from the global one. Assumes no more than enough
     * images, since it tunes as many numbers as there are classes.
     */
    JOINT {
        @Override
        Tuned tune(LabelledScores scores, double threshold) {
            ThresholdSearch search = new ThresholdSearch(scores);
            double[] thresholds = search.joint(search.global().threshold());
            return Tuned.of(ClassRule.Thresholds.of(scores.classes(), label -> thresholds[label]));
        }
    };

    /** Tenths that {@link #PROPORTION} multiplies by, at most. */
    private static final int FACTORS = 20;

    /**
     * A rule, and the classes for which there was nothing to tell their own threshold by.
     *
     * @param fallbacks labels from 0
     */
    public record Tuned(ClassRule rule, List<Integer> fallbacks) {
        public Tuned {
            fallbacks = List.copyOf(fallbacks);
        }

        static Tuned of(ClassRule rule) {
            return new Tuned(rule, List.of());
        }
    }

    /** As on a command line: {@code per-class}, {@code global+argmax}. */
    String spelling() {
        return Spelling.of(this).replace("-or-", "+");
    }

    /**
     * The rule that the strategy makes of the scores.
     *
     * @param threshold of {@link #FIXED}; the others do not look at it
     */
    abstract Tuned tune(LabelledScores scores, double threshold);

    /** The rule, where the strategy tunes nothing. */
    Optional<ClassRule> untuned(int classes, double threshold) {
        return switch (this) {
            case FIXED -> Optional.of(one(classes, threshold, false));
            case MAX_GAP -> Optional.of(new ClassRule.WidestGap());
            case ARGMAX -> Optional.of(new ClassRule.Highest(1));
            case EXPECTED_DICE -> Optional.of(new ClassRule.MostExpectedDice(false));
            case GLOBAL, PER_CLASS, TOP_K, PROPORTION, GLOBAL_OR_ARGMAX, JOINT -> Optional.empty();
        };
    }

    private static ClassRule one(int classes, double threshold, boolean orHighest) {
        return new ClassRule.Thresholds(Collections.nCopies(classes, threshold), orHighest);
    }

    /** The best rule of 1 to {@code most} by mean Dice, of equally good ones the first. */
    private static Tuned best(LabelledScores scores, int most, IntFunction<ClassRule> rules) {
        ClassRule best = rules.apply(1);
        double value = DiceTally.of(best, scores);
        for (int number = 2; number <= most; number++) {
            ClassRule rule = rules.apply(number);
            double found = DiceTally.of(rule, scores);
            if (found > value) {
                best = rule;
                value = found;
            }
        }
        return Tuned.of(best);
    }
}
