package podium.judge.competition;

import podium.core.yaml.Spelling;

/** How the score treats void pixels (label 255). */
public enum VoidRule {
    /** Void pixels are background in the truth. */
    BACKGROUND,
    /** Void pixels are removed from both the truth and the prediction, as in the VOC devkit. */
    IGNORE;

    /** The spelling in competition.yaml and in the ledger, such as {@code background}. */
    public String spelling() {
        return Spelling.of(this);
    }
}
