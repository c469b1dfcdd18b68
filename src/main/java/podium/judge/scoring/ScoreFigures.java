package podium.judge.scoring;

/**
 * The scores over one part of the rows; NaN where there are no rows of a kind.
 *
 * @param score what ranks
 * @param classification mean Dice of the classification rows
 * @param segmentation mean Dice of the segmentation rows
 * @param rows how many
 */
public record ScoreFigures(double score, double classification, double segmentation, long rows) {}
