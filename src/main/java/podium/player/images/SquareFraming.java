package podium.player.images;

import java.io.IOException;
import podium.data.image.RgbImage;

/** A framing that resizes a whole picture to a square and augments it. */
record SquareFraming(ImageStore store, BatchPlan plan, Augmenter augmenter) implements Framing {
    static SquareFraming of(ImageStore store, BatchPlan plan) {
        return new SquareFraming(store, plan, new Augmenter(plan.augmentation(), plan.size(), plan.seed()));
    }

    @Override
    public boolean labels() {
        return false;
    }

    @Override
    public void write(int image, int epoch, int position, float[] pixels, byte[] labels) throws IOException {
        RgbImage augmented = augmenter.augmented(store.image(image), epoch, image);
        plan.planes().write(augmented, pixels, position * plan.length());
    }
}
