package podium.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import podium.app.context.Context;
import podium.core.mask.PixelRuns;
import podium.data.dataset.DatasetDescription;
import podium.data.dataset.DatasetDescription.ClassCount;
import podium.data.dataset.ImageSet;
import podium.data.dataset.PartOfSet;
import podium.judge.competition.Competition;
import podium.judge.competition.Splits;
import podium.report.charts.DescriptionReport;
import podium.report.charts.SplitCounts;

/**
 * Describes the data set of a competition: its classes by split, its train list and, if there is one, its test list;
 * train and valid apart where the data set itself says which images are valid.
 */
public final class DescribeData {
    private final Competition competition;
    private final Context context;
    private final ImageSet train;
    private final ImageSet test;

    private DescribeData(Competition competition, Context context) throws IOException {
        this.competition = competition;
        this.context = context;
        this.train = competition.trainImages(context.workspace());
        this.test = competition.testImages(context.workspace());
    }

    public static DescriptionReport run(Competition competition, Context context) throws IOException {
        DescribeData data = new DescribeData(competition, context);
        return data.describe(Splits.of(competition, data.train, data.test, context.progress()));
    }

    /** Describes a data set whose splits are known. */
    static DescriptionReport run(Competition competition, Splits splits, Context context) throws IOException {
        return new DescribeData(competition, context).describe(splits);
    }

    private DescriptionReport describe(Splits splits) throws IOException {
        Map<String, ImageSet> sets = new LinkedHashMap<>();
        if (train.valid().isEmpty()) {
            sets.put(competition.dataset().train(), train);
        } else {
            List<String> learned = new ArrayList<>(train.ids());
            learned.removeAll(new HashSet<>(train.valid()));
            sets.put("train", new PartOfSet(train, learned, List.of()));
            sets.put("valid", new PartOfSet(train, train.valid(), train.valid()));
        }
        if (competition.heldOut().isEmpty()) {
            sets.put(competition.dataset().test(), test);
        }
        Map<String, DatasetDescription> lists = new LinkedHashMap<>();
        for (Map.Entry<String, ImageSet> list : sets.entrySet()) {
            lists.put(
                    list.getKey(),
                    DatasetDescription.of(
                            list.getValue(), competition.classes(), context.threads(), context.progress()));
        }
        ImageSet.tellOfRenumberedMasks(context.progress(), sets.values());
        return new DescriptionReport(competition.id(), counts(splits, lists), lists);
    }

    private SplitCounts counts(Splits splits, Map<String, DatasetDescription> lists) throws IOException {
        Map<String, SplitCounts.Split> counts = new LinkedHashMap<>();
        counts.put("train", dealt(splits, false));
        counts.put("valid", dealt(splits, true));
        counts.put("test", competition.heldOut().isPresent() ? held(splits) : listed(lists));
        return new SplitCounts(competition.classes(), counts);
    }

    private SplitCounts.Split dealt(Splits splits, boolean valid) {
        return count(IntStream.range(0, splits.trainAll().size())
                .filter(i -> (splits.folds().get(i) == splits.validFold()) == valid)
                .mapToObj(splits.labels()::get)
                .toList());
    }

    private SplitCounts.Split held(Splits splits) throws IOException {
        List<PixelRuns> labels = new ArrayList<>();
        for (String id : splits.test()) {
            labels.add(test.labels(id).present());
        }
        return count(labels);
    }

    private SplitCounts.Split count(List<PixelRuns> labels) {
        return SplitCounts.Split.of(labels, competition.classes().size());
    }

    private SplitCounts.Split listed(Map<String, DatasetDescription> lists) {
        DatasetDescription list =
                Objects.requireNonNull(lists.get(competition.dataset().test()));
        return new SplitCounts.Split(
                list.images(), list.classes().stream().map(ClassCount::images).toList());
    }
}
