package podium.app.strategies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import podium.app.context.Context;
import podium.app.context.DecisionFile;
import podium.app.context.RunPair;
import podium.core.InputException;
import podium.core.UsageException;
import podium.core.Workers;
import podium.core.files.Manifest.Sum;
import podium.core.files.Sha256;
import podium.core.mask.LabelMap;
import podium.core.mask.PixelRuns;
import podium.core.yaml.Spelling;
import podium.data.dataset.ImageSet;
import podium.data.image.ImageSize;
import podium.data.maps.LogitFile;
import podium.data.maps.MaskFile;
import podium.data.maps.RenumberedMasks;
import podium.judge.competition.Competition;
import podium.judge.competition.Task;
import podium.judge.submission.Decision;
import podium.player.prediction.ForeignScores;
import podium.player.prediction.RunScores;
import podium.player.prediction.ScoreFile;
import podium.player.prediction.ScoredImages;
import podium.player.runs.MaskFolder;
import podium.player.strategy.ImageClasses;
import podium.player.strategy.MaskCompletion;
import podium.player.strategy.PixelRule;
import podium.player.strategy.StrategyFile;
import podium.player.strategy.classes.ClassDecider;
import podium.player.strategy.classes.ClassParameters;
import podium.player.strategy.classes.ImageScores;

/** The predictions for the test images, from which strategies decide classes and masks. */
final class TestDecisions {
    private final Competition competition;
    private final List<String> ids;
    private final ImageSet images;
    private final @Nullable ScoredImages scores;
    private final Map<String, Integer> places = new HashMap<>();
    private final @Nullable MaskFolder logits;
    private final @Nullable Path masks;
    private final List<Sum> inputs;
    private final Context context;
    private final RenumberedMasks renumbered = new RenumberedMasks();

    private TestDecisions(
            Competition competition,
            List<String> ids,
            ImageSet images,
            @Nullable ScoredImages scores,
            @Nullable MaskFolder logits,
            @Nullable Path masks,
            List<Sum> inputs,
            Context context) {
        this.competition = competition;
        this.ids = List.copyOf(ids);
        this.images = images;
        this.scores = scores;
        this.logits = logits;
        this.masks = masks;
        this.inputs = List.copyOf(inputs);
        this.context = context;
        if (scores != null) {
            List<String> scored = scores.scores().ids();
            for (int image = 0; image < scored.size(); image++) {
                places.put(scored.get(image), image);
            }
        }
    }

    static TestDecisions of(RunPair pair, Encode.Request request, Context context) throws IOException {
        Competition competition = pair.prepared().competition();
        Path list = pair.prepared().publicFolder().resolve("test.csv");
        List<String> ids = new ScoreFile(list).read().ids();
        requireOne(
                "classifier's run",
                pair.classifier().isPresent(),
                "--scores",
                request.foreign().scores() != null);
        requireOne(
                "segmenter's run",
                pair.segmenter().isPresent(),
                "--masks",
                request.foreign().masks() != null);
        List<Sum> inputs = new ArrayList<>(List.of(Sum.of(context.workspace().root(), list)));
        Path scoreFile = pair.classifier()
                .map(run -> run.testScores())
                .orElse(request.foreign().scores());
        ScoredImages scores = null;
        if (scoreFile != null) {
            scores = pair.classifier().isPresent()
                    ? new RunScores(pair.classifier().get(), context.warn()).test(competition.classes())
                    : new ForeignScores(context.warn())
                            .scored(
                                    scoreFile,
                                    competition.classes(),
                                    competition.labelling(),
                                    request.foreign().logits());
            requireAll(ids, scores.scores().ids(), scoreFile);
            inputs.add(Sum.of(context.workspace().root(), scoreFile));
        }
        Path logitFile = pair.classifier().map(run -> run.testLogits()).orElse(null);
        if (logitFile != null && Files.isRegularFile(logitFile)) {
            inputs.add(Sum.of(context.workspace().root(), logitFile));
        }
        MaskFolder logits = pair.segmenter().map(run -> run.test()).orElse(null);
        TestDecisions decisions = new TestDecisions(
                competition,
                ids,
                competition.testImages(context.workspace()),
                scores,
                logits,
                request.foreign().masks(),
                inputs,
                context);
        decisions.requirePredictions(context.warn());
        return logits == null && request.foreign().masks() == null ? decisions : decisions.withPixelSums();
    }

    private static void requireOne(String run, boolean hasRun, String option, boolean hasOption) {
        if (hasRun && hasOption) {
            throw new UsageException("a " + run + " and " + option + " are for the same task; name only one of them");
        }
    }

    private static void requireAll(List<String> ids, List<String> scored, Path file) {
        List<String> missing = new ArrayList<>(ids);
        missing.removeAll(new HashSet<>(scored));
        if (!missing.isEmpty()) {
            throw new InputException(file + ": no scores for " + LabelledClassifier.some(missing)
                    + " of the competition's " + ids.size() + " test images; expected a row for each");
        }
    }

    private void requirePredictions(Consumer<String> warn) {
        if (scores == null && logits == null && masks == null) {
            throw new UsageException(
                    "no predictions given; expected a classifier's run, a segmenter's run, or both, or --scores and"
                            + " --masks of other programs");
        }
        if (competition.tasks().contains(Task.CLASSIFICATION) && scores == null) {
            warn.accept("there is no classifier, so the classification part stays empty");
        }
        if (competition.tasks().contains(Task.SEGMENTATION) && logits == null && masks == null) {
            warn.accept("there is no segmenter, so the segmentation part stays empty");
        }
    }

    /** Adds one checksum of all files from which pixels are decided. */
    private TestDecisions withPixelSums() throws IOException {
        List<String> sums = Workers.each(
                "computing checksums",
                ids,
                context.threads(),
                context.progress(),
                id -> id + " " + Sha256.of(pixelFile(id)) + "\n");
        List<Sum> all = new ArrayList<>(inputs);
        all.add(new Sum(
                "(" + (logits == null ? String.valueOf(masks) : logits.logits().toString()) + ")",
                Sha256.of(String.join("", sums))));
        return new TestDecisions(competition, ids, images, scores, logits, masks, all, context);
    }

    private Path pixelFile(String id) {
        if (logits == null) {
            return MaskFile.find(Path.of(String.valueOf(masks)), id);
        }
        Path file = logits.logits(id);
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    file + ": no logits of this test image; run 'podium train' again to finish the run");
        }
        return file;
    }

    int images() {
        return ids.size();
    }

    /** The checksums of all files from which decisions are made. */
    List<Sum> inputs() {
        return inputs;
    }

    /** Refuses strategies that lack a needed task, or that are for other classes. */
    StrategyFile requireFits(StrategyFile strategies, Path file) {
        int classes = competition.classes().size();
        StrategyFile.Classification classification = strategies.classification();
        if (scores != null) {
            if (classification == null) {
                throw new InputException(file + ": has no key classification; expected one, since there are scores");
            }
            if (classification.labelling() != competition.labelling()) {
                throw new InputException(file + ": classification.labels is " + Spelling.of(classification.labelling())
                        + "; the competition " + competition.id() + " needs " + Spelling.of(competition.labelling()));
            }
            ClassParameters parameters = classification.parameters();
            requireCount(file, "classification.parameters.thresholds", parameters.thresholds(), classes);
            requireCount(
                    file,
                    "classification.parameters.biases",
                    parameters.oneClass().biases(),
                    classes);
            requireCount(file, "classification.parameters.calibrations", parameters.calibrations(), classes);
        }
        StrategyFile.Segmentation segmentation = strategies.segmentation();
        if (logits != null) {
            if (segmentation == null || segmentation.parameters() == null) {
                throw new InputException(
                        file + ": has no segmentation.parameters; expected them, since there are logits");
            }
            requireCount(
                    file,
                    "segmentation.parameters.biases",
                    segmentation.parameters().biases(),
                    classes + 1);
        }
        return strategies;
    }

    private static void requireCount(Path file, String key, @Nullable List<?> numbers, int expected) {
        if (numbers != null && numbers.size() != expected) {
            throw new InputException(
                    file + ": " + key + " has " + numbers.size() + " entries; the competition needs " + expected);
        }
    }

    /** Decides all images and writes the submission in the competition's order. */
    void write(StrategyFile strategies, Path csv) throws IOException {
        Optional<ClassDecider> decider = Optional.ofNullable(strategies.classification())
                .filter(one -> scores != null)
                .map(StrategyFile.Classification::decider);
        double maskShare = Optional.ofNullable(strategies.classification())
                .map(one -> one.parameters().maskShare())
                .orElse(Double.POSITIVE_INFINITY);
        Optional<PixelRule> rule =
                Optional.ofNullable(strategies.segmentation()).map(StrategyFile.Segmentation::parameters);
        List<Decided> decided = Workers.each(
                "deciding", ids, context.threads(), context.progress(), id -> decide(id, decider, maskShare, rule));
        renumbered.tell(context.progress());
        DecisionFile.write(competition, csv, file -> {
            for (Decided one : decided) {
                file.write(one.decision(), one.size());
            }
        });
    }

    /** The test images that the strategy rejects, in the competition's order. */
    List<RejectedFile.Row> rejected(ClassDecider decider) {
        List<RejectedFile.Row> rejected = new ArrayList<>();
        for (String id : ids) {
            double[] probabilities = probabilities(decider, id);
            if (decider.rule().rejects(probabilities)) {
                int label = (int) PixelRuns.ofMembers(decider.rule().decide(probabilities))
                        .start(0);
                rejected.add(new RejectedFile.Row(id, competition.classes().get(label), probabilities[label]));
            }
        }
        return rejected;
    }

    private record Decided(Decision decision, ImageSize size) {}

    private Decided decide(String id, Optional<ClassDecider> decider, double maskShare, Optional<PixelRule> rule)
            throws IOException {
        ImageSize size = images.size(id);
        int classes = competition.classes().size();
        ImageClasses decision = decider.map(found -> decision(found, id)).orElse(ImageClasses.unknown(classes));
        LabelMap map = map(id, size, rule, decision);
        boolean[] labels = decision.predicted();
        if (map != null) {
            labels = MaskCompletion.completed(labels, MaskCompletion.shares(map, classes), maskShare);
        }
        return new Decided(
                new Decision(id, PixelRuns.ofMembers(labels), map == null ? PixelRuns.EMPTY : map.planes(classes)),
                size);
    }

    private ImageClasses decision(ClassDecider decider, String id) {
        double[] probabilities = probabilities(decider, id);
        return new ImageClasses(probabilities, decider.rule().decide(probabilities));
    }

    private double[] probabilities(ClassDecider decider, String id) {
        Integer place = places.get(id);
        if (scores == null || place == null) {
            throw new IllegalStateException("no scores of " + id);
        }
        return decider.probabilities(
                new ImageScores(scores.scores().doubles(place), scores.logOdds().doubles(place)));
    }

    private @Nullable LabelMap map(String id, ImageSize size, Optional<PixelRule> rule, ImageClasses decision)
            throws IOException {
        if (logits != null) {
            return rule.orElseThrow()
                    .decide(
                            LogitFile.read(
                                    pixelFile(id), competition.classes().size() + 1, size.width(), size.height()),
                            size.width(),
                            size.height(),
                            decision);
        }
        if (masks == null) {
            return null;
        }
        Path file = pixelFile(id);
        LabelMap map = MaskFile.read(file, competition.classes().size(), renumbered);
        if (map.width() != size.width() || map.height() != size.height()) {
            throw new InputException(file + ": the mask is " + map.width() + " x " + map.height() + ", but image " + id
                    + " is " + size + "; write masks at the size of their images");
        }
        return map;
    }
}
