package podium.judge.competition;

import podium.core.yaml.Spelling;

/** What the score makes of void pixels (label 255). */
public enum VoidRule {
    /** They are background in the truth, as in the course. */
    BACKGROUND,
    /** They are taken out of both the truth and the prediction, as in the devkit. */
    IGNORE;

    /** As in competition.yaml and in the ledger: {@code background}. */
    public String spelling() {
        return Spelling.of(this);
    }
}
