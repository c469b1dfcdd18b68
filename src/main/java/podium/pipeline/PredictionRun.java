package podium.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import podium.InputException;
import podium.Progress;
import podium.UsageException;
import podium.dataset.RgbImage;
import podium.prediction.ClassScores;
import podium.prediction.Classifier;
import podium.prediction.ScoreFile;
import podium.report.ScorePicture;
import podium.training.ImageStore;
import podium.training.RunFolder;

/** Scores any images with a run's network: OUT/scores.csv, and a bar chart of each image's scores, OUT/NAME.png. */
public final class PredictionRun {
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "bmp", "gif", "tif", "tiff", "webp");

    private PredictionRun() {}

    /**
     * What is to be done.
     *
     * @param images a file, or a folder whose images are taken in the order of their names
     * @param memory bytes of decoded images that are kept
     */
    public record Request(RunFolder run, Path images, Path out, boolean skipCorrupt, int threads, long memory) {}

    /** What was written, and the images that could not be read, each with the reason. */
    public record Written(Path scores, int images, Map<String, String> leftOut) {}

    /** Reads, scores, writes; an image's Id is its file's name without the ending. */
    public static Written predict(Request request, Progress progress) throws IOException {
        Map<String, Path> files = images(request.images());
        requireApart(files, request.out());
        try (Classifier classifier = Classifier.open(request.run())) {
            ImageStore store = ImageStore.of(files, classifier.size(), request.memory());
            if (request.skipCorrupt()) {
                store = store.withoutCorrupt(request.threads(), progress);
            }
            float[][] scores = classifier.scores(store, request.threads(), progress);
            Files.createDirectories(request.out());
            Path csv = request.out().resolve("scores.csv");
            ClassScores named = new ClassScores(classifier.classes(), store.ids(), scores);
            new ScoreFile(csv).write(named);
            String model = String.valueOf(
                    request.run().path().toAbsolutePath().normalize().getFileName());
            draw(new ScorePicture(model, named, classifier.decision()), store.ids(), files, request.out(), progress);
            return new Written(csv, store.size(), store.leftOut());
        }
    }

    /** A chart must not take the place of the image that it is of, or of another. */
    private static void requireApart(Map<String, Path> files, Path out) throws IOException {
        for (Path file : files.values()) {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null && Files.exists(out) && Files.isSameFile(parent, out)) {
                throw new UsageException(
                        out + " is the folder of " + file.getFileName() + ", which must stay; name another with --out");
            }
        }
    }

    private static void draw(
            ScorePicture picture, List<String> ids, Map<String, Path> files, Path out, Progress progress)
            throws IOException {
        try (Progress.Task task = progress.start("drawing", ids.size())) {
            for (int i = 0; i < ids.size(); i++) {
                Path file = Objects.requireNonNull(files.get(ids.get(i)));
                picture.write(out.resolve(ids.get(i) + ".png"), RgbImage.read(file), i);
                task.step();
            }
        }
    }

    private static Map<String, Path> images(Path path) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        if (Files.isRegularFile(path)) {
            files.put(name(path), path);
            return files;
        }
        if (!Files.isDirectory(path)) {
            throw new InputException(path + ": no such file or folder; expected an image, or a folder of images");
        }
        try (Stream<Path> entries = Files.list(path)) {
            for (Path file : entries.filter(PredictionRun::isImage).sorted().toList()) {
                Path other = files.put(name(file), file);
                if (other != null) {
                    throw new InputException(
                            other + " and " + file + " would both have the Id " + name(file) + "; rename one of them");
                }
            }
        }
        if (files.isEmpty()) {
            throw new InputException(path + ": no image in this folder; expected files that end in "
                    + String.join(", ", ENDINGS.stream().sorted().toList()));
        }
        return files;
    }

    private static boolean isImage(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
