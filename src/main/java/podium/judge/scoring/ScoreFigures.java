package podium.judge.scoring;

/**
 * The scores over one part of the rows; a mean over no rows is NaN.
 *
 * @param score the score that ranks
 * @param classification the mean Dice of the classification rows
 * @param segmentation the mean Dice of the segmentation rows
 * @param rows the number of rows
 */
public record ScoreFigures(double score, double classification, double segmentation, long rows) {}
