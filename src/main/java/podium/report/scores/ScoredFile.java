package podium.report.scores;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import podium.core.metric.Bootstrap;
import podium.core.metric.Interval;
import podium.judge.competition.Solution;
import podium.judge.evaluation.RowKind;
import podium.judge.scoring.ClassPairs;
import podium.judge.scoring.Part;
import podium.judge.scoring.Score;
import podium.judge.submission.SubmissionFile;

/**
 * A submission file with its score.
 *
 * @param classes the names of the classes
 */
public record ScoredFile(SubmissionFile file, Score score, List<String> classes) {
    /** The number of worst images to report. */
    static final int WORST = 10;

    /** The number of images that are named for each mistake. */
    private static final int NAMED = 3;

    public ScoredFile {
        classes = List.copyOf(classes);
    }

    /** The verdict on the file, its sum, and an empty line. */
    String heading() {
        return ProblemReport.verdict(file) + "\nsha256 " + file.sha256() + "\n\n";
    }

    /** The name of a class, which counts from 0. */
    public String name(int label) {
        return classes.get(label);
    }

    /** The most frequent mistakes where an image has exactly one class. */
    public List<ClassPairs.Mistake> mistakes() {
        return score.pairs().mistakes(WORST);
    }

    /** The ids of the first images with a mistake. */
    public List<String> examples(ClassPairs.Mistake mistake) {
        Solution solution = score.solution();
        return mistake.rows().stream()
                .limit(NAMED)
                .map(row -> solution.imageId(solution.image(row)))
                .toList();
    }

    boolean hasLabels() {
        return !Double.isNaN(score.figures(Part.ALL).classification());
    }

    /** True if the masks distinguish classes. */
    boolean hasClassPixels() {
        return IntStream.range(0, score.solution().rows())
                .anyMatch(row -> score.solution().kind(row) == RowKind.SEGMENTATION);
    }

    /** The 95% interval of a part's score, or empty if the part has no rows. */
    Optional<Interval> interval(Part part) {
        double[][] statistics = score.statistics(part);
        return statistics.length == 0
                ? Optional.empty()
                : Optional.of(Bootstrap.STANDARD.interval(statistics, score.evaluation()::figure));
    }

    /** The Dice of each image's label row or pixel row; NaN for an image without one. */
    double[] imageDice(boolean ofLabels) {
        double[] dice = new double[score.solution().images()];
        Arrays.fill(dice, Double.NaN);
        for (int row = 0; row < score.solution().rows(); row++) {
            if ((score.solution().kind(row) == RowKind.CLASSIFICATION) == ofLabels) {
                dice[score.solution().image(row)] = score.dice(row);
            }
        }
        return dice;
    }
}
