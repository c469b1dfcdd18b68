package podium.app;

import java.io.IOException;
import podium.app.context.Context;
import podium.data.dataset.DatasetFindings;
import podium.data.kind.DatasetCheck;
import podium.judge.competition.Competition;

/** Checks the data set of a competition. */
public final class CheckData {
    private CheckData() {}

    /**
     * Checks the images in the competition's lists, and the masks and labels that its tasks need. Returns all faults
     * and warnings.
     */
    public static DatasetFindings run(Competition competition, Context context) throws IOException {
        return DatasetCheck.check(
                competition.lists(context.workspace()),
                competition.heldOut().isPresent(),
                context.threads(),
                context.progress());
    }

    /** A summary such as {@code voc2009: no fault}, with the number of faults and warnings if there are any. */
    public static String verdict(Competition competition, DatasetFindings found) {
        int faults = found.faults().size();
        int warnings = found.warnings().size();
        return competition.id() + ": " + (faults == 0 ? "no fault" : count(faults, "fault"))
                + (warnings == 0 ? "" : ", " + count(warnings, "warning"));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
