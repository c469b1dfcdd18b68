package podium.app.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import podium.app.context.Context;
import podium.app.context.ImageFiles;
import podium.app.context.RunPair;
import podium.app.context.SkippedImages;
import podium.app.context.TestTruth;
import podium.core.InputException;
import podium.core.Progress;
import podium.data.dataset.ImageSet;
import podium.data.image.RgbImage;
import podium.judge.competition.Competition;
import podium.judge.competition.Prepared;
import podium.judge.competition.Splits;
import podium.judge.competition.Task;
import podium.judge.competition.Workspace;
import podium.lab.attack.Truth;
import podium.player.images.ImageStore;

/** The images to attack or explain, with their truth if it is known. */
final class AttackedSet {
    static final String TEST = "test";
    static final String VALID = "valid";

    private final List<Item> items;
    private final boolean known;
    private final Optional<ImageFiles> files;

    private AttackedSet(List<Item> items, boolean known, Optional<ImageFiles> files) {
        this.items = List.copyOf(items);
        this.known = known;
        this.files = files;
    }

    /** A value that is read when it is needed. */
    interface Source<T> {
        T read() throws IOException;
    }

    /** An image and its truth. */
    record Item(String id, Source<RgbImage> image, Source<Truth> truth) {}

    /** The images to use, and the skipped images of a folder. */
    record Chosen(List<Item> items, SkippedImages skipped) {}

    /** A check of an image, which throws an {@link InputException} that names the image. */
    interface Requirement {
        void check(String id, RgbImage image);
    }

    /** The test or valid images of a competition, or the images of any file or folder. */
    static AttackedSet of(TriedRun tried, Context context) throws IOException {
        if (!tried.images().equals(TEST) && !tried.images().equals(VALID)) {
            return ofFiles(ImageFiles.in(Path.of(tried.images())));
        }
        Prepared prepared = RunPair.of(context.workspace(), List.of(tried.run().path()), tried.competition())
                .prepared();
        return tried.images().equals(TEST)
                ? ofTest(prepared, context.workspace())
                : ofValid(prepared.competition(), tried.run().readRecipe().task(), context);
    }

    private static AttackedSet ofFiles(ImageFiles files) {
        List<Item> items = new ArrayList<>();
        files.byId()
                .forEach((id, file) -> items.add(new Item(id, () -> RgbImage.readUpright(file), () -> Truth.UNKNOWN)));
        return new AttackedSet(items, false, Optional.of(files));
    }

    private static AttackedSet ofTest(Prepared prepared, Workspace workspace) throws IOException {
        ImageSet set = prepared.competition().testImages(workspace);
        boolean solved = Files.isRegularFile(prepared.solutionFile());
        Optional<TestTruth> truth = solved ? Optional.of(TestTruth.of(prepared)) : Optional.empty();
        List<Item> items = new ArrayList<>();
        List<String> ids = truth.isEmpty() ? set.ids() : truth.get().ids();
        for (String id : ids) {
            items.add(new Item(
                    id,
                    () -> RgbImage.of(set.image(id)),
                    () -> truth.map(all ->
                                    new Truth(Optional.ofNullable(all.labels().get(id)), all.maskIfThere(id)))
                            .orElse(Truth.UNKNOWN)));
        }
        return new AttackedSet(items, solved, Optional.empty());
    }

    private static AttackedSet ofValid(Competition competition, Task task, Context context) throws IOException {
        ImageSet set = competition.trainImages(context.workspace());
        Splits splits = Splits.of(competition, set, competition.testImages(context.workspace()), context.progress());
        int classes = competition.classes().size();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < splits.trainAll().size(); i++) {
            if (splits.folds().get(i) == splits.validFold()) {
                String id = splits.trainAll().get(i);
                List<Boolean> labels = new ArrayList<>();
                for (int label = 0; label < classes; label++) {
                    labels.add(splits.labels().get(i).contains(label));
                }
                items.add(new Item(
                        id,
                        () -> RgbImage.of(set.image(id)),
                        () -> new Truth(
                                Optional.of(labels),
                                switch (task) {
                                    case CLASSIFICATION -> Optional.empty();
                                    case SEGMENTATION -> Optional.of(set.labelMap(id));
                                })));
            }
        }
        return new AttackedSet(items, true, Optional.empty());
    }

    /** True if the truth of the images is known. */
    boolean known() {
        return known;
    }

    /**
     * Chooses at most {@code limit} images at even intervals. Images of a folder that cannot be read or that fail the
     * requirement are skipped; a single image that fails throws.
     */
    Chosen atMost(int limit, Requirement requirement, Progress progress) throws IOException {
        List<Item> chosen = spread(limit);
        if (files.isEmpty()) {
            return new Chosen(chosen, SkippedImages.NONE);
        }
        List<Item> readable = new ArrayList<>();
        Map<String, String> problems = new LinkedHashMap<>();
        try (Progress.Task task = progress.start("reading images", chosen.size())) {
            for (Item item : chosen) {
                try {
                    requirement.check(item.id(), item.image().read());
                    readable.add(item);
                } catch (InputException e) {
                    if (!files.get().folder()) {
                        throw e;
                    }
                    problems.put(item.id(), String.valueOf(e.getMessage()));
                }
                task.step();
            }
        }
        if (readable.isEmpty()) {
            throw ImageStore.noneReadable(List.copyOf(problems.values()));
        }
        return new Chosen(
                readable, new SkippedImages(chosen.size(), problems, files.get().notes()));
    }

    private List<Item> spread(int limit) {
        if (items.size() <= limit) {
            return items;
        }
        List<Item> chosen = new ArrayList<>();
        for (int i = 0; i < limit; i++) {
            chosen.add(items.get((int) ((long) i * items.size() / limit)));
        }
        return chosen;
    }
}
