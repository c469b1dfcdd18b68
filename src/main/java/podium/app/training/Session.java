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
        Splits splits,
        ImageSet trainImages,
        ImageSet testImages,
        Context context,
        TrainingListener listener,
        Consumer<String> log) {
    /** Opens images at a side length. On request, images that cannot be decoded are skipped. */
    ImageStore store(ImageSet images, List<String> ids, int side) throws IOException {
        return readable(ImageStore.of(images, ids, side, request.memory()));
    }

    /** Returns the images as the network takes them, whole or in tiles. On request, without those that cannot be decoded. */
    ImageStore readable(ImageStore images) throws IOException {
        ImageStore store = images.forNetwork(
                request.recipe().network().input(), request.recipe().images().tiling());
        if (!request.skipCorrupt()) {
            return store.found(context.threads(), listener.progress());
        }
        ImageStore readable = store.withoutCorrupt(context.threads(), listener.progress());
        readable.leftOut().values().forEach(problem -> log.accept("skipped: " + problem));
        if (!readable.leftOut().isEmpty()) {
            log.accept(readable.leftOut().size() + " of " + store.size() + " images skipped");
        }
        return readable;
    }

    /** Trains one network on the images of train. Without valid images, the last epoch is kept. */
    Trained fit(TrainingJob job, RunFolder folder) throws IOException {
        return Trainer.train(request.folds() == FoldChoice.NONE ? job.withoutChoice() : job, folder.path(), listener);
    }
}
