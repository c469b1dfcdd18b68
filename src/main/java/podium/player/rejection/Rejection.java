package podium.player.rejection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import podium.core.InputException;
import podium.core.UsageException;
import podium.core.metric.RocCurve;
import podium.player.prediction.Embeddings;

/**
 * The answer "none of these" of a classifier: class means that are fitted on its train images, and for each score what
 * the valid images say. No unknown image has a part in it.
 *
 * <pre>{@code
 * Rejection rejection = Rejection.fit(train, classesOfTrain, valid, classesOfValid, distorted);
 * double threshold = rejection.threshold(rejection.chosen(), 0.05);
 * rejection.answers(photographs).familiarities(rejection.chosen())[0] < threshold;   // none of these
 * }</pre>
 */
public final class Rejection {
    /** The answer for a rejected image. */
    public static final String NONE = "none of these";

    private static final double ROUND = 1e4;

    private final ClassMeans means;
    private final List<ValidStanding> standings;

    Rejection(ClassMeans means, List<ValidStanding> standings) {
        this.means = means;
        this.standings = List.copyOf(standings);
    }

    /**
     * Fits the class means on train, and places every score on those valid images whose classes all occur in train.
     *
     * @param classesOfTrain whether each class is present, images x classes
     * @param distorted distorted valid images, one list for each distortion
     * @throws InputException if no image of one of the lists has a class
     */
    public static Rejection fit(
            Embeddings train,
            boolean[][] classesOfTrain,
            Embeddings valid,
            boolean[][] classesOfValid,
            List<Embeddings> distorted) {
        if (Arrays.stream(classesOfTrain).noneMatch(present -> any(present, label -> true))) {
            throw new InputException("no image of train has a class; expected one at least");
        }
        ClassMeans means = ClassMeans.fit(train, classesOfTrain);
        List<Integer> known = IntStream.range(0, classesOfValid.length)
                .filter(image -> any(classesOfValid[image], means::has)
                        && !any(classesOfValid[image], label -> !means.has(label)))
                .boxed()
                .toList();
        if (known.isEmpty()) {
            throw new InputException("no image of valid has a class that was learnt; expected one at least");
        }
        Answers answers = Answers.of(valid, means).of(known);
        List<LeftOutClass> leftOut = LeftOutClass.all(
                known.stream().map(image -> classesOfValid[image]).toArray(boolean[][]::new));
        List<Answers> unknown =
                distorted.stream().map(images -> Answers.of(images, means)).toList();
        return new Rejection(
                means,
                Arrays.stream(RejectionScore.values())
                        .map(score -> standing(score, answers, leftOut, unknown))
                        .toList());
    }

    private static boolean any(boolean[] present, IntPredicate label) {
        return IntStream.range(0, present.length).anyMatch(one -> present[one] && label.test(one));
    }

    private static ValidStanding standing(
            RejectionScore score, Answers known, List<LeftOutClass> leftOut, List<Answers> distorted) {
        double[] familiarities = known.familiarities(score);
        OptionalDouble mean =
                leftOut.stream().mapToDouble(one -> one.area(known, score)).average();
        return new ValidStanding(
                score,
                mean.isPresent() ? mean.getAsDouble() : null,
                distorted.stream()
                        .mapToDouble(images -> RocCurve.of(images.familiarities(score), familiarities)
                                .area())
                        .average()
                        .orElseThrow(),
                Arrays.stream(familiarities).sorted().boxed().toList());
    }

    /** Returns the standing of every score on valid. */
    public List<ValidStanding> standings() {
        return standings;
    }

    /** Returns the standing of a score on valid. */
    public ValidStanding standing(RejectionScore score) {
        return standings.stream()
                .filter(standing -> standing.score() == score)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Returns the score that is best on valid: that with the highest mean of two areas under the ROC curve. In one of
     * them each class in turn is unknown, in the other distorted images are. If several are equal, it is the first one.
     */
    public RejectionScore chosen() {
        return standings.stream()
                .reduce((best, next) -> next.merit() > best.merit() ? next : best)
                .orElseThrow()
                .score();
    }

    /**
     * Returns the familiarity below which an image is rejected.
     *
     * @param share the share of known images that may be rejected, in (0, 1)
     * @throws UsageException if valid has too few images for this share
     */
    public double threshold(RejectionScore score, double share) {
        ValidStanding standing = standing(score);
        if (!(share >= standing.smallestShare() && share < 1)) {
            int images = standing.familiarities().size();
            throw new UsageException(String.format(
                    Locale.ROOT,
                    "--reject %s: expected a share from %.4f to below 1, since the run has %d valid %s; no threshold can"
                            + " promise a smaller share",
                    share,
                    Math.ceil(standing.smallestShare() * ROUND) / ROUND,
                    images,
                    images == 1 ? "image" : "images"));
        }
        return standing.threshold(share);
    }

    /** Returns what is said of some images, from which their familiarities follow. */
    public Answers answers(Embeddings images) {
        if (images.features(0).length != means.features()
                || images.logits(0).length != means.images().size()) {
            throw new IllegalArgumentException(images.features(0).length + " features and " + images.logits(0).length
                    + " classes; expected " + means.features() + " and "
                    + means.images().size());
        }
        return Answers.of(images, means);
    }

    /** Returns true if the run has learnt from images of a class; the others are as unknown as any other image. */
    public boolean knows(int label) {
        return means.has(label);
    }

    ClassMeans means() {
        return means;
    }
}
