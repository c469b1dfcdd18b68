package podium.app.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import podium.app.context.Context;
import podium.app.context.TestTruth;
import podium.data.dataset.ImageSet;
import podium.judge.competition.Competition;
import podium.judge.competition.Prepared;
import podium.judge.competition.Splits;
import podium.player.images.ImageStore;
import podium.player.prediction.Embedder;
import podium.player.prediction.Embeddings;
import podium.player.prediction.ScoreFile;
import podium.player.runs.RunFolder;

/** Labelled images of the competition that stand for known ones, with what the network computes of them. */
final class KnownImages {
    private static final long MEMORY = 1L << 28;

    private final Part part;
    private final Embeddings embeddings;
    private final List<List<Boolean>> labels;
    private final Map<String, String> leftOut;

    private KnownImages(Part part, Embeddings embeddings, List<List<Boolean>> labels, Map<String, String> leftOut) {
        this.part = part;
        this.embeddings = embeddings;
        this.labels = labels;
        this.leftOut = leftOut;
    }

    /** The part of the competition that the images are from: test where the private solution is here, else valid. */
    enum Part {
        TEST,
        VALID
    }

    /** Labels by Id, and where the images are. */
    private record Listed(ImageSet images, Map<String, List<Boolean>> labels) {}

    static KnownImages of(RunFolder run, Prepared prepared, Embedder embedder, Context context) throws IOException {
        Part part = Files.isRegularFile(prepared.solutionFile()) ? Part.TEST : Part.VALID;
        Listed listed = switch (part) {
            case TEST ->
                new Listed(
                        prepared.competition().testImages(context.workspace()),
                        TestTruth.of(prepared).labels());
            case VALID -> valid(run, prepared.competition(), context);
        };
        ImageStore store = ImageStore.of(
                        listed.images(), List.copyOf(listed.labels().keySet()), embedder.size(), MEMORY)
                .forNetwork(embedder.input(), embedder.tiling())
                .withoutCorrupt(context.threads(), context.progress());
        return new KnownImages(
                part,
                embedder.embeddings(store, context.threads(), context.progress()),
                store.ids().stream()
                        .map(id -> Objects.requireNonNull(listed.labels().get(id)))
                        .toList(),
                store.leftOut());
    }

    /** The run's valid images, and those of the valid fold with a class that its recipe leaves out. */
    private static Listed valid(RunFolder run, Competition competition, Context context) throws IOException {
        ImageSet images = competition.trainImages(context.workspace());
        Splits splits = Splits.of(competition, images, competition.testImages(context.workspace()), context.progress());
        Set<String> valid = new HashSet<>(
                new ScoreFile(run.validScores()).read(competition.classes()).ids());
        List<Integer> leftOut = run.readRecipe().images().leftOut(competition.classes());
        Map<String, List<Boolean>> labels = new LinkedHashMap<>();
        for (int i = 0; i < splits.trainAll().size(); i++) {
            int place = i;
            boolean neverLearnt = splits.folds().get(i) == splits.validFold()
                    && leftOut.stream().anyMatch(splits.labels().get(i)::contains);
            if (neverLearnt || valid.contains(splits.trainAll().get(i))) {
                labels.put(
                        splits.trainAll().get(i),
                        IntStream.range(0, competition.classes().size())
                                .mapToObj(label -> splits.labels().get(place).contains(label))
                                .toList());
            }
        }
        return new Listed(images, labels);
    }

    Part part() {
        return part;
    }

    Embeddings embeddings() {
        return embeddings;
    }

    /** Returns whether each class is present, images x classes. */
    boolean[][] present() {
        boolean[][] present = new boolean[labels.size()][];
        for (int image = 0; image < present.length; image++) {
            present[image] = new boolean[labels.get(image).size()];
            for (int label = 0; label < present[image].length; label++) {
                present[image][label] = labels.get(image).get(label);
            }
        }
        return present;
    }

    /** Returns the images that cannot be read, each with a message that names the file. */
    Map<String, String> leftOut() {
        return leftOut;
    }
}
