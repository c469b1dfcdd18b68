package podium.competition;

/** What ranks. */
public enum Metric {
    /** Mean over rows of Dice. */
    MEAN_DICE,
    /** The devkit's mean IoU over classes and background, from one confusion matrix over the split. */
    VOC_MIOU,
    /**
     * Mean over images of the Dice of one column-major mask, as in Kaggle's ordinary mask competitions; rows are plain
     * image Ids.
     */
    COLUMN_MAJOR_DICE
}
