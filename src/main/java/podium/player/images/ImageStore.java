package podium.player.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.Workers;
import podium.core.mask.LabelMap;
import podium.data.dataset.ImageSet;
import podium.data.image.ImageSize;
import podium.data.image.RgbImage;
import podium.data.tiles.Tiling;
import podium.player.recipe.Augmentation;
import podium.player.recipe.Fit;
import podium.player.recipe.InputSettings;

/**
 * A store of images by index: resized to a square, whole or in tiles, or at their own sizes with label maps. An image is decoded on first
 * use and then kept, as long as all kept images fit into a budget. Images that do not fit are decoded each time. Kept
 * images are not evicted, because an epoch uses every image, so that no image is needed sooner than another.
 *
 * <p>The store is thread-safe. Threads that request the same image wait for one decoding.
 *
 * <pre>{@code
 * ImageStore store = ImageStore.of(competition.trainImages(workspace), ids, augmentation.storedSide(225), 2L << 30);
 * if (skipCorrupt) {
 *     store = store.withoutCorrupt(threads, progress);
 * }
 * }</pre>
 */
public final class ImageStore {
    private final List<StoredImage> images;
    private final StoredForm form;
    private final AtomicLong free;
    private final Map<String, String> leftOut;
    private final @Nullable PictureIndex pictures;

    /** A source that decodes one image. */
    public interface Source {
        /**
         * Decodes the image.
         *
         * @throws InputException if it cannot be decoded; the message names the file
         */
        RgbImage decoded() throws IOException;

        /** Reads the image's label map, which has the image's size. */
        default LabelMap labelled() throws IOException {
            throw new IllegalStateException("the images have no label maps");
        }
    }

    /** An image of a data set and its label map. */
    private record LabelledSource(ImageSet images, String id) implements Source {
        @Override
        public RgbImage decoded() throws IOException {
            return RgbImage.of(images.image(id));
        }

        @Override
        public LabelMap labelled() throws IOException {
            LabelMap map = images.labelMap(id);
            ImageSize size = images.size(id);
            if (map.width() != size.width() || map.height() != size.height()) {
                throw new InputException(images.maskFile(id) + ": the mask is " + map.width() + " x " + map.height()
                        + " pixels, but its image is " + size + "; restore both from the data set");
            }
            return map;
        }
    }

    private ImageStore(
            List<StoredImage> images,
            StoredForm form,
            AtomicLong free,
            Map<String, String> leftOut,
            @Nullable PictureIndex pictures) {
        this.images = List.copyOf(images);
        this.form = form;
        this.free = free;
        this.leftOut = Collections.unmodifiableMap(leftOut);
        this.pictures = pictures;
    }

    private static ImageStore empty(
            List<StoredImage> images, StoredForm form, long budget, Map<String, String> leftOut) {
        return new ImageStore(
                images.stream().map(image -> image.in(form)).toList(),
                form,
                new AtomicLong(budget),
                leftOut,
                form.tiling().isEmpty() ? PictureIndex.ofWholes(images.size()) : null);
    }

    /**
     * Creates a store of the images with the given ids, in that order, resized to a square.
     *
     * @param side the side of the square in pixels, from {@link Augmentation#storedSide}
     * @param budget the largest number of bytes of pixels that are kept in memory
     */
    public static ImageStore of(ImageSet images, List<String> ids, int side, long budget) {
        Map<String, Source> sources = new LinkedHashMap<>();
        ids.forEach(id -> sources.put(id, () -> RgbImage.of(images.image(id))));
        return ofSources(sources, side, budget);
    }

    /** Creates a store of the images with the given ids at their own sizes, with their label maps. */
    public static ImageStore ofLabelled(ImageSet images, List<String> ids, long budget) {
        Map<String, Source> sources = new LinkedHashMap<>();
        ids.forEach(id -> sources.put(id, new LabelledSource(images, id)));
        return ofOwnSizes(sources, budget);
    }

    /**
     * Creates a store of image files by id, in the map's order. Photographs are turned upright as their EXIF data say.
     */
    public static ImageStore of(Map<String, Path> files, int side, long budget) {
        Map<String, Source> sources = new LinkedHashMap<>();
        files.forEach((id, file) -> sources.put(id, () -> RgbImage.readUpright(file)));
        return ofSources(sources, side, budget);
    }

    /** Creates a store of the images of the given sources, resized to a square. */
    public static ImageStore ofSources(Map<String, Source> sources, int side, long budget) {
        if (side < 1 || budget < 0) {
            throw new IllegalArgumentException(
                    "side " + side + " and budget " + budget + "; expected a side from 1 and a budget from 0");
        }
        return ofForm(sources, side, budget);
    }

    /** Creates a store of the images of the given sources at their own sizes. */
    public static ImageStore ofOwnSizes(Map<String, Source> sources, long budget) {
        return ofForm(sources, StoredForm.OWN_SIZE, budget);
    }

    private static ImageStore ofForm(Map<String, Source> sources, int side, long budget) {
        StoredForm form = new StoredForm(new NetworkSquare(Fit.STRETCH, side), false, Optional.empty());
        List<StoredImage> images = new ArrayList<>();
        sources.forEach((id, source) -> images.add(new StoredImage(id, source, form)));
        return empty(images, form, budget, Map.of());
    }

    /**
     * Returns a store of the same images as a network sees them, at the side of this store. For a grey input, images
     * lose their colours and take a third of the memory. With a tiling they are cut into tiles; before their pictures are
     * used, {@link #found} or {@link #withoutCorrupt} must find the tiles. Both stores share no pixels.
     *
     * @param tiling how the network's recipe cuts images; empty for whole images
     */
    public ImageStore forNetwork(InputSettings input, Optional<Tiling> tiling) {
        return empty(images, form.forNetwork(input, tiling), free.get(), leftOut);
    }

    /** Returns the number of images; indices run from 0 to size() - 1. */
    public int size() {
        return images.size();
    }

    /** Returns the ids of all images, by index. */
    public List<String> ids() {
        return images.stream().map(StoredImage::id).toList();
    }

    /** Returns the ids that {@link #withoutCorrupt} left out, each with a message that names the file and the fault. */
    public Map<String, String> leftOut() {
        return leftOut;
    }

    /**
     * Returns which pictures are of which image. Without tiles, picture i is image i.
     *
     * @throws IllegalStateException if the tiles were not found yet
     */
    public PictureIndex pictures() {
        if (pictures == null) {
            throw new IllegalStateException("the tiles of the images were not found yet");
        }
        return pictures;
    }

    /**
     * Returns a picture, which is an image or a tile, resized to the store's square or at its own size.
     *
     * @param picture the picture's number in {@link #pictures}, from 0
     * @throws InputException if its file is missing or damaged; the message names the file and says what to do
     */
    public RgbImage image(int picture) throws IOException {
        try {
            return images.get(pictures().image(picture)).picture(pictures().place(picture), free);
        } catch (InputException e) {
            throw advised(e);
        }
    }

    /**
     * Returns the label map of an image at its own size; labels are 0, 1 to the number of classes, and 255 for void.
     *
     * @throws InputException if its file is missing, damaged or of another size; the message names the file and says
     *     what to do
     */
    public LabelMap labelMap(int index) throws IOException {
        try {
            return images.get(index).labelMap(free);
        } catch (InputException e) {
            throw advised(e);
        }
    }

    private static InputException advised(InputException e) {
        return new InputException(e.getMessage() + ", or use --skip-corrupt to leave such images out", e);
    }

    /**
     * Decodes all images and returns a store of those that can be decoded. Both stores share the kept pixels. Indices
     * change; {@link #leftOut} names the images that were left out.
     *
     * @throws InputException if no image can be decoded
     */
    public ImageStore withoutCorrupt(int threads, Progress progress) throws IOException {
        List<Read> read = Workers.each("reading images", images, threads, progress, image -> {
            try {
                image.picture(0, free);
                if (form.ownSize()) {
                    image.labelMap(free);
                }
                return new Read(image.pictures(free), "");
            } catch (InputException e) {
                return new Read(0, String.valueOf(e.getMessage()));
            }
        });
        List<StoredImage> readable = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        Map<String, String> unreadable = new LinkedHashMap<>(leftOut);
        for (int i = 0; i < images.size(); i++) {
            if (read.get(i).fault().isEmpty()) {
                readable.add(images.get(i));
                counts.add(read.get(i).pictures());
            } else {
                unreadable.put(images.get(i).id(), read.get(i).fault());
            }
        }
        if (readable.isEmpty()) {
            throw noneReadable(read.stream().map(Read::fault).toList());
        }
        return new ImageStore(readable, form, free, unreadable, PictureIndex.of(counts));
    }

    /** What came of reading an image: the number of its pictures, or a fault. */
    private record Read(int pictures, String fault) {}

    /**
     * Finds the tiles of all images, and returns a store that knows them; without tiles it is this store. Both stores
     * share the kept pixels.
     *
     * @throws InputException if an image cannot be read; the message names the file and says what to do
     */
    public ImageStore found(int threads, Progress progress) throws IOException {
        if (pictures != null) {
            return this;
        }
        try {
            List<Integer> counts =
                    Workers.each("finding tiles", images, threads, progress, image -> image.pictures(free));
            return new ImageStore(images, form, free, leftOut, PictureIndex.of(counts));
        } catch (InputException e) {
            throw advised(e);
        }
    }

    /** Returns the exception for a store without readable images. It lists the faults, up to a readable number. */
    public static InputException noneReadable(List<String> problems) {
        if (problems.size() == 1) {
            return new InputException(problems.get(0));
        }
        List<String> lines = new ArrayList<>(List.of("none of the " + problems.size() + " images can be read:"));
        lines.addAll(problems);
        return InputException.ofLines(lines);
    }
}
