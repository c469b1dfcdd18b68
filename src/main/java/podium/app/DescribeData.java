package podium.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import podium.app.context.Context;
import podium.data.dataset.DatasetDescription;
import podium.data.dataset.ImageSet;
import podium.data.dataset.PartOfSet;
import podium.judge.competition.Competition;
import podium.report.charts.DescriptionReport;

/**
 * Describes the data set of a competition: its train list and, if there is one, its test list; train and valid apart
 * where the data set itself says which images are valid.
 */
public final class DescribeData {
    private DescribeData() {}

    public static DescriptionReport run(Competition competition, Context context) throws IOException {
        Map<String, ImageSet> sets = new LinkedHashMap<>();
        ImageSet train = competition.trainImages(context.workspace());
        if (train.valid().isEmpty()) {
            sets.put(competition.dataset().train(), train);
        } else {
            List<String> learned = new ArrayList<>(train.ids());
            learned.removeAll(new HashSet<>(train.valid()));
            sets.put("train", new PartOfSet(train, learned, List.of()));
            sets.put("valid", new PartOfSet(train, train.valid(), train.valid()));
        }
        if (competition.heldOut().isEmpty()) {
            sets.put(competition.dataset().test(), competition.testImages(context.workspace()));
        }
        Map<String, DatasetDescription> lists = new LinkedHashMap<>();
        for (Map.Entry<String, ImageSet> list : sets.entrySet()) {
            lists.put(
                    list.getKey(),
                    DatasetDescription.of(
                            list.getValue(), competition.classes(), context.threads(), context.progress()));
        }
        ImageSet.tellOfRenumberedMasks(context.progress(), sets.values());
        return new DescriptionReport(competition.id(), lists);
    }
}
