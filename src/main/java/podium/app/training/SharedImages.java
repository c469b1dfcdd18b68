package podium.app.training;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import podium.app.context.Context;
import podium.core.Progress;
import podium.core.files.Manifest.Sum;
import podium.data.dataset.ImageSet;
import podium.data.tiles.Tiling;
import podium.judge.competition.Competition;
import podium.judge.competition.Splits;
import podium.player.images.ImageStore;
import podium.player.recipe.InputSettings;

/**
 * The images of a competition, as all trainings of one {@link Train} use them: lists, labels and checksums are read once,
 * and decoded images are kept from one training to the next that sees them in the same form.
 */
final class SharedImages {
    private final ImageSet trainImages;
    private final ImageSet testImages;
    private final Splits splits;
    private final Map<String, Sum> sums = new HashMap<>();
    private final Map<Part, Kept> stores = new HashMap<>();

    /** The images of a data set that a store holds. */
    enum Part {
        TRAIN,
        TEST
    }

    /** The form in which a training sees images. Equal forms give equal pixels. */
    record Form(int side, InputSettings input, Optional<Tiling> tiling, boolean skipCorrupt, long memory) {}

    private record Kept(Form form, ImageStore store) {}

    /** Opens a store of images. */
    interface Opening {
        ImageStore open() throws IOException;
    }

    /** Computes a checksum. */
    interface Summing {
        Sum sum() throws IOException;
    }

    private SharedImages(ImageSet trainImages, ImageSet testImages, Splits splits) {
        this.trainImages = trainImages;
        this.testImages = testImages;
        this.splits = splits;
    }

    /** Opens the lists of a competition, and reads its labels. */
    static SharedImages open(Competition competition, Context context, Progress progress) throws IOException {
        ImageSet train = competition.trainImages(context.workspace());
        ImageSet test = competition.testImages(context.workspace());
        return new SharedImages(train, test, Splits.of(competition, train, test, progress));
    }

    ImageSet trainImages() {
        return trainImages;
    }

    ImageSet testImages() {
        return testImages;
    }

    Splits splits() {
        return splits;
    }

    /** Returns the checksum of this name, which is computed once. */
    Sum sum(String name, Summing summing) throws IOException {
        Sum known = sums.get(name);
        if (known == null) {
            known = summing.sum();
            sums.put(name, known);
        }
        return known;
    }

    /** Returns a store in a form. Of each part one store is kept, so that the images of two forms never share the memory. */
    ImageStore store(Part part, Form form, Opening opening) throws IOException {
        Kept kept = stores.get(part);
        if (kept != null && kept.form().equals(form)) {
            return kept.store();
        }
        stores.remove(part);
        ImageStore store = opening.open();
        stores.put(part, new Kept(form, store));
        return store;
    }
}
