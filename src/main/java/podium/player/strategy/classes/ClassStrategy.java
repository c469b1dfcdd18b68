package podium.player.strategy.classes;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import podium.core.yaml.Spelling;
import podium.judge.competition.Labelling;

/** A way to find a rule from labelled scores, which are probabilities if they were calibrated. */
public enum ClassStrategy {
    /** Uses one given threshold, such as 0.5. Tunes nothing. */
    FIXED {
        @Override
        Tuned tune(LabelledScores scores, double number) {
            return Tuned.of(one(scores.classes(), number, false));
        }
    },

    /**
     * Tunes one threshold for all classes by mean Dice. It assumes that the scores of different classes are comparable.
     */
    GLOBAL {
        @Override
        Tuned tune(LabelledScores scores, double number) {
            return Tuned.of(
                    one(scores.classes(), new ThresholdSearch(scores).global().threshold(), false));
        }
    },

    /**
     * Tunes one threshold per class by the class's F1 (SCut: Yang, SIGIR 2001). It assumes enough positive images of
     * each class; a class without any uses the global threshold.
     */
    PER_CLASS {
        @Override
        Tuned tune(LabelledScores scores, double number) {
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

    /**
     * Predicts a fixed number of classes per image, tuned by mean Dice (RCut: Yang, SIGIR 2001). It assumes that images
     * show equally many classes.
     */
    TOP_K {
        @Override
        Tuned tune(LabelledScores scores, double number) {
            return best(scores, scores.classes(), ClassRule.Highest::new);
        }
    },

    /**
     * Sets one threshold per class, so that the class is predicted as often as it occurs times a factor, tuned by mean
     * Dice (PCut: Yang, SIGIR 2001). It assumes that class frequencies stay the same.
     */
    PROPORTION {
        @Override
        Tuned tune(LabelledScores scores, double number) {
            ThresholdSearch search = new ThresholdSearch(scores);
            return best(
                    scores,
                    FACTORS,
                    factor -> ClassRule.Thresholds.of(
                            scores.classes(),
                            label -> search.predicting(label, Math.round(0.1 * factor * scores.positives(label)))));
        }
    },

    /**
     * Predicts the classes above the widest gap between an image's scores (MCut: Largeron, Moulin and Gery, IDA 2012).
     * Tunes nothing.
     */
    MAX_GAP {
        @Override
        Tuned tune(LabelledScores scores, double number) {
            return Tuned.of(new ClassRule.WidestGap());
        }
    },

    /** Predicts the class with the highest score. Tunes nothing; assumes one class per image. */
    ARGMAX {
        @Override
        Tuned tune(LabelledScores scores, double number) {
            return Tuned.of(new ClassRule.Highest(1));
        }
    },

    /**
     * Tunes one threshold by mean Dice and predicts the class with the highest score if no class reaches the threshold.
     */
    GLOBAL_OR_ARGMAX {
        @Override
        Tuned tune(LabelledScores scores, double number) {
            double found = new ThresholdSearch(scores).globalOrHighest().threshold();
            return Tuned.of(one(scores.classes(), found, true));
        }
    },

    /**
     * Predicts for each image the set of classes with the highest expected Dice (Ye, Chai, Lee and Chieu, ICML 2012).
     * It assumes that scores are probabilities and classes are independent. If all labelled images show at least one
     * class, it assumes that all images do.
     */
    EXPECTED_DICE {
        @Override
        Tuned tune(LabelledScores scores, double number) {
            return Tuned.of(new ClassRule.MostExpectedDice(scores.allShowSomething()));
        }
    },

    /**
     * Tunes one threshold per class by mean Dice over images, by coordinate ascent from the global threshold. It needs
     * enough images, since it tunes as many numbers as there are classes.
     */
    JOINT {
        @Override
        Tuned tune(LabelledScores scores, double number) {
            ThresholdSearch search = new ThresholdSearch(scores);
            double[] thresholds = search.joint(search.global().threshold());
            return Tuned.of(ClassRule.Thresholds.of(scores.classes(), label -> thresholds[label]));
        }
    },

    /**
     * Tunes one bias per class, added to the logarithm of its probability, by accuracy, and predicts the class with the
     * highest sum. It needs enough images, since it tunes as many numbers as there are classes; a class without images
     * keeps the bias 0.
     */
    CLASS_BIASES {
        @Override
        Tuned tune(LabelledScores scores, double number) {
            List<Integer> fallbacks = IntStream.range(0, scores.classes())
                    .filter(label -> scores.positives(label) == 0)
                    .boxed()
                    .toList();
            return new Tuned(new ClassRule.HighestWithBiases(new BiasSearch(scores).search()), fallbacks);
        }
    },

    /**
     * Predicts the class with the highest probability, and rejects a given share of the images: those whose highest
     * probability is the lowest (Chow, IEEE Transactions on Information Theory 16, 1970). It assumes that later images
     * are as difficult.
     */
    REJECTION {
        @Override
        Tuned tune(LabelledScores scores, double number) {
            return Tuned.of(new ClassRule.HighestOrRejected(new ThresholdSearch(scores).rejecting(number)));
        }
    };

    /** The largest factor of {@link #PROPORTION}, in tenths. */
    private static final int FACTORS = 20;

    /**
     * A tuned rule.
     *
     * @param rule the rule
     * @param fallbacks the classes, from 0, without a positive image to tune their own threshold on
     */
    public record Tuned(ClassRule rule, List<Integer> fallbacks) {
        public Tuned {
            fallbacks = List.copyOf(fallbacks);
        }

        static Tuned of(ClassRule rule) {
            return new Tuned(rule, List.of());
        }
    }

    /** Returns the name as on the command line, such as {@code per-class} or {@code global+argmax}. */
    String spelling() {
        return Spelling.of(this).replace("-or-", "+");
    }

    /**
     * Tunes the strategy's rule on labelled scores.
     *
     * @param number the threshold of {@link #FIXED}, or the share of images that {@link #REJECTION} rejects; other
     *     strategies ignore it
     */
    abstract Tuned tune(LabelledScores scores, double number);

    /** Returns the rule if the strategy tunes nothing; otherwise empty. */
    Optional<ClassRule> untuned(int classes, double number) {
        return switch (this) {
            case FIXED -> Optional.of(one(classes, number, false));
            case MAX_GAP -> Optional.of(new ClassRule.WidestGap());
            case ARGMAX -> Optional.of(new ClassRule.Highest(1));
            case EXPECTED_DICE -> Optional.of(new ClassRule.MostExpectedDice(false));
            case GLOBAL, PER_CLASS, TOP_K, PROPORTION, GLOBAL_OR_ARGMAX, JOINT, CLASS_BIASES, REJECTION ->
                Optional.empty();
        };
    }

    /** Returns why the strategy does not fit images with so many classes; empty if it fits. */
    Optional<String> misfit(Labelling labels) {
        return switch (labels) {
            case MULTIPLE -> misfitOfMultiple();
            case SINGLE -> misfitOfSingle();
        };
    }

    private Optional<String> misfitOfMultiple() {
        return switch (this) {
            case CLASS_BIASES, REJECTION ->
                Optional.of(
                        "it gives each image exactly one class, but an image here may have several classes or none");
            case FIXED, GLOBAL, PER_CLASS, TOP_K, PROPORTION, MAX_GAP, ARGMAX, GLOBAL_OR_ARGMAX, EXPECTED_DICE, JOINT ->
                Optional.empty();
        };
    }

    private Optional<String> misfitOfSingle() {
        return switch (this) {
            case FIXED, GLOBAL, PER_CLASS, PROPORTION, JOINT ->
                Optional.of(
                        "its thresholds give some images several classes or none, but an image here has exactly one");
            case TOP_K ->
                Optional.of(
                        "it tunes how many classes an image gets, but an image here has exactly one; argmax is top-k"
                                + " with one class");
            case MAX_GAP ->
                Optional.of("it predicts all classes above the widest gap, which can be several, but an image here has"
                        + " exactly one");
            case GLOBAL_OR_ARGMAX ->
                Optional.of("it predicts all classes that reach the threshold, which can be several, but an image here"
                        + " has exactly one");
            case EXPECTED_DICE ->
                Optional.of("it compares sets of classes that occur independently, but an image here has exactly one"
                        + " class");
            case ARGMAX, CLASS_BIASES, REJECTION -> Optional.empty();
        };
    }

    private static ClassRule one(int classes, double threshold, boolean orHighest) {
        return new ClassRule.Thresholds(Collections.nCopies(classes, threshold), orHighest);
    }

    /** Returns the rule with the highest mean Dice among those for 1 to {@code most}; the first one wins ties. */
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
