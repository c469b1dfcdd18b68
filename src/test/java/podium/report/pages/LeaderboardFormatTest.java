package podium.report.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import podium.core.metric.Interval;
import podium.judge.leaderboard.Candidate;
import podium.judge.leaderboard.Contest;
import podium.judge.leaderboard.Entrant;
import podium.judge.leaderboard.Entry;
import podium.judge.leaderboard.EntryTime;
import podium.judge.leaderboard.Leaderboard;
import podium.judge.leaderboard.Ledger;
import podium.judge.leaderboard.Moment;
import podium.judge.leaderboard.SubmissionDesk;
import podium.judge.leaderboard.Team;
import podium.judge.leaderboard.Track;
import podium.judge.submission.ReadLimits;
import podium.report.scores.LeaderboardCsv;
import podium.report.scores.LeaderboardMarkdown;

class LeaderboardFormatTest {
    private static final Instant TIME = Instant.parse("2027-01-10T12:34:56Z");
    private static final String NASTY = "=cmd|'/C calc'!A1 <script>alert(1)</script> \"&amp;\n\u202Egnp.exe `x` [a](b)";

    @Test
    void aPublicTable() {
        assertThat(LeaderboardFormat.TABLE.render(board(false, "Ada", "\u65e5\u672c\u8a9e", "Zoe\u0308\tx")))
                .isEqualTo("""
                        A duel: public leaderboard
                        as of 2027-01-10 13:34 (Europe/Brussels); the deadline is 2027-05-24 23:59

                        #  Team         Public  95% interval      Entries  Last
                        -  ------  -  --------  ----------------  -------  ----------------
                        1  Ada        0.500000  0.4500 to 0.5500        3  2027-01-10 13:34
                        2  \u65e5\u672c\u8a9e  ~  0.333333  0.2833 to 0.3833        3  2027-01-10 13:34
                        3  Zo\u00eb\\tx     0.250000  0.2000 to 0.3000        3  2027-01-10 13:34

                        ~ not distinguishable from the one above (paired bootstrap over images, 95%)

                        Not ranked:
                        Entry  Team    Public  Why
                        -----  ----  --------  -----------------------------------------------------------
                            8  Late  0.900000  after the deadline
                            9  Old          -  no score by the current solution: run 'podium rescore duel'
                        """);
    }

    @Test
    void aPrivateTable() {
        assertThat(LeaderboardFormat.TABLE.render(board(true, "Ada", "Bob"))).isEqualTo("""
                        A duel: private leaderboard
                        as of 2027-01-10 13:34 (Europe/Brussels); the deadline is 2027-05-24 23:59

                        #  Team   Private  95% interval        Public  Public #  Shake-up  Entries  Last
                        -  ----  --------  ----------------  --------  --------  --------  -------  ----------------
                        1  Bob   0.700000  0.6500 to 0.7500  0.333333         2        +1        3  2027-01-10 13:34
                        2  Ada   0.350000  0.3000 to 0.4000  0.500000         1        -1        3  2027-01-10 13:34

                        Not ranked:
                        Entry  Team   Private    Public  Why
                        -----  ----  --------  --------  -----------------------------------------------------------
                            8  Late  0.800000  0.900000  after the deadline
                            9  Old          -         -  no score by the current solution: run 'podium rescore duel'
                        """);
    }

    @Test
    void markdown() {
        assertThat(LeaderboardFormat.MARKDOWN.render(board(false, "a|b*c", "<b>")))
                .isEqualTo("""
                        # A duel

                        public leaderboard, as of 2027-01-10 13\\:34 \\(Europe/Brussels\\); the deadline is 2027-05-24 23\\:59

                        | \\# | Team |  | Public | 95% interval | Entries | Last |
                        |--:|:--|:--|--:|:--|--:|:--|
                        | 1 | a\\|b\\*c |  | 0.500000 | 0.4500 to 0.5500 | 3 | 2027-01-10 13\\:34 |
                        | 2 | \\<b\\> | \\~ | 0.333333 | 0.2833 to 0.3833 | 3 | 2027-01-10 13\\:34 |

                        \\~ not distinguishable from the one above \\(paired bootstrap over images, 95%\\)

                        ## Not ranked

                        | Entry | Team | Public | Why |
                        |--:|:--|--:|:--|
                        | 8 | Late | 0.900000 | after the deadline |
                        | 9 | Old | - | no score by the current solution\\: run \\'podium rescore duel\\' |
                        """);
    }

    @Test
    void csv() {
        assertThat(LeaderboardFormat.CSV.render(board(true, "Ada", "B,\"b\""))).isEqualTo("""
                        rank,team,public_rank,public_score,public_low,public_high,public_close,public_entry,private_rank,private_score,private_low,private_high,private_close,private_entry,shake_up,entries,last
                        1,"B,""b""\",2,0.3333333333333333,0.2833333333333333,0.3833333333333333,true,2,1,0.7,0.6499999999999999,0.75,false,2,1,3,2027-01-10T12:34:56Z
                        2,Ada,1,0.5,0.45,0.55,false,1,2,0.35,0.3,0.39999999999999997,false,1,-1,3,2027-01-10T12:34:56Z
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\uff1d1", "=HYPERLINK(\"http://x\")"})
    void formulasInTeamNamesAreEscapedInCsv(String name) throws Exception {
        String csv = LeaderboardFormat.CSV.render(board(false, name, "Bob"));

        CSVRecord row = CSVParser.parse(
                        csv,
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())
                .getRecords()
                .get(0);
        assertThat(row.get("team")).isEqualTo("'" + name);
        assertThat(LeaderboardCsv.inert("a" + name)).isEqualTo("a" + name);
    }

    @Test
    void jsonKeepsNamesUnchanged() throws Exception {
        String json = LeaderboardFormat.JSON.render(board(true, NASTY, "Bob"));

        JsonNode root = new ObjectMapper().readTree(json);
        assertThat(root.at("/rows/1/team").textValue()).isEqualTo(NASTY);
        assertThat(root.at("/rows/1/private/score").doubleValue()).isEqualTo(0.35);
        assertThat(root.at("/rows/1/shakeUp").intValue()).isEqualTo(-1);
        assertThat(root.at("/unranked/1/public").isNull()).isTrue();
        assertThat(json).contains("\\u202e").doesNotContain("\u202e");
    }

    @ParameterizedTest
    @EnumSource
    void noFormatIsBrokenByAName(LeaderboardFormat format) {
        String plain = format.render(board(false, "Ada", "Bob"));
        String nasty = format.render(board(false, NASTY, "Bob"));

        assertThat(nasty.lines().count()).isEqualTo(plain.lines().count());
        assertThat(nasty).doesNotContain("\u202e").endsWith("\n");
    }

    @ParameterizedTest
    @EnumSource
    void noFormatShowsPrivateScoresBeforeTheDeadline(LeaderboardFormat format, @TempDir Path root) throws Exception {
        Contest contest = Contest.in(root, "deadline: 2027-05-24T23:59:00");
        try (Ledger ledger = Ledger.open(contest.workspace())) {
            submit(ledger, contest, "Ranked", 3, TIME);
            submit(ledger, contest, "Hidden", 7, TIME);
            submit(ledger, contest, "Late", 9, Instant.parse("2027-05-25T00:00:00Z"));
            ledger.hide(2, true, "", TIME);

            assertThat(format.render(Leaderboard.of(ledger, contest.prepared(), Entry.MAIN_TRACK, false, TIME)))
                    .contains("0.75")
                    .doesNotContain("0.15", "0.35", "0.45");
            assertThat(format.render(Leaderboard.of(ledger, contest.prepared(), Entry.MAIN_TRACK, true, TIME)))
                    .contains(
                            format == LeaderboardFormat.CSV
                                    ? new String[] {"0.15"}
                                    : new String[] {"0.15", "0.35", "0.45"});
        }
    }

    private static void submit(Ledger ledger, Contest contest, String team, int privateRight, Instant time)
            throws Exception {
        new SubmissionDesk(ledger, contest.prepared(), Clock.fixed(time, ZoneOffset.UTC))
                .submit(contest.submission(15, privateRight), new Team(team), Entry.MAIN_TRACK, "", ReadLimits.DEFAULT);
    }

    @Test
    void htmlHasThePublicRankBesideThePrivateOne() {
        String html = LeaderboardFormat.HTML.render(board(true, "Ada", "Bob"));

        assertThat(html).contains("<th class=\"number\">Public</th><th class=\"number\">Public #</th>");
        assertThat(html).contains("0.333333</td><td class=\"number dim\">2</td><td class=\"number up\">+1</td>");
        assertThat(LeaderboardFormat.HTML.render(board(false, "Ada", "Bob"))).doesNotContain("Public #");
    }

    /** In locales with semicolons as list separators, a spreadsheet also splits a CSV file at semicolons. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            delimiterString = " -> ",
            value = {
                "a;=1+1 -> a;'=1+1",
                "a|@x;b;-1 -> a|'@x;b;'-1",
                "a; =1+1 -> a;' =1+1",
                "a;\"=1+1 -> a;'\"=1+1",
                "=1;=2 -> '=1;'=2",
                "a;b=1 -> a;b=1"
            })
    void formulasAfterSeparatorsOfOtherLocalesAreEscaped(String name, String cell) {
        assertThat(LeaderboardCsv.inert(name)).isEqualTo(cell);
    }

    @Test
    void markdownCreatesNoLinkFromAName() {
        assertThat(LeaderboardMarkdown.escape("www.evil.com http://x WWW.x 0.5"))
                .isEqualTo("www\\.evil.com http\\://x WWW\\.x 0.5");
    }

    @Test
    void htmlIsWellFormedAndEscapesNames() throws Exception {
        String html = LeaderboardFormat.HTML.render(board(true, NASTY, "Bob"));

        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(html)
                .contains("default-src 'none'; img-src data:; style-src 'sha256-")
                .doesNotContain("http:", "https:", "style=");
        // Apart from void elements and the doctype, the page is XML.
        String xml = html.replaceAll("<(meta [^>]*)>", "<$1/>").replace("<!DOCTYPE html>", "");
        String text = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getElementsByTagName("bdi")
                .item(1)
                .getTextContent();
        assertThat(text).isEqualTo(podium.core.VisibleText.of(NASTY));
    }

    /** Teams in the order of their public ranks. On the private leaderboard the second team is first. */
    private static Leaderboard board(boolean privateShown, String... names) {
        double[] publicScores = {0.5, 1 / 3.0, 0.25};
        double[] privateScores = {0.35, 0.7, 0.1};
        int[] privateRanks = {2, 1, 3};
        List<Leaderboard.Row> rows = new java.util.ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            rows.add(new Leaderboard.Row(
                    new Team(names[i]),
                    3,
                    TIME,
                    figure(i + 1, publicScores[i], i == 1, i + 1),
                    privateShown
                            ? Optional.of(figure(privateRanks[i], privateScores[i], false, i + 1))
                            : Optional.empty()));
        }
        rows.sort(java.util.Comparator.comparingInt(row -> row.shown().rank()));
        double hidden = privateShown ? 0.8 : Double.NaN;
        return new Leaderboard(
                new Track("duel", "A duel", Entry.MAIN_TRACK),
                new Moment(TIME, ZoneId.of("Europe/Brussels"), Optional.of(Instant.parse("2027-05-24T21:59:00Z"))),
                privateShown,
                rows,
                List.of(
                        new Candidate(entry(8, "Late"), Candidate.State.LATE, 0.9, hidden, 8, false),
                        new Candidate(
                                entry(9, "Old"), Candidate.State.NEEDS_RESCORE, Double.NaN, Double.NaN, 0, false)));
    }

    private static Leaderboard.Figure figure(int rank, double score, boolean close, long entry) {
        return new Leaderboard.Figure(rank, score, new Interval(score - 0.05, score + 0.05), close, entry);
    }

    private static Entry entry(long sequence, String team) {
        return new Entry(
                sequence, new Entrant("duel", Entry.MAIN_TRACK, new Team(team)), EntryTime.of(TIME), "", "", "");
    }
}
