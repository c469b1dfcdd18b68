package podium.report.rejection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import podium.core.yaml.Spelling;
import podium.lab.reject.Separation;
import podium.player.rejection.RejectionScore;
import podium.player.rejection.ValidStanding;
import podium.report.tables.FigureCsv;
import podium.report.tables.Numbers;
import podium.report.tables.TextTable;

/**
 * How well a run tells known images from unknown ones.
 *
 * @param run the name of the run
 * @param known the known images
 * @param standings how each score stands on valid
 * @param used the score that the answers use
 * @param share the share of known images that may be rejected
 * @param unknown the lists of unknown images
 * @param heldOut the classes that were left out in turn, if this was asked for
 */
public record RejectionReport(
        String run,
        Known known,
        List<ValidStanding> standings,
        RejectionScore used,
        double share,
        List<UnknownSet> unknown,
        Optional<HeldOut> heldOut) {
    private static final List<String> HEADER = List.of(
            "unknown",
            "score",
            "known_images",
            "unknown_images",
            "auroc",
            "auroc_low",
            "auroc_high",
            "fpr95",
            "fpr95_low",
            "fpr95_high",
            "rejected_known",
            "rejected_unknown");

    public RejectionReport {
        standings = List.copyOf(standings);
        unknown = List.copyOf(unknown);
    }

    /**
     * The known images.
     *
     * @param part test or valid
     */
    public record Known(String part, int images) {
        boolean tuned() {
            return part.equals("valid");
        }
    }

    /** The tables and sentences for a terminal. */
    public String text() {
        StringBuilder text = new StringBuilder(valid());
        for (UnknownSet set : unknown) {
            text.append('\n')
                    .append(counted(set.images()))
                    .append(" of ")
                    .append(set.name())
                    .append(" against ")
                    .append(counted(known.images()))
                    .append(" of ")
                    .append(known.part())
                    .append(":\n")
                    .append(table(set))
                    .append(set.sentence(used, share))
                    .append('\n');
        }
        heldOut.ifPresent(out -> text.append(heldOut(out)));
        return text.toString();
    }

    private static String counted(int images) {
        return images + (images == 1 ? " image" : " images");
    }

    /** What the valid images say of each score. */
    private String valid() {
        TextTable table = new TextTable()
                .left("score")
                .right("AUROC, classes left out")
                .right("AUROC, distorted")
                .right("mean")
                .left("used");
        for (ValidStanding standing : standings) {
            Double area = standing.leftOut();
            table.row(
                    Spelling.of(standing.score()),
                    Numbers.fourth(area == null ? Double.NaN : area),
                    Numbers.fourth(standing.distorted()),
                    Numbers.fourth(standing.merit()),
                    standing.score() == used ? "yes" : "");
        }
        return "On valid (" + counted(standings.get(0).familiarities().size()) + "):\n" + table;
    }

    private TextTable table(UnknownSet set) {
        TextTable table = figures("score").right("rejected known").right("rejected unknown");
        for (UnknownSet.Row row : set.rows()) {
            List<String> cells = cells(row.separation());
            cells.add(Numbers.share(row.known()));
            cells.add(Numbers.share(row.unknown()));
            table.row(cells);
        }
        return table;
    }

    private static TextTable figures(String first) {
        return new TextTable()
                .left(first)
                .right("AUROC")
                .left("95% interval")
                .right("FPR at 95% TPR")
                .left("95% interval");
    }

    private static List<String> cells(Separation separation) {
        return new ArrayList<>(List.of(
                Spelling.of(separation.score()),
                Numbers.fourth(separation.area().value()),
                Numbers.interval(separation.area().interval()),
                Numbers.fourth(separation.accepted().value()),
                Numbers.interval(separation.accepted().interval())));
    }

    private String heldOut(HeldOut out) {
        TextTable each = new TextTable().left("class left out").right("unknown").right("known");
        Arrays.stream(RejectionScore.values()).forEach(score -> each.right(Spelling.of(score)));
        for (HeldOut.OneClass one : out.classes()) {
            List<String> cells = new ArrayList<>(
                    List.of(one.name(), Integer.toString(one.unknown()), Integer.toString(one.known())));
            one.separations()
                    .forEach(separation ->
                            cells.add(Numbers.fourth(separation.area().value())));
            each.row(cells);
        }
        TextTable means = figures("mean over classes");
        out.means().forEach(mean -> means.row(cells(mean)));
        return "\nAUROC of the images of " + known.part() + " when one class is left out:\n" + each + "\n" + means;
    }

    /** The remarks, one sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (known.tuned()) {
            notes.add(
                    "The labels of test are not here, so the known images are those of valid, on which the score and the"
                            + " thresholds were chosen.");
        }
        if (heldOut.isPresent()) {
            notes.add(
                    "The network has learnt from images of the classes that are left out here. To measure classes that it"
                            + " has never seen, train with the recipe's key leave-out.");
        }
        return notes;
    }

    /** Writes all rows in full precision. */
    public void writeCsv(Path csv) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (UnknownSet set : unknown) {
            for (UnknownSet.Row row : set.rows()) {
                rows.add(row(set.name(), known.images(), set.images(), row.separation(), row.known(), row.unknown()));
            }
        }
        heldOut.ifPresent(out -> {
            for (HeldOut.OneClass one : out.classes()) {
                one.separations()
                        .forEach(separation -> rows.add(
                                row(one.name(), one.known(), one.unknown(), separation, Double.NaN, Double.NaN)));
            }
            out.means()
                    .forEach(mean ->
                            rows.add(row("(mean over classes)", known.images(), 0, mean, Double.NaN, Double.NaN)));
        });
        FigureCsv.write(csv, HEADER, rows);
    }

    private static List<String> row(
            String name, int known, int unknown, Separation separation, double ofKnown, double ofUnknown) {
        return List.of(
                name,
                Spelling.of(separation.score()),
                Integer.toString(known),
                unknown == 0 ? "" : Integer.toString(unknown),
                FigureCsv.cell(separation.area().value()),
                FigureCsv.cell(separation.area().interval().low()),
                FigureCsv.cell(separation.area().interval().high()),
                FigureCsv.cell(separation.accepted().value()),
                FigureCsv.cell(separation.accepted().interval().low()),
                FigureCsv.cell(separation.accepted().interval().high()),
                FigureCsv.cell(ofKnown),
                FigureCsv.cell(ofUnknown));
    }

    /** All figures as one JSON object. */
    public String json() {
        return RejectionJson.of(this);
    }
}
