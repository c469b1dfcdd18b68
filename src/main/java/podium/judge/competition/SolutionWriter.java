package podium.judge.competition;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRunText;
import podium.core.mask.PixelRuns;
import podium.data.dataset.ImageSet;
import podium.data.image.ImageSize;
import podium.judge.evaluation.RowKind;

/** Writes the rows of solution.csv from the labels and label maps of images; {@link Solution} reads them. */
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
     * @param id the image's id in the data set
     * @param name the image's id in the competition
     */
    void print(CSVPrinter printer, String id, String name, Usage usage) throws IOException {
        ImageTruth truth = truth(id);
        for (RowKind row : competition.rows()) {
            printer.printRecord(
                    row.id(name),
                    PixelRunText.format(row.runs(truth.labels(), truth.planes(), truth.width(), truth.height())),
                    usage.text(),
                    truth.width(),
                    truth.height(),
                    PixelRunText.format(row.voidRuns(truth.voidPixels(), truth.width(), truth.height())));
        }
    }

    /** The truth of an image; labels, planes and void pixels are empty where no task needs them. */
    private record ImageTruth(int width, int height, PixelRuns labels, PixelRuns planes, PixelRuns voidPixels) {}

    private ImageTruth truth(String id) throws IOException {
        if (!competition.tasks().contains(Task.SEGMENTATION)) {
            ImageSize size = images.size(id);
            return new ImageTruth(size.width(), size.height(), labels(id), PixelRuns.EMPTY, PixelRuns.EMPTY);
        }
        LabelMap map = images.labelMap(id);
        PixelRuns planes = map.planes(competition.classes().size());
        return new ImageTruth(map.width(), map.height(), labels(id), planes, map.plane(LabelMap.VOID));
    }

    private PixelRuns labels(String id) throws IOException {
        return competition.rows().contains(RowKind.CLASSIFICATION)
                ? competition.labelling().labels(images, id, competition.classes())
                : PixelRuns.EMPTY;
    }
}
