package podium.judge.competition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.files.DrawnOrder;
import podium.core.mask.PixelRuns;
import podium.data.dataset.ImageSet;

/**
 * The three splits of a competition: {@code train} and {@code valid} are parts of the labelled training images,
 * {@code test} holds the images that submissions predict.
 *
 * @param trainAll the ids of train and valid together, in the list's order
 * @param labels the classes of each image of {@code trainAll}
 * @param folds the fold of each image of {@code trainAll}, 0 to folds - 1; where {@code dataset.split} says which
 *     images are valid, they are fold 0 and the others fold 1
 * @param validFold the fold that is the validation part
 * @param dealtFolds the folds that {@code train --folds all} leaves out in turn: the same as {@code folds}, except where
 *     {@code dataset.split} says which images are valid
 * @param test the ids of the test images
 */
public record Splits(
        List<String> trainAll,
        List<PixelRuns> labels,
        List<Integer> folds,
        int validFold,
        List<Integer> dealtFolds,
        List<String> test) {
    public Splits {
        dealtFolds = List.copyOf(dealtFolds);
        trainAll = List.copyOf(trainAll);
        labels = List.copyOf(labels);
        folds = List.copyOf(folds);
        test = List.copyOf(test);
        if (labels.size() != trainAll.size() || folds.size() != trainAll.size()) {
            throw new IllegalArgumentException(
                    trainAll.size() + " images, " + labels.size() + " label sets, " + folds.size() + " folds");
        }
    }

    /** Reads the labels of all training images and assigns folds; with a holdout, test is a part of the train list. */
    public static Splits of(Competition competition, ImageSet trainImages, ImageSet testImages, Progress progress)
            throws IOException {
        List<String> trainAll = trainImages.ids();
        List<String> test = testImages.ids();
        if (competition.heldOut().isPresent()) {
            Set<String> held = heldOut(trainAll, competition.heldOut().get());
            test = trainAll.stream().filter(held::contains).toList();
            trainAll = trainAll.stream().filter(id -> !held.contains(id)).toList();
        }
        List<PixelRuns> labels = new ArrayList<>();
        try (Progress.Task task = progress.start("reading train labels", trainAll.size())) {
            for (String id : trainAll) {
                labels.add(competition.labelling().labels(trainImages, id, competition.classes()));
                task.step();
            }
        }
        requireTwoImages(competition, trainImages, labels);
        Competition.Validation dealing = competition.dealing();
        List<Integer> dealt = IntStream.of(
                        Folds.deal(labels, competition.classes().size(), dealing.folds(), dealing.seed()))
                .boxed()
                .toList();
        if (competition.validation() != null) {
            return new Splits(trainAll, labels, dealt, dealing.fold(), dealt, test);
        }
        Set<String> valid = new HashSet<>(trainImages.valid());
        List<Integer> given =
                trainAll.stream().map(id -> valid.contains(id) ? 0 : 1).toList();
        return new Splits(trainAll, labels, given, 0, dealt, test);
    }

    /** Where an image has one class, refuses one with a single image: it could not be both learned and validated. */
    private static void requireTwoImages(Competition competition, ImageSet train, List<PixelRuns> labels) {
        switch (competition.labelling()) {
            case MULTIPLE -> {}
            case SINGLE -> {
                for (int position = 0; position < competition.classes().size(); position++) {
                    int place = position;
                    long images =
                            labels.stream().filter(set -> set.contains(place)).count();
                    if (images < 2) {
                        throw new InputException(train.listFile() + ": class "
                                + competition.classes().get(position) + " has "
                                + (images == 0 ? "no image" : "one image")
                                + " in train; expected at least two, one to learn from and one to validate");
                    }
                }
            }
        }
    }

    private static Set<String> heldOut(List<String> ids, Competition.Holdout holdout) {
        List<String> drawn = DrawnOrder.of(ids, Long.toString(holdout.seed()));
        return new HashSet<>(drawn.subList(0, (int) Math.round(holdout.fraction() * ids.size())));
    }

    /** The ids of the images that models are trained on. */
    public List<String> train() {
        return inFold(false);
    }

    /** The ids of the images that validation uses. */
    public List<String> valid() {
        return inFold(true);
    }

    private List<String> inFold(boolean valid) {
        return IntStream.range(0, trainAll.size())
                .filter(i -> (folds.get(i) == validFold) == valid)
                .mapToObj(trainAll::get)
                .toList();
    }
}
