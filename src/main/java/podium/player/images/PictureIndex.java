package podium.player.images;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The pictures that networks see of a store's images. An image is one picture, or one picture per tile. Pictures are
 * numbered through all images, in the order of the images.
 */
public final class PictureIndex {
    /** The first picture of each image, and after the last image the number of pictures. */
    private final int[] first;
    /** The image of each picture. */
    private final int[] images;

    private PictureIndex(int[] counts) {
        first = new int[counts.length + 1];
        for (int image = 0; image < counts.length; image++) {
            first[image + 1] = first[image] + counts[image];
        }
        images = IntStream.range(0, counts.length)
                .flatMap(image -> IntStream.range(0, counts[image]).map(place -> image))
                .toArray();
    }

    /** Creates the index of images that are one picture each. */
    static PictureIndex ofWholes(int images) {
        int[] counts = new int[images];
        Arrays.fill(counts, 1);
        return new PictureIndex(counts);
    }

    /** Creates the index of images with the given numbers of pictures. */
    static PictureIndex of(List<Integer> counts) {
        return new PictureIndex(counts.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Returns the number of pictures. */
    public int size() {
        return images.length;
    }

    /** Returns the image that a picture is of. */
    public int image(int picture) {
        return images[picture];
    }

    /** Returns the place of a picture among those of its image, from 0. */
    int place(int picture) {
        return picture - first[images[picture]];
    }

    /** Returns all pictures of some images, image after image. */
    public int[] of(int[] some) {
        return IntStream.of(some)
                .flatMap(image -> IntStream.range(first[image], first[image + 1]))
                .toArray();
    }
}
