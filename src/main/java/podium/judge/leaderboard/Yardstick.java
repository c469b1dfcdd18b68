package podium.judge.leaderboard;

import java.io.IOException;
import podium.judge.competition.Competition.ScoreRule;
import podium.judge.competition.Prepared;
import podium.judge.competition.Solution;
import podium.judge.scoring.Score;

/**
 * What a score was measured with; only scores of one yardstick are ranked together.
 *
 * @param metric such as {@code mean-dice/background/1}: metric, void rule and {@link Score#METRIC_VERSION}
 * @param solution SHA-256 of solution.csv
 */
record Yardstick(String metric, String solution) {
    /** That of the solution as it is now prepared. */
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
