package podium.report.scores;

import podium.judge.leaderboard.SubmissionDesk;
import podium.report.tables.Numbers;

/** What a team is told when it has submitted. */
public final class ReceiptReport {
    private ReceiptReport() {}

    /** A line a figure, its name before it; never a private score. */
    public static String text(SubmissionDesk.Receipt receipt) {
        StringBuilder text = new StringBuilder();
        line(text, "entry", receipt.entry().sequence() + (receipt.again() ? " (these bytes were there already)" : ""));
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
