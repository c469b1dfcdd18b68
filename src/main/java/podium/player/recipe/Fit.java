package podium.player.recipe;

/** How an image of any shape becomes the square that a classifier's network takes. */
public enum Fit {
    /** The whole image is resized to the square, so that its shape may change. */
    STRETCH {
        @Override
        public Region region(int width, int height) {
            return new Region(0, 0, width, height);
        }
    },
    /** The largest square in the middle of the image is cut out and resized. */
    CROP {
        @Override
        public Region region(int width, int height) {
            int side = Math.min(width, height);
            return new Region((width - side) / 2, (height - side) / 2, side, side);
        }
    };

    /** A rectangle of an image, in pixels. */
    public record Region(int left, int top, int width, int height) {
        /** Returns true if a pixel of the image lies in the rectangle. */
        public boolean has(int x, int y) {
            return x >= left && x < left + width && y >= top && y < top + height;
        }
    }

    /** Returns the part of an image of this size that the network sees. */
    public abstract Region region(int width, int height);
}
