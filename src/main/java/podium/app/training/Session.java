package podium.app.training;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import podium.app.context.Context;
import podium.data.dataset.ImageSet;
import podium.judge.competition.Competition;
import podium.judge.competition.Splits;
import podium.player.images.ImageStore;
import podium.player.recipe.FoldChoice;
import podium.player.runs.RunFolder;
import podium.player.training.Trained;
import podium.player.training.Trainer;
import podium.player.training.TrainingJob;
import podium.player.training.TrainingListener;

/** The data of one training: the request, the images, and the receivers of progress and messages. */
record Session(
        Train.Request request,
        Competition competition,
        SharedImages images,
        Context context,
        TrainingListener listener,
        Consumer<String> log) {
    /** The side that stands for images at their own sizes, with label maps. */
    private static final int OWN_SIZES = 0;

    Splits splits() {
        return images.splits();
    }

    ImageSet trainImages() {
        return images.trainImages();
    }

    ImageSet testImages() {
        return images.testImages();
    }

    /** Opens the images of train and valid at a side length. On request, those that cannot be decoded are skipped. */
    ImageStore trainStore(int side) throws IOException {
        return store(
                SharedImages.Part.TRAIN,
                side,
                () -> ImageStore.of(trainImages(), splits().trainAll(), side, request.memory()));
    }

    /** Opens the images of test at a side length. On request, those that cannot be decoded are skipped. */
    ImageStore testStore(int side) throws IOException {
        return store(
                SharedImages.Part.TEST,
                side,
                () -> ImageStore.of(testImages(), splits().test(), side, request.memory()));
    }

    /** Opens the given images of train and valid at their own sizes, with label maps. */
    ImageStore labelledStore(List<String> ids) throws IOException {
        return store(
                SharedImages.Part.TRAIN, OWN_SIZES, () -> ImageStore.ofLabelled(trainImages(), ids, request.memory()));
    }

    private ImageStore store(SharedImages.Part part, int side, SharedImages.Opening opening) throws IOException {
        SharedImages.Form form = new SharedImages.Form(
                side,
                request.recipe().network().input(),
                request.recipe().images().tiling(),
                request.skipCorrupt(),
                request.memory());
        return images.store(part, form, () -> readable(opening.open(), form));
    }

    /** The images as the network takes them, whole or in tiles. On request, without those that cannot be decoded. */
    private ImageStore readable(ImageStore opened, SharedImages.Form form) throws IOException {
        ImageStore store = opened.forNetwork(form.input(), form.tiling());
        if (!form.skipCorrupt()) {
            return store.found(context.threads(), listener.progress());
        }
        ImageStore readable = store.withoutCorrupt(context.threads(), listener.progress());
        readable.leftOut().values().forEach(problem -> context.warn().accept("skipped: " + problem));
        if (!readable.leftOut().isEmpty()) {
            context.warn().accept(readable.leftOut().size() + " of " + store.size() + " images skipped");
        }
        return readable;
    }

    /** Trains one network on the images of train. Without valid images, the last epoch is kept. */
    Trained fit(TrainingJob job, RunFolder folder) throws IOException {
        return Trainer.train(request.folds() == FoldChoice.NONE ? job.withoutChoice() : job, folder.path(), listener);
    }
}
