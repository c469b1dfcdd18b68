package podium.report.pages;

import java.util.function.Function;
import podium.core.yaml.Spelling;
import podium.judge.leaderboard.Leaderboard;
import podium.report.scores.LeaderboardCsv;
import podium.report.scores.LeaderboardJson;
import podium.report.scores.LeaderboardMarkdown;
import podium.report.scores.LeaderboardTable;

/**
 * The forms that a leaderboard is written in; team names of any characters are safe in each.
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

    /** The whole text, which ends with LF. */
    public String render(Leaderboard board) {
        return renderer.apply(board);
    }

    /** As the command line writes it. */
    @Override
    public String toString() {
        return Spelling.of(this);
    }
}
