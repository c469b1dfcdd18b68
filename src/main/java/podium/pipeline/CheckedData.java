package podium.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import podium.Progress;
import podium.competition.Competition;
import podium.competition.Workspace;
import podium.dataset.DatasetCheck;
import podium.dataset.DatasetFault;

/** The check of the data set that a competition plays on. */
public final class CheckedData {
    private CheckedData() {}

    /** Every fault of the images that the competition's lists name, and of the masks and labels that its tasks need. */
    public static List<DatasetFault> check(Competition competition, Workspace workspace, int threads, Progress progress)
            throws IOException {
        Competition.Source source = competition.dataset();
        List<String> lists = competition.heldOut().isPresent()
                ? List.of(source.train())
                : Stream.of(source.train(), source.test()).distinct().toList();
        return DatasetCheck.check(
                source.kind(),
                competition.dataRoot(workspace),
                lists,
                competition.classes(),
                competition.wanted(),
                threads,
                progress);
    }

    /** {@code voc2009: no fault}, or how many. */
    public static String verdict(Competition competition, List<DatasetFault> faults) {
        String count = faults.isEmpty() ? "no fault" : faults.size() == 1 ? "1 fault" : faults.size() + " faults";
        return competition.id() + ": " + count;
    }
}
