package podium.app.context;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.files.Sha256;
import podium.core.mask.PixelRuns;
import podium.data.dataset.ImageSet;
import podium.data.image.RgbImage;
import podium.judge.competition.Competition;
import podium.judge.competition.Splits;
import podium.player.images.ImageStore;
import podium.player.prediction.Embedder;
import podium.player.prediction.Embeddings;
import podium.player.prediction.ScoreFile;
import podium.player.rejection.Distortion;
import podium.player.rejection.Rejection;
import podium.player.rejection.RejectionFiles;
import podium.player.runs.RunFolder;

/**
 * The rejection of a run. It is read from the run's folder, or fitted on the competition's train and valid images and
 * kept there. Both give the same numbers.
 *
 * @param competition the competition's Id; null if the run is in the competition's folder
 */
public record RunRejection(RunFolder run, @Nullable String competition, Context context) {
    private static final long MEMORY = 1L << 28;
    private static final long SEED = 2019;

    /** The most valid images that are distorted, chosen at even intervals. */
    private static final int DISTORTED = 500;

    /**
     * Returns the rejection.
     *
     * @param embedder the run's network
     * @throws InputException if the run has no valid images, or has learnt from all images of train
     */
    public Rejection of(Embedder embedder) throws IOException {
        List<String> classes = run.readClasses();
        String model = Sha256.of(run.model().parameters());
        RejectionFiles files = new RejectionFiles(run.rejection());
        Optional<Rejection> kept = files.read(model, classes.size());
        if (kept.isPresent()) {
            return kept.get();
        }
        Rejection fitted = fitted(embedder, classes);
        files.write(fitted, model);
        return fitted;
    }

    private Rejection fitted(Embedder embedder, List<String> classes) throws IOException {
        Competition rules = RunPair.of(context.workspace(), List.of(run.path()), competition)
                .prepared()
                .competition();
        if (!rules.classes().equals(classes)) {
            throw new InputException(run.synset() + ": the classes are not those of the competition " + rules.id()
                    + "; name the run's competition with --competition NAME");
        }
        ImageSet images = rules.trainImages(context.workspace());
        Splits splits = Splits.of(rules, images, rules.testImages(context.workspace()), context.progress());
        Map<String, PixelRuns> labels = new LinkedHashMap<>();
        for (int i = 0; i < splits.trainAll().size(); i++) {
            labels.put(splits.trainAll().get(i), splits.labels().get(i));
        }
        Set<String> valid = valid(classes, labels.keySet());
        List<String> trained = train(labels, valid);
        Labelled train = labelled(embedder, images, trained, labels, classes.size());
        Labelled known = labelled(embedder, images, List.copyOf(valid), labels, classes.size());
        return Rejection.fit(
                train.embeddings(),
                train.present(),
                known.embeddings(),
                known.present(),
                distorted(embedder, known.store()));
    }

    /** What the network computes of distorted images, one list for each distortion. */
    private List<Embeddings> distorted(Embedder embedder, ImageStore images) throws IOException {
        int number = Math.min(images.size(), DISTORTED);
        List<Embeddings> all = new ArrayList<>();
        for (Distortion distortion : Distortion.values()) {
            Map<String, ImageStore.Source> sources = new LinkedHashMap<>();
            for (int i = 0; i < number; i++) {
                int image = (int) ((long) i * images.size() / number);
                sources.put(images.ids().get(image), () -> {
                    SplittableRandom random = new SplittableRandom(SEED + image);
                    int other = random.nextInt(images.size());
                    return distortion.of(first(images, image), first(images, other), random);
                });
            }
            ImageStore store =
                    ImageStore.ofSources(sources, embedder.size(), 0).forNetwork(embedder.input(), Optional.empty());
            all.add(embedder.embeddings(store, context.threads(), context.progress()));
        }
        return all;
    }

    /** The image as the network sees it; of an image in tiles, the first one. */
    private static RgbImage first(ImageStore images, int image) throws IOException {
        return images.image(images.pictures().of(new int[] {image})[0]);
    }

    /** The Ids of the run's valid images, which its score file names in their order. */
    private Set<String> valid(List<String> classes, Set<String> all) throws IOException {
        if (!Files.isRegularFile(run.validScores())) {
            throw new InputException(run.validScores() + ": no scores of valid images, which thresholds are fitted on;"
                    + " train the classifier with --folds competition");
        }
        Set<String> valid = new LinkedHashSet<>(
                new ScoreFile(run.validScores()).read(classes).ids());
        Set<String> unknown = new HashSet<>(valid);
        unknown.removeAll(all);
        if (!unknown.isEmpty()) {
            throw new InputException(run.validScores() + ": image "
                    + unknown.stream().sorted().findFirst().orElseThrow()
                    + " is not in the competition's train list; use the data set that the run was trained on");
        }
        return valid;
    }

    /** The Ids of the images that the run has learnt from. */
    private List<String> train(Map<String, PixelRuns> labels, Set<String> valid) throws IOException {
        List<Integer> leftOut = run.readRecipe().images().leftOut(run.readClasses());
        List<String> train = labels.keySet().stream()
                .filter(id -> !valid.contains(id))
                .filter(id -> leftOut.stream()
                        .noneMatch(
                                label -> Objects.requireNonNull(labels.get(id)).contains(label)))
                .toList();
        if (train.isEmpty()) {
            throw new InputException(
                    run.validScores() + ": has scores of every image of train, since the run was trained"
                            + " with --folds all; its network has learnt from all of them, so no threshold can be fitted."
                            + " Train it with --folds competition");
        }
        return train;
    }

    /** Readable images with what the network computes of them, and whether each class is present, images x classes. */
    private record Labelled(ImageStore store, Embeddings embeddings, List<PixelRuns> labels, int classes) {
        boolean[][] present() {
            boolean[][] present = new boolean[labels.size()][classes];
            for (int image = 0; image < present.length; image++) {
                for (int label = 0; label < classes; label++) {
                    present[image][label] = labels.get(image).contains(label);
                }
            }
            return present;
        }
    }

    private Labelled labelled(
            Embedder embedder, ImageSet images, List<String> ids, Map<String, PixelRuns> labels, int classes)
            throws IOException {
        ImageStore store = ImageStore.of(images, ids, embedder.size(), MEMORY)
                .forNetwork(embedder.input(), embedder.tiling())
                .withoutCorrupt(context.threads(), context.progress());
        store.leftOut().values().forEach(problem -> context.warn().accept("skipped: " + problem));
        Embeddings embeddings = embedder.embeddings(store, context.threads(), context.progress());
        return new Labelled(
                store,
                embeddings,
                embeddings.ids().stream()
                        .map(id -> Objects.requireNonNull(labels.get(id)))
                        .toList(),
                classes);
    }
}
