package podium.pipeline;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import podium.Progress;
import podium.competition.Competition;
import podium.competition.Workspace;
import podium.dataset.DatasetDescription;
import podium.report.DescriptionReport;

/** The description of the data set that a competition plays on: both of its lists, or the one it has. */
public final class DescribedData {
    private DescribedData() {}

    public static DescriptionReport of(Competition competition, Workspace workspace, int threads, Progress progress)
            throws IOException {
        Map<String, DatasetDescription> lists = new LinkedHashMap<>();
        lists.put(
                competition.dataset().train(),
                DatasetDescription.of(competition.trainImages(workspace), competition.classes(), threads, progress));
        if (competition.heldOut().isEmpty()) {
            lists.put(
                    competition.dataset().test(),
                    DatasetDescription.of(competition.testImages(workspace), competition.classes(), threads, progress));
        }
        return new DescriptionReport(competition.id(), lists);
    }
}
