package podium.app.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import podium.app.context.Context;
import podium.app.context.ImageFiles;
import podium.app.context.RunPair;
import podium.app.context.RunRejection;
import podium.app.context.SkippedImages;
import podium.core.InputException;
import podium.core.yaml.Spelling;
import podium.judge.competition.Prepared;
import podium.lab.reject.Familiarities;
import podium.player.images.ImageStore;
import podium.player.prediction.Embedder;
import podium.player.rejection.Answers;
import podium.player.rejection.LeftOutClass;
import podium.player.rejection.Rejection;
import podium.player.rejection.RejectionScore;
import podium.player.runs.RunFolder;
import podium.report.rejection.HeldOut;
import podium.report.rejection.RejectionReport;
import podium.report.rejection.UnknownSet;

/** Measures how well a classifier's run tells images of its classes from other images. */
public final class Reject {
    private static final long MEMORY = 1L << 28;

    private final Context context;
    private final Request request;

    /**
     * A request to measure.
     *
     * @param competition the competition's Id; null if the run is in the competition's folder
     * @param against folders of unknown images, or single images
     * @param holdOut true to leave out each class in turn
     * @param share the share of known images that may be rejected
     * @param score the score of the answers; null for the one that is best on valid
     */
    public record Request(
            RunFolder run,
            @Nullable String competition,
            List<Path> against,
            boolean holdOut,
            double share,
            @Nullable RejectionScore score) {
        public Request {
            against = List.copyOf(against);
        }
    }

    /**
     * The figures, and the images that cannot be read.
     *
     * @param skipped the skipped images of the competition, if there are any, and of each folder
     */
    public record Result(RejectionReport report, List<SkippedImages> skipped) {}

    public Reject(Context context, Request request) {
        this.context = context;
        this.request = request;
    }

    /** What the network says of images, and whether each class is present, images x classes. */
    private record Labelled(Answers answers, List<boolean[]> present) {
        Labelled where(IntPredicate image) {
            List<Integer> chosen =
                    IntStream.range(0, present.size()).filter(image).boxed().toList();
            return new Labelled(
                    answers.of(chosen), chosen.stream().map(present::get).toList());
        }

        int images() {
            return present.size();
        }
    }

    public Result run() throws IOException {
        RunFolder run = request.run();
        Prepared prepared = RunPair.of(context.workspace(), List.of(run.path()), request.competition())
                .prepared();
        Map<Path, ImageFiles> folders = new LinkedHashMap<>();
        for (Path folder : request.against()) {
            ImageFiles files = ImageFiles.in(folder);
            files.requireReadable();
            folders.put(folder, files);
        }
        try (Embedder embedder = Embedder.open(run, context.predicting())) {
            Rejection rejection = new RunRejection(run, request.competition(), context).of(embedder);
            RejectionScore used = request.score() == null ? rejection.chosen() : request.score();
            rejection.threshold(used, request.share());
            KnownImages images = KnownImages.of(run, prepared, embedder, context);
            List<String> classes = run.readClasses();
            Labelled all = new Labelled(rejection.answers(images.embeddings()), Arrays.asList(images.present()));
            Labelled known = all.where(image -> has(all.present().get(image), rejection::knows)
                    && !has(all.present().get(image), label -> !rejection.knows(label)));
            if (known.images() == 0) {
                throw new InputException("no image of " + Spelling.of(images.part())
                        + " shows only classes that the run has learnt; expected one at least");
            }
            List<SkippedImages> skipped = new ArrayList<>();
            if (!images.leftOut().isEmpty()) {
                skipped.add(new SkippedImages(all.images() + images.leftOut().size(), images.leftOut(), List.of()));
            }
            List<UnknownSet> sets = new ArrayList<>();
            neverLearnt(rejection, images, all, known, classes).ifPresent(sets::add);
            for (Map.Entry<Path, ImageFiles> folder : folders.entrySet()) {
                sets.add(against(
                        folder.getKey().toString(), folder.getValue(), rejection, embedder, known, classes, skipped));
            }
            RejectionReport report = new RejectionReport(
                    run.name(),
                    new RejectionReport.Known(Spelling.of(images.part()), known.images()),
                    rejection.standings(),
                    used,
                    request.share(),
                    sets,
                    request.holdOut() ? Optional.of(heldOut(known, classes)) : Optional.empty());
            return new Result(report, skipped);
        }
    }

    private static boolean has(boolean[] present, IntPredicate label) {
        return IntStream.range(0, present.length).anyMatch(one -> present[one] && label.test(one));
    }

    /** The images of the classes that the recipe left out of the training, if there are any. */
    private Optional<UnknownSet> neverLearnt(
            Rejection rejection, KnownImages images, Labelled all, Labelled known, List<String> classes) {
        Labelled unknown = all.where(image -> has(all.present().get(image), label -> !rejection.knows(label))
                && !has(all.present().get(image), rejection::knows));
        String names = IntStream.range(0, classes.size())
                .filter(label -> !rejection.knows(label))
                .mapToObj(classes::get)
                .collect(Collectors.joining(", "));
        if (unknown.images() == 0) {
            if (!names.isEmpty()) {
                context.warn()
                        .accept("no image of " + Spelling.of(images.part()) + " has only " + names
                                + ", which the run has not learnt, so nothing is measured for "
                                + (names.contains(", ") ? "them" : "it"));
            }
            return Optional.empty();
        }
        return Optional.of(set(
                Spelling.of(images.part()) + " with only " + names + ", never learnt",
                rejection,
                unknown.answers(),
                known,
                classes));
    }

    private UnknownSet against(
            String name,
            ImageFiles files,
            Rejection rejection,
            Embedder embedder,
            Labelled known,
            List<String> classes,
            List<SkippedImages> skipped)
            throws IOException {
        ImageStore store = ImageStore.of(files.byId(), embedder.size(), MEMORY)
                .forNetwork(embedder.input(), embedder.tiling())
                .withoutCorrupt(context.threads(), context.progress());
        skipped.add(files.without(store.leftOut()));
        Answers answers = rejection.answers(embedder.embeddings(store, context.threads(), context.progress()));
        return set(name, rejection, answers, known, classes);
    }

    private UnknownSet set(String name, Rejection rejection, Answers unknown, Labelled known, List<String> classes) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        unknown.likeliest().forEach(label -> counts.merge(classes.get(label), 1, Integer::sum));
        int images = unknown.ids().size();
        return new UnknownSet(
                name,
                images,
                counts.entrySet().stream()
                        .map(count -> new UnknownSet.AnswerShare(count.getKey(), (double) count.getValue() / images))
                        .toList(),
                Familiarities.of(unknown, known.answers()).separations().stream()
                        .map(separation -> {
                            double threshold = rejection.threshold(separation.score(), request.share());
                            return new UnknownSet.Row(
                                    separation,
                                    below(threshold, known.answers().familiarities(separation.score())),
                                    below(threshold, unknown.familiarities(separation.score())));
                        })
                        .toList());
    }

    private static double below(double threshold, double[] familiarities) {
        return Arrays.stream(familiarities)
                        .filter(familiarity -> familiarity < threshold)
                        .count()
                / (double) familiarities.length;
    }

    private static HeldOut heldOut(Labelled known, List<String> classes) {
        List<Familiarities> pairs = new ArrayList<>();
        List<HeldOut.OneClass> each = new ArrayList<>();
        for (LeftOutClass out : LeftOutClass.all(known.present().toArray(boolean[][]::new))) {
            Familiarities pair = Familiarities.of(known.answers(), out);
            pairs.add(pair);
            each.add(new HeldOut.OneClass(
                    classes.get(out.label()), out.known().size(), out.unknown().size(), pair.separations()));
        }
        if (pairs.isEmpty()) {
            throw new InputException("no class can be left out: expected images of two classes at least, and of each"
                    + " class that is left out an image without another class");
        }
        return new HeldOut(each, Familiarities.means(pairs));
    }
}
