package podium.competition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;
import podium.dataset.ImageSet;
import podium.dataset.ImageSize;
import podium.mask.ColumnMajor;
import podium.mask.LabelMap;
import podium.mask.RunText;
import podium.mask.Runs;

/** Prints the rows of solution.csv from an image's labels and label map; the inverse of {@link Solution}. */
final class SolutionWriter {
    static final List<String> HEADER = List.of("Id", "Predicted", "Usage", "Width", "Height", "Void");

    private final Competition competition;
    private final ImageSet images;

    SolutionWriter(Competition competition, ImageSet images) {
        this.competition = competition;
        this.images = images;
    }

    /**
     * Prints all rows of one image.
     *
     * @param id of the image in the data set
     * @param name of the image in the competition
     */
    void print(CSVPrinter printer, String id, String name, Usage usage) throws IOException {
        List<Runs> truths = new ArrayList<>();
        Runs voidPixels = Runs.EMPTY;
        ImageSize size;
        if (competition.tasks().contains(Task.SEGMENTATION)) {
            LabelMap map = images.labelMap(id);
            size = new ImageSize(map.width(), map.height());
            voidPixels = map.plane(LabelMap.VOID);
            if (competition.evaluation().metric() == Metric.COLUMN_MAJOR_DICE) {
                truths.add(ColumnMajor.of(foreground(map), map.width(), map.height()));
                voidPixels = ColumnMajor.of(voidPixels, map.width(), map.height());
            } else {
                for (Task task : competition.tasks()) {
                    truths.add(
                            task == Task.SEGMENTATION
                                    ? planes(map)
                                    : images.labels(id).present());
                }
            }
        } else {
            size = images.size(id);
            truths.add(images.labels(id).present());
        }
        List<String> rows = competition.rowIds(name);
        for (int i = 0; i < rows.size(); i++) {
            boolean vector = rows.get(i).equals(Task.CLASSIFICATION.rowId(name));
            printer.printRecord(
                    rows.get(i),
                    RunText.format(truths.get(i)),
                    usage.text(),
                    size.width(),
                    size.height(),
                    RunText.format(vector ? Runs.EMPTY : voidPixels));
        }
    }

    private Runs planes(LabelMap map) {
        return map.planes(competition.classes().size());
    }

    /** The pixels of any class. */
    private static Runs foreground(LabelMap map) {
        Runs rest = map.plane(0).or(map.plane(LabelMap.VOID));

        return Runs.full((long) map.width() * map.height()).minus(rest);
    }
}
