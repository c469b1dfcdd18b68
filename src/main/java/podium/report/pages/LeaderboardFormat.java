package podium.report.pages;

import java.util.function.Function;
import podium.core.yaml.Spelling;
import podium.judge.leaderboard.Leaderboard;
import podium.report.scores.LeaderboardCsv;
import podium.report.scores.LeaderboardJson;
import podium.report.scores.LeaderboardMarkdown;
import podium.report.scores.LeaderboardTable;

/**
 * The formats of a leaderboard. Team names with any characters are escaped in each format.
 *
 * <pre>{@code
 * WriteAside.text(out, LeaderboardFormat.HTML.render(board));
 * }</pre>
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
public enum LeaderboardFormat {
    TABLE(LeaderboardTable::of),
    CSV(LeaderboardCsv::of),
    JSON(LeaderboardJson::of),
    MARKDOWN(LeaderboardMarkdown::of),
    HTML(LeaderboardHtml::of);

    private final Function<Leaderboard, String> renderer;

    LeaderboardFormat(Function<Leaderboard, String> renderer) {
        this.renderer = renderer;
    }

    /** The complete text, which ends with a line feed. */
    public String render(Leaderboard board) {
        return renderer.apply(board);
    }

    /** The name of the format on the command line. */
    @Override
    public String toString() {
        return Spelling.of(this);
    }
}
