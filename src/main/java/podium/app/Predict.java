package podium.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import podium.report.rejection.AnswerTable;
import podium.report.tables.PredictedTable;

/**
 * Predicts any images with a run's network. A classifier writes OUT/scores.csv, OUT/logits.csv, and a bar chart of each
 * image's scores, OUT/NAME.png. If each image has exactly one class, it also writes OUT/classes.csv. With a wish to reject
 * images of no known class, it also writes OUT/answers.csv and OUT/answers.json. A segmenter writes each image's label map, OUT/masks/NAME.png, and the image beside its
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
     * @param reject how images of no known class are rejected; empty to reject none
     */
    public record Request(RunFolder run, Path images, Path out, long memory, Optional<RejectedPhotos> reject) {}

    /**
     * The written predictions and the skipped images.
     *
     * @param path the file of scores, or the folder of label maps
     * @param notes remarks on how images were processed
     * @param answers the answers if images may be rejected
     */
    public record Written(Path path, SkippedImages skipped, List<String> notes, Optional<AnswerTable> answers) {
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
        if (request.reject().isPresent()) {
            throw new UsageException(request.run().path() + " is the run of a segmenter; --reject needs a classifier");
        }
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
        return new Written(masks, files.without(leftOut), notes, Optional.empty());
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
                    .forNetwork(classifier.input(), classifier.tiling());
            ImageStore store = files.folder()
                    ? all.withoutCorrupt(context.threads(), context.progress())
                    : all.found(context.threads(), context.progress());
            ClassOutputs outputs = classifier.outputs(store, context.threads(), context.progress());
            Files.createDirectories(request.out());
            Path csv = request.out().resolve("scores.csv");
            Optional<AnswerTable> answers = request.reject().isEmpty()
                    ? Optional.empty()
                    : Optional.of(request.reject()
                            .get()
                            .answers(request.run(), store, outputs.scores(), classifier.decision(), context));
            Set<String> rejected = answers.map(AnswerTable::rejected).orElse(Set.of());
            outputs.write(csv, request.out().resolve("logits.csv"));
            if (answers.isPresent()) {
                answers.get().writeCsv(request.out().resolve("answers.csv"));
                answers.get().writeJson(request.out().resolve("answers.json"));
            }
            switch (classifier.labels()) {
                case MULTIPLE -> {} // the scores say how likely each class is
                case SINGLE ->
                    new PredictedTable(outputs.scores(), rejected)
                            .write(request.out().resolve("classes.csv"));
            }
            draw(
                    new ScorePicture(request.run().name(), outputs.scores(), classifier.decision(), rejected),
                    store.ids(),
                    files.byId(),
                    request.out(),
                    context.progress());
            return new Written(csv, files.without(store.leftOut()), List.of(), answers);
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
