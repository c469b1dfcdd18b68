package podium.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import podium.app.context.Context;
import podium.app.context.ImageFiles;
import podium.app.context.SkippedImages;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.UsageException;
import podium.core.files.WriteAside;
import podium.core.mask.LabelMap;
import podium.data.image.RgbImage;
import podium.data.maps.MaskPng;
import podium.player.images.ImageStore;
import podium.player.prediction.ClassOutputs;
import podium.player.prediction.Classifier;
import podium.player.prediction.Reduction;
import podium.player.prediction.Segmenter;
import podium.player.runs.RunFolder;
import podium.report.charts.MaskPanel;
import podium.report.charts.ScorePicture;
import podium.report.tables.PredictedTable;

/**
 * Predicts any images with a run's network. A classifier writes OUT/scores.csv, OUT/logits.csv, and a bar chart of each
 * image's scores, OUT/NAME.png. If each image has exactly one class, it also writes OUT/classes.csv. A segmenter writes each image's label map, OUT/masks/NAME.png, and the image beside its
 * label map, OUT/overlays/NAME.png.
 */
public final class Predict {
    private Predict() {}

    /**
     * A request for predictions.
     *
     * @param images an image file, or a folder whose images are predicted in the order of their names; images of a
     *     folder that cannot be read are skipped
     * @param memory the bytes of decoded images to keep in memory
     */
    public record Request(RunFolder run, Path images, Path out, long memory) {}

    /**
     * The written predictions and the skipped images.
     *
     * @param path the file of scores, or the folder of label maps
     * @param notes remarks on how images were processed
     */
    public record Written(Path path, SkippedImages skipped, List<String> notes) {
        public Written {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Predicts the images, turned upright, and writes the results. An image's Id is its file name without extension.
     */
    public static Written run(Request request, Context context) throws IOException {
        ImageFiles files = ImageFiles.in(request.images());
        requireApart(files.byId(), request.out());
        files.requireReadable();
        return switch (request.run().readRecipe().task()) {
            case CLASSIFICATION -> classify(request, files, context);
            case SEGMENTATION -> segment(request, files, context);
        };
    }

    private static Written segment(Request request, ImageFiles files, Context context) throws IOException {
        Path masks = request.out().resolve("masks");
        Path overlays = request.out().resolve("overlays");
        requireApart(files.byId(), masks);
        requireApart(files.byId(), overlays);
        Map<String, String> leftOut = new TreeMap<>();
        List<String> notes = new ArrayList<>();
        try (Segmenter segmenter = Segmenter.open(request.run(), context.predicting());
                Progress.Task task =
                        context.progress().start("predicting", files.byId().size())) {
            MaskPanel panel = new MaskPanel(request.run().name(), segmenter.labels());
            for (Map.Entry<String, Path> file : files.byId().entrySet()) {
                Optional<RgbImage> image = read(file.getKey(), file.getValue(), files.folder(), leftOut);
                if (image.isPresent()) {
                    RgbImage known = image.get();
                    int factor = Reduction.of(known).factor();
                    if (factor > 1) {
                        notes.add(file.getKey() + ": " + known.width() + " x " + known.height() + " pixels, scaled to"
                                + " 1/"
                                + factor + " of both sides");
                    }
                    LabelMap map = segmenter.logits(known).labels(known.width(), known.height());
                    WriteAside.write(masks.resolve(file.getKey() + ".png"), out -> MaskPng.write(map, out));
                    panel.write(overlays.resolve(file.getKey() + ".png"), file.getKey(), known, null, map);
                }
                task.step();
            }
        }
        return new Written(masks, files.without(leftOut), notes);
    }

    private static Optional<RgbImage> read(String id, Path file, boolean skip, Map<String, String> leftOut)
            throws IOException {
        try {
            return Optional.of(RgbImage.readUpright(file));
        } catch (InputException e) {
            if (!skip) {
                throw e;
            }
            leftOut.put(id, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Written classify(Request request, ImageFiles files, Context context) throws IOException {
        try (Classifier classifier = Classifier.open(request.run(), context.predicting())) {
            ImageStore all = ImageStore.of(files.byId(), classifier.size(), request.memory())
                    .forInput(classifier.input())
                    .cut(classifier.tiling());
            ImageStore store = files.folder()
                    ? all.withoutCorrupt(context.threads(), context.progress())
                    : all.found(context.threads(), context.progress());
            ClassOutputs outputs = classifier.outputs(store, context.threads(), context.progress());
            Files.createDirectories(request.out());
            Path csv = request.out().resolve("scores.csv");
            outputs.write(csv, request.out().resolve("logits.csv"));
            switch (classifier.labels()) {
                case MULTIPLE -> {} // the scores say how likely each class is
                case SINGLE ->
                    new PredictedTable(outputs.scores()).write(request.out().resolve("classes.csv"));
            }
            draw(
                    new ScorePicture(request.run().name(), outputs.scores(), classifier.decision()),
                    store.ids(),
                    files.byId(),
                    request.out(),
                    context.progress());
            return new Written(csv, files.without(store.leftOut()), List.of());
        }
    }

    /** Refuses an output folder that contains the images, so that no picture overwrites an image. */
    private static void requireApart(Map<String, Path> files, Path out) throws IOException {
        for (Path file : files.values()) {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null && Files.exists(out) && Files.isSameFile(parent, out)) {
                throw new UsageException(
                        out + " contains the image " + file.getFileName() + "; name another folder with --out");
            }
        }
    }

    private static void draw(
            ScorePicture picture, List<String> ids, Map<String, Path> files, Path out, Progress progress)
            throws IOException {
        try (Progress.Task task = progress.start("drawing", ids.size())) {
            for (int i = 0; i < ids.size(); i++) {
                Path file = Objects.requireNonNull(files.get(ids.get(i)));
                picture.write(out.resolve(ids.get(i) + ".png"), RgbImage.readUpright(file), i);
                task.step();
            }
        }
    }
}
