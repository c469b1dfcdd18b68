package podium.app.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import podium.core.Progress;
import podium.core.mask.LabelMap;
import podium.core.mask.LogitMap;
import podium.core.metric.SegmentationCounts;
import podium.data.dataset.ImageSet;
import podium.data.image.ImageSize;
import podium.data.image.RgbImage;
import podium.data.maps.MaskFile;
import podium.data.maps.RenumberedMasks;
import podium.player.figures.Figures;
import podium.player.figures.SegmentationFigures;
import podium.player.images.ImageStore;
import podium.player.images.TrainingData;
import podium.player.images.WholeImageNetwork;
import podium.player.prediction.Segmenter;
import podium.player.runs.MaskFolder;
import podium.player.runs.RunFolder;
import podium.player.training.Trained;
import podium.player.training.TrainingJob;
import podium.report.charts.ConfusionPicture;
import podium.report.charts.MaskPanel;
import podium.report.tables.SegmentTable;

/** Writes a segmenter's predictions for valid and test, and the results of its training. */
record SegmenterReport(RunFolder folder, TrainingJob job, Segmenter segmenter, Progress progress) {
    private static final List<String> PLACES = List.of("worst", "median", "best");
    /** The number of images to draw for each place. */
    private static final int PANELS = 3;

    /** Predicts the label map of an image of valid. */
    private interface Prediction {
        LabelMap of(RgbImage image, String id) throws IOException;
    }

    /** Returns the table of labels, or empty if there are no valid images. */
    Optional<String> write(Trained trained, ImageSet testImages, List<String> tests) throws IOException {
        TrainingData data = job.data();
        SegmentationCounts counts = onValid((image, id) -> predict(image, id, folder.valid()));
        TrainingSummary.write(
                folder,
                data,
                trained,
                counts.images(),
                false,
                job.recipe().network().continuesRun() && counts.images() > 0 ? before() : null,
                counts.images() == 0 ? null : SegmentationFigures.of(counts));
        Optional<String> table = counts.images() == 0 ? Optional.empty() : Optional.of(describe(counts));
        predictTest(testImages, tests);
        return table;
    }

    private String describe(SegmentationCounts counts) throws IOException {
        TrainingData data = job.data();
        SegmentTable table = SegmentTable.of(
                data.classes(), data.positives(data.train()), data.positives(data.valid()), counts.confusion());
        table.write(folder.classes());
        draw("confusion on valid", counts, folder.confusion());
        drawPanels(counts);
        return table.text();
    }

    private void draw(String what, SegmentationCounts counts, Path png) throws IOException {
        new ConfusionPicture(
                        folder.name() + ": " + what,
                        job.data().classes(),
                        counts.confusion(),
                        ConfusionPicture.Cells.PERCENT)
                .write(png);
    }

    /** Returns the figures of the run's network that the training began with, and draws its confusion matrix. */
    private Figures before() throws IOException {
        try (Segmenter start = Segmenter.of(job.recipe(), segmenter.labels(), job.initial(), job.predicting())) {
            SegmentationCounts counts =
                    onValid((image, id) -> start.logits(image).labels(image.width(), image.height()));
            draw("confusion on valid before the training", counts, folder.confusionBefore());
            return SegmentationFigures.of(counts);
        }
    }

    /** Draws the best, the median and the worst images of valid by pooled Dice. */
    private void drawPanels(SegmentationCounts counts) throws IOException {
        TrainingData data = job.data();
        int[] order = IntStream.range(0, counts.images())
                .boxed()
                .sorted(Comparator.comparingDouble(counts::dice))
                .mapToInt(Integer::intValue)
                .toArray();
        MaskPanel panel = new MaskPanel(folder.name(), data.classes());
        Files.createDirectories(folder.panels());
        int panels = Math.min(PANELS, order.length);
        for (int place = 0; place < PLACES.size(); place++) {
            int first = place * (order.length - panels) / (PLACES.size() - 1);
            for (int i = 0; i < panels; i++) {
                int image = order[first + i];
                int index = data.valid()[image];
                String id = data.images().ids().get(index);
                String rank = PLACES.get(place) + "-" + (i + 1);
                panel.write(
                        folder.panels().resolve(rank + "-" + id + ".png"),
                        String.format(Locale.ROOT, "%s of valid: %s, Dice %.3f", rank, id, counts.dice(image)),
                        data.images().image(index),
                        data.images().labelMap(index),
                        MaskFile.read(folder.valid().mask(id), data.classes().size() - 1, new RenumberedMasks()));
            }
        }
    }

    private SegmentationCounts onValid(Prediction prediction) throws IOException {
        SegmentationCounts counts = new SegmentationCounts(segmenter.labels().size());
        ImageStore images = job.data().images();
        int[] valid = job.data().valid();
        if (valid.length == 0) {
            return counts;
        }
        List<ImageSize> sizes = new ArrayList<>();
        for (int index : valid) {
            sizes.add(images.image(index).size());
        }
        LabelMap[] predicted = new LabelMap[valid.length];
        try (Progress.Task task = progress.start("predicting valid", valid.length)) {
            for (int place : WholeImageNetwork.bySize(sizes)) {
                String id = images.ids().get(valid[place]);
                predicted[place] = prediction.of(images.image(valid[place]), id);
                task.step();
            }
        }
        for (int place = 0; place < valid.length; place++) {
            counts.add(images.labelMap(valid[place]), predicted[place]);
        }
        return counts;
    }

    private void predictTest(ImageSet images, List<String> ids) throws IOException {
        List<ImageSize> sizes = new ArrayList<>();
        for (String id : ids) {
            sizes.add(images.size(id));
        }
        try (Progress.Task task = progress.start("predicting test", ids.size())) {
            for (int place : WholeImageNetwork.bySize(sizes)) {
                predict(RgbImage.of(images.image(ids.get(place))), ids.get(place), folder.test());
                task.step();
            }
        }
    }

    private LabelMap predict(RgbImage image, String id, MaskFolder part) throws IOException {
        LogitMap logits = segmenter.logits(image);
        LabelMap map = logits.labels(image.width(), image.height());
        part.write(id, logits, map);
        return map;
    }
}
