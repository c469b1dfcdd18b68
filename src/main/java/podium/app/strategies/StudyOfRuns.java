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
import java.util.stream.Stream;
import podium.app.context.Context;
import podium.app.context.RunPair;
import podium.core.InputException;
import podium.core.Workers;
import podium.core.files.Manifest.Sum;
import podium.core.files.Sha256;
import podium.data.dataset.ImageSet;
import podium.judge.competition.Competition;
import podium.judge.competition.VoidRule;
import podium.player.prediction.ForeignScores;
import podium.player.prediction.RunScores;
import podium.player.prediction.ScoredImages;
import podium.player.runs.RunFolder;
import podium.player.strategy.ImageClasses;
import podium.player.strategy.PixelChoice;
import podium.player.strategy.classes.ClassChoice;
import podium.player.strategy.classes.ClassDecider;
import podium.player.strategy.classes.ImageScores;

/** All strategies for a pair of runs, evaluated on the validation images. */
public record StudyOfRuns(Optional<ClassStudy> classes, Optional<PixelStudy> pixels) {
    static StudyOfRuns of(RunPair pair, Context context) throws IOException {
        return of(
                pair,
                context,
                ClassChoice.all(pair.prepared().competition().labelling()),
                PixelChoice.all(pair.classifier().isPresent()));
    }

    static StudyOfRuns of(RunPair pair, Context context, List<ClassChoice> classChoices, List<PixelChoice> pixelChoices)
            throws IOException {
        Competition competition = pair.prepared().competition();
        Optional<ClassStudy> classes = Optional.empty();
        if (pair.classifier().isPresent()) {
            classes = Optional.of(ClassStudy.of(
                    classifier(pair, pair.classifier().get(), context.warn()), classChoices, context.progress()));
        }
        Optional<PixelStudy> pixels = Optional.empty();
        if (pair.segmenter().isPresent()) {
            RunFolder run = pair.segmenter().get();
            ImageSet images = competition.trainImages(context.workspace());
            LabelledSegmenter segmenter = LabelledSegmenter.of(
                    run.name(),
                    run.valid(),
                    competition.classes().size() + 1,
                    images::labelMap,
                    context.threads(),
                    context.progress());
            ImageSet.tellOfRenumberedMasks(context.progress(), List.of(images));
            pixels = Optional.of(PixelStudy.of(
                    segmenter,
                    classes,
                    competition.classes().size(),
                    pixelChoices,
                    competition.evaluation().voidRule() == VoidRule.IGNORE,
                    context.threads(),
                    context.progress()));
        }
        return new StudyOfRuns(classes, pixels);
    }

    /** The classifier's scores of valid, or its out-of-fold scores of all of train, with the public labels. */
    private static LabelledClassifier classifier(RunPair pair, RunFolder run, Consumer<String> warn)
            throws IOException {
        if (!Files.isRegularFile(run.validScores())) {
            throw new InputException(run.validScores() + ": no scores of valid images to tune on; train the"
                    + " classifier with --folds competition or all, use a strategy.yaml with --from, or name a strategy"
                    + " that is not tuned, such as --strategy argmax --calibration none");
        }
        Competition competition = pair.prepared().competition();
        ScoredImages scores = new RunScores(run, warn).valid(competition.classes());
        Path train = pair.prepared().publicFolder().resolve("train.csv");
        Map<String, List<Boolean>> labels = new ForeignScores(warn).labels(train, competition.classes());
        labels.keySet().retainAll(new HashSet<>(scores.scores().ids()));
        return LabelledClassifier.of(run.name(), scores, competition.labelling(), labels, train, warn);
    }

    /** The checksums of all files that strategies are tuned on. */
    static List<Sum> inputs(RunPair pair, Context context) throws IOException {
        List<Sum> sums = new ArrayList<>();
        if (pair.classifier().isPresent()
                && Files.isRegularFile(pair.classifier().get().validScores())) {
            sums.add(Sum.of(context.workspace().root(), pair.classifier().get().validScores()));
            Path logits = pair.classifier().get().validLogits();
            if (Files.isRegularFile(logits)) {
                sums.add(Sum.of(context.workspace().root(), logits));
            }
            sums.add(Sum.of(
                    context.workspace().root(), pair.prepared().publicFolder().resolve("train.csv")));
        }
        if (pair.segmenter().isPresent()) {
            Path folder = pair.segmenter().get().valid().logits();
            List<Path> files = new ArrayList<>();
            if (Files.isDirectory(folder)) {
                try (Stream<Path> entries = Files.list(folder)) {
                    entries.sorted().forEach(files::add);
                }
            }
            List<String> each = Workers.each(
                    "computing checksums",
                    files,
                    context.threads(),
                    context.progress(),
                    file -> file.getFileName() + " " + Sha256.of(file));
            sums.add(new Sum("(" + folder + ")", Sha256.of(String.join("\n", each))));
        }
        return sums;
    }

    /** The decisions of the best classification strategy, tuned on all its images, for other images. */
    Map<String, ImageClasses> decisions(ScoredImages scored) {
        Map<String, ImageClasses> decisions = new HashMap<>();
        if (classes.isPresent()) {
            ClassDecider decider = classes.get().best().fit().decider();
            List<String> ids = scored.scores().ids();
            for (int image = 0; image < ids.size(); image++) {
                double[] probabilities = decider.probabilities(new ImageScores(
                        scored.scores().doubles(image), scored.logOdds().doubles(image)));
                decisions.put(
                        ids.get(image),
                        new ImageClasses(probabilities, decider.rule().decide(probabilities)));
            }
        }
        return decisions;
    }
}
