package podium.judge.leaderboard;

import java.io.IOException;
import podium.judge.competition.Prepared;
import podium.judge.competition.ScoreRule;
import podium.judge.competition.Solution;
import podium.judge.scoring.Score;

/**
 * What a score was measured with. Only scores with the same yardstick are ranked together.
 *
 * @param metric the metric, the void rule and {@link Score#METRIC_VERSION}, such as
 *     {@code mean-dice/background/1}
 * @param solution the SHA-256 of solution.csv
 */
record Yardstick(String metric, String solution) {
    /** The yardstick of the current prepared solution. */
    static Yardstick of(Prepared prepared) throws IOException {
        try (Solution solution = prepared.openSolution()) {
            return of(prepared.competition().evaluation(), solution);
        }
    }

    static Yardstick of(ScoreRule rule, Solution solution) {
        String metric = rule.metric().spelling() + "/" + rule.voidRule().spelling() + "/" + Score.METRIC_VERSION;
        return new Yardstick(metric, solution.sha256());
    }
}
