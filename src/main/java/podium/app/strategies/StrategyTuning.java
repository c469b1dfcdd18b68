package podium.app.strategies;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import podium.app.context.Context;
import podium.app.context.RunPair;
import podium.core.UsageException;
import podium.judge.competition.Labelling;
import podium.player.strategy.PixelChoice;
import podium.player.strategy.PixelRule;
import podium.player.strategy.PixelTrial;
import podium.player.strategy.StrategyFile;
import podium.player.strategy.StrategyFile.Classification;
import podium.player.strategy.StrategyFile.Segmentation;
import podium.player.strategy.classes.ClassChoice;
import podium.player.strategy.classes.ClassDecider;
import podium.player.strategy.classes.ClassTrial;

/** Chooses the best of the named strategies by cross-fitting, and tunes it on all images. */
public record StrategyTuning(Context context) {
    StrategyFile tune(RunPair pair, Encode.Request request) throws IOException {
        Optional<StrategyFile> plain = plain(pair, request);
        return plain.isPresent() ? plain.get() : studied(pair, request);
    }

    /** The strategies if they need no tuning, and so no image with labels; otherwise empty. */
    private static Optional<StrategyFile> plain(RunPair pair, Encode.Request request) {
        StrategyNames names = request.strategies();
        int classes = pair.prepared().competition().classes().size();
        Labelling labels = pair.prepared().competition().labelling();
        boolean hasClassifier = pair.classifier().isPresent();
        List<ClassChoice> classChoices = hasClassifier ? names.classChoices(labels) : List.of();
        List<PixelChoice> pixelChoices = pair.segmenter().isPresent() ? names.pixelChoices(hasClassifier) : List.of();
        boolean untuned = !names.wantsMasks()
                && classChoices.size() <= 1
                && classChoices.stream()
                        .allMatch(choice -> choice.untuned(classes, labels).isPresent())
                && pixelChoices.size() <= 1
                && pixelChoices.stream().allMatch(choice -> choice.steps().isEmpty());
        if (!untuned) {
            return Optional.empty();
        }
        Classification classification = hasClassifier
                ? Classification.of(
                        pair.classifier().get().name(),
                        classChoices.get(0),
                        classChoices.get(0).untuned(classes, labels).orElseThrow(),
                        Double.POSITIVE_INFINITY)
                : foreignScores(request, pair);
        Segmentation segmentation = pair.segmenter()
                .map(run -> new Segmentation(run.name(), pixelChoices.get(0).name(), PixelRule.argmax(classes + 1)))
                .orElse(foreignMasks(request));
        return Optional.of(new StrategyFile(classification, segmentation));
    }

    private StrategyFile studied(RunPair pair, Encode.Request request) throws IOException {
        StrategyNames names = request.strategies();
        return best(
                StudyOfRuns.of(
                        pair,
                        context,
                        names.classChoices(pair.prepared().competition().labelling()),
                        names.pixelChoices(pair.classifier().isPresent())),
                pair,
                request);
    }

    /** The best strategies of a study. */
    public static StrategyFile best(StudyOfRuns studies, RunPair pair, Encode.Request request) {
        StrategyNames names = request.strategies();
        if (names.wantsMasks()
                && studies.pixels().flatMap(PixelStudy::completion).isEmpty()) {
            throw new UsageException("strategy '" + names.classes()
                    + "' is tuned on the images of a classifier's and a segmenter's run; name both runs");
        }
        double maskShare = studies.pixels()
                .flatMap(PixelStudy::completion)
                .filter(completion -> names.wantsMasks() || names.mayUseMasks())
                .map(completion -> names.wantsMasks() ? completion.completed().share() : completion.share())
                .orElse(Double.POSITIVE_INFINITY);
        return new StrategyFile(
                studies.classes().map(study -> tuned(study, maskShare)).orElse(foreignScores(request, pair)),
                studies.pixels().map(StrategyTuning::tuned).orElse(foreignMasks(request)));
    }

    private static Classification tuned(ClassStudy study, double maskShare) {
        ClassTrial best = study.best();
        return Classification.of(
                study.classifier().name(), best.choice(), best.fit().decider(), maskShare);
    }

    private static Segmentation tuned(PixelStudy study) {
        PixelTrial best = study.best();
        return new Segmentation(study.name(), best.choice().name(), best.rule());
    }

    /** The strategy for scores of other programs. It must need no tuning, since there are no labels. */
    private static @Nullable Classification foreignScores(Encode.Request request, RunPair pair) {
        if (request.foreign().scores() == null) {
            return null;
        }
        StrategyNames names = request.strategies();
        int classes = pair.prepared().competition().classes().size();
        Labelling labels = pair.prepared().competition().labelling();
        List<ClassChoice> named = names.classes() == null ? List.of() : names.classChoices(labels);
        for (ClassChoice choice : named) {
            Optional<ClassDecider> decider = choice.untuned(classes, labels);
            if (decider.isPresent()) {
                return Classification.of(
                        String.valueOf(request.foreign().scores().getFileName()),
                        choice,
                        decider.get(),
                        Double.POSITIVE_INFINITY);
            }
        }
        throw new UsageException("scores of test alone need a strategy without tuning; expected --strategy "
                + switch (labels) {
                    case MULTIPLE -> "with one of " + untuned(classes, labels) + " (or fixed:T)";
                    case SINGLE -> untuned(classes, labels);
                }
                + " and no calibration, or a strategy.yaml with --from");
    }

    private static String untuned(int classes, Labelling labels) {
        return ClassChoice.all(labels).stream()
                .filter(choice -> choice.untuned(classes, labels).isPresent())
                .map(ClassChoice::name)
                .collect(Collectors.joining(", "));
    }

    private static @Nullable Segmentation foreignMasks(Encode.Request request) {
        return request.foreign().masks() == null
                ? null
                : new Segmentation(String.valueOf(request.foreign().masks().getFileName()), "masks", null);
    }
}
