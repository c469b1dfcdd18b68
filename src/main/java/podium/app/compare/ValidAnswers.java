package podium.app.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import podium.app.context.Context;
import podium.core.InputException;
import podium.core.Workers;
import podium.core.mask.LabelMap;
import podium.core.metric.SegmentationCounts;
import podium.data.dataset.ImageLabels;
import podium.data.dataset.ImageSet;
import podium.data.maps.MaskFile;
import podium.data.maps.RenumberedMasks;
import podium.judge.competition.Competition;
import podium.judge.competition.Labelling;
import podium.judge.competition.Prepared;
import podium.lab.compare.Answers;
import podium.lab.compare.ClassAnswers;
import podium.lab.compare.PixelAnswers;
import podium.player.prediction.ClassScores;
import podium.player.prediction.ScoreFile;
import podium.player.recipe.Recipe;
import podium.player.runs.RunFolder;

/** Joins what the runs of a competition predicted for their valid images with the truth of the data set. */
public final class ValidAnswers {
    private static final String ENDING = ".png";

    private final Competition competition;
    private final ImageSet images;
    private final Set<String> known;
    private final Context context;

    private ValidAnswers(Competition competition, ImageSet images, Context context) {
        this.competition = competition;
        this.images = images;
        this.known = new HashSet<>(images.ids());
        this.context = context;
    }

    /** Opens the train list of a competition, which contains the valid images. */
    public static ValidAnswers of(Prepared prepared, Context context) throws IOException {
        Competition competition = prepared.competition();
        return new ValidAnswers(competition, competition.trainImages(context.workspace()), context);
    }

    /**
     * Reads a run's predictions; empty if the run was trained without valid images.
     *
     * @throws InputException if a file is damaged or belongs to other images
     */
    public Optional<Answers> read(RunFolder run) throws IOException {
        Recipe recipe = run.readRecipe();
        return switch (recipe.task()) {
            case CLASSIFICATION -> classes(run, recipe);
            case SEGMENTATION -> pixels(run, recipe);
        };
    }

    private Optional<Answers> classes(RunFolder run, Recipe recipe) throws IOException {
        Path file = run.validScores();
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Labelling labelling = recipe.prediction().labels();
        if (labelling != competition.labelling()) {
            throw new InputException(run.path() + ": the run is for images with "
                    + words(labelling) + ", but in " + competition.id() + " an image has "
                    + words(competition.labelling()) + "; name its competition with --competition");
        }
        ClassScores scores = sorted(new ScoreFile(file).read(competition.classes()));
        byte[][] targets = new byte[scores.ids().size()][];
        for (int image = 0; image < targets.length; image++) {
            targets[image] = targets(scores.ids().get(image), file);
        }
        return Optional.of(
                new ClassAnswers(scores, labelling, recipe.prediction().decision(), targets));
    }

    private static String words(Labelling labelling) {
        return switch (labelling) {
            case MULTIPLE -> "any number of classes";
            case SINGLE -> "exactly one class";
        };
    }

    static ClassScores sorted(ClassScores scores) {
        List<Integer> order = IntStream.range(0, scores.ids().size())
                .boxed()
                .sorted(Comparator.comparing(scores.ids()::get))
                .toList();
        return new ClassScores(
                scores.classes(),
                order.stream().map(scores.ids()::get).toList(),
                order.stream().map(scores::row).toArray(float[][]::new));
    }

    /** The targets of an image: 1 present, 0 absent, -1 difficult only. */
    private byte[] targets(String id, Path file) throws IOException {
        requireKnown(id, file);
        ImageLabels labels = images.labels(id);
        byte[] targets = new byte[competition.classes().size()];
        for (int label = 0; label < targets.length; label++) {
            targets[label] = (byte)
                    (labels.present().contains(label) ? 1 : labels.difficult().contains(label) ? -1 : 0);
        }
        return targets;
    }

    private void requireKnown(String id, Path file) {
        if (!known.contains(id)) {
            throw new InputException(file + ": image '" + id + "' is not in the train list of " + competition.id()
                    + "; name the run's own competition with --competition");
        }
    }

    private Optional<Answers> pixels(RunFolder run, Recipe recipe) throws IOException {
        Path folder = run.valid().masks();
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        List<String> labels = recipe.outputs(competition.classes());
        if (!labels.equals(run.readClasses())) {
            throw new InputException(run.synset() + ": the labels are not those of " + competition.id()
                    + "; name the run's own competition with --competition");
        }
        List<String> ids = ids(folder);
        List<SegmentationCounts> counts = Workers.each(
                "reading masks",
                ids,
                context.threads(),
                context.progress(),
                id -> count(id, run.valid().mask(id), labels.size()));
        ImageSet.tellOfRenumberedMasks(context.progress(), List.of(images));
        return Optional.of(new PixelAnswers(labels, ids, counts));
    }

    static List<String> ids(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> ids = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(ENDING) && !file.startsWith("."))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted()
                    .toList();
            if (ids.isEmpty()) {
                throw new InputException(folder + ": no label maps; copy the run's folder again");
            }
            return ids;
        }
    }

    private SegmentationCounts count(String id, Path file, int labels) throws IOException {
        requireKnown(id, file);
        return count(images.labelMap(id), file, labels);
    }

    /** The counts of a label map against the true one. */
    static SegmentationCounts count(LabelMap truth, Path file, int labels) throws IOException {
        LabelMap predicted = MaskFile.read(file, labels - 1, new RenumberedMasks());
        if (truth.width() != predicted.width() || truth.height() != predicted.height()) {
            throw new InputException(file + ": " + predicted.width() + " x " + predicted.height() + " pixels; expected "
                    + truth.width() + " x " + truth.height() + ", as the image has");
        }
        SegmentationCounts counts = new SegmentationCounts(labels);
        counts.add(truth, predicted);
        return counts;
    }
}
