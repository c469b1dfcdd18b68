package podium.report.rejection;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import podium.core.yaml.Spelling;
import podium.lab.reject.Separation;
import podium.player.rejection.Rejection;
import podium.player.rejection.RejectionScore;

/**
 * Unknown images, and how well each score separates them from the known ones.
 *
 * @param name where the images are
 * @param images the number of images
 * @param answers what the network answers without rejection
 * @param rows one row per score
 */
public record UnknownSet(String name, int images, List<AnswerShare> answers, List<Row> rows) {
    public UnknownSet {
        answers = answers.stream()
                .sorted(Comparator.comparingDouble((AnswerShare answer) -> -answer.share())
                        .thenComparing(AnswerShare::label))
                .toList();
        rows = List.copyOf(rows);
    }

    /** The share of images whose likeliest class this is. */
    public record AnswerShare(String label, double share) {}

    /**
     * A score's figures, and the shares of images below its threshold.
     *
     * @param known the share of known images that are rejected
     * @param unknown the share of unknown images that are rejected
     */
    public record Row(Separation separation, double known, double unknown) {}

    /** What the network says of these images without and with rejection, in sentences. */
    String sentence(RejectionScore score, double share) {
        return String.format(
                Locale.ROOT,
                "Without rejection, the answer is %s for %.1f%% of these images. With %s and --reject %s, it is '%s' for"
                        + " %.1f%%.",
                answers.get(0).label(),
                100 * answers.get(0).share(),
                Spelling.of(score),
                share,
                Rejection.NONE,
                100
                        * rows.stream()
                                .filter(row -> row.separation().score() == score)
                                .mapToDouble(Row::unknown)
                                .sum());
    }
}
