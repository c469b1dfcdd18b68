package podium.player.images;

import java.io.IOException;
import java.util.SplittableRandom;
import podium.core.mask.LabelMap;
import podium.data.image.RgbImage;
import podium.player.recipe.SegmenterSettings;

/**
 * A framing that cuts a window out of an image and its label map, at a random scale and position, possibly mirrored and
 * with changed colours. If the image is smaller than the window, the image is continued by reflection, and the labels
 * outside are void.
 *
 * <p>Pixels are interpolated as by {@link RgbImage#resized}; labels are taken from the nearest pixel.
 */
public record WindowFraming(ImageStore store, BatchPlan plan, SegmenterSettings segmenter) implements Framing {
    @Override
    public boolean labels() {
        return true;
    }

    @Override
    public void write(int image, int epoch, int position, float[] pixels, byte[] labels) throws IOException {
        int size = plan.size();
        RgbImage whole = store.image(image);
        SplittableRandom random = Augmenter.random(plan.seed(), epoch, image);
        Window window = Window.draw(segmenter, whole.width(), whole.height(), size, random.split());
        boolean flip = random.split().nextBoolean() && plan.augmentation().flip();
        RgbImage part = window.cut(whole).resized(size, size);
        RgbImage jittered =
                ColourJitter.draw(plan.augmentation().colours(), random.split()).applied(flip ? part.flipped() : part);
        plan.planes().write(jittered, pixels, position * plan.length());
        window.write(store.labelMap(image), size, flip, labels, position * size * size);
    }

    /** A square of pixels, part of which may lie outside the image. */
    record Window(int left, int top, int side) {
        /**
         * Draws a window that is {@code size} pixels wide in the scaled image, and inside the image if it is not
         * larger.
         */
        static Window draw(SegmenterSettings segmenter, int width, int height, int size, SplittableRandom random) {
            double least = StrictMath.log(segmenter.smallestScale());
            double most = StrictMath.log(segmenter.largestScale());
            double scale = StrictMath.exp(least + (most - least) * random.nextDouble());
            int side = (int) Math.max(1, Math.round(size / scale));
            return new Window(place(width - side, random), place(height - side, random), side);
        }

        /** Draws uniformly from [0, room], or from [room, 0] if {@code room} is negative. */
        private static int place(int room, SplittableRandom random) {
            return room >= 0 ? random.nextInt(room + 1) : -random.nextInt(1 - room);
        }

        RgbImage cut(RgbImage image) {
            return Mirrored.part(image, left, top, side, side);
        }

        /** Writes size x size labels from index {@code offset} on. */
        void write(LabelMap map, int size, boolean flip, byte[] labels, int offset) {
            for (int y = 0; y < size; y++) {
                int row = top + nearest(y, size);
                for (int x = 0; x < size; x++) {
                    int column = left + nearest(flip ? size - 1 - x : x, size);
                    boolean inside = row >= 0 && row < map.height() && column >= 0 && column < map.width();
                    labels[offset + y * size + x] = (byte) (inside ? map.at(column, row) : LabelMap.VOID);
                }
            }
        }

        private int nearest(int pixel, int size) {
            return (int) ((2L * pixel + 1) * side / (2L * size));
        }
    }
}
