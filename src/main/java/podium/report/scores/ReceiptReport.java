package podium.report.scores;

import podium.judge.leaderboard.SubmissionDesk;
import podium.report.tables.Numbers;

/** The report that a team gets after a submission. */
public final class ReceiptReport {
    private ReceiptReport() {}

    /** One line per figure, after its name. Private scores are never shown. */
    public static String text(SubmissionDesk.Receipt receipt) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "entry",
                receipt.entry().sequence() + (receipt.again() ? " (the same file was submitted before)" : ""));
        line(text, "public score", Numbers.score(receipt.publicScore()));
        String none = receipt.late() ? "- (after the deadline: scored, not ranked)" : "-";
        line(
                text,
                "public rank",
                receipt.rank().isPresent() ? Integer.toString(receipt.rank().getAsInt()) : none);
        receipt.remaining().ifPresent(left -> line(text, "left today", Integer.toString(left)));
        line(text, "receipt", receipt.entry().sum());
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(" ".repeat(14 - name.length())).append(value).append('\n');
    }
}
