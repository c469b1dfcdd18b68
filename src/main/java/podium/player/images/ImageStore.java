package podium.player.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.Workers;
import podium.core.mask.LabelMap;
import podium.data.dataset.ImageSet;
import podium.data.image.GreyImage;
import podium.data.image.ImageSize;
import podium.data.image.RgbImage;
import podium.player.recipe.Augmentation;
import podium.player.recipe.Fit;
import podium.player.recipe.InputSettings;

/**
 * A store of images by index: resized to a square, or at their own sizes with label maps. An image is decoded on first
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
    /** The value of {@code side} for images that keep their own size. */
    private static final int OWN_SIZE = 0;

    private final List<Slot> slots;
    private final NetworkSquare square;
    private final boolean grey;
    private final AtomicLong free;
    private final Map<String, String> leftOut;

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

    /** An image as it is kept in memory. */
    private sealed interface Kept {
        RgbImage image();

        int bytes();
    }

    private record KeptColours(RgbImage image) implements Kept {
        @Override
        public int bytes() {
            return image.rgb().length;
        }
    }

    private record KeptGrey(GreyImage grey) implements Kept {
        @Override
        public RgbImage image() {
            return grey.rgb();
        }

        @Override
        public int bytes() {
            return grey.grey().length;
        }
    }

    /** The slot of one image. It is locked while the image is decoded. */
    private static final class Slot {
        private final String id;
        private final Source source;
        private @Nullable Kept kept;
        private @Nullable LabelMap keptMap;

        Slot(String id, Source source) {
            this.id = id;
            this.source = source;
        }

        synchronized RgbImage image(NetworkSquare square, boolean grey, AtomicLong free) throws IOException {
            if (kept != null) {
                return kept.image();
            }
            RgbImage image = square.side() == OWN_SIZE ? source.decoded() : square.of(source.decoded());
            Kept made = grey ? new KeptGrey(GreyImage.of(image)) : new KeptColours(image);
            if (take(free, made.bytes())) {
                kept = made;
            }
            return made.image();
        }

        synchronized LabelMap labelMap(AtomicLong free) throws IOException {
            if (keptMap != null) {
                return keptMap;
            }
            LabelMap map = source.labelled();
            if (take(free, (long) map.width() * map.height())) {
                keptMap = map;
            }
            return map;
        }

        private static boolean take(AtomicLong free, long bytes) {
            long before = free.getAndUpdate(left -> left >= bytes ? left - bytes : left);
            return before >= bytes;
        }
    }

    private ImageStore(
            List<Slot> slots, NetworkSquare square, boolean grey, AtomicLong free, Map<String, String> leftOut) {
        this.slots = List.copyOf(slots);
        this.square = square;
        this.grey = grey;
        this.free = free;
        this.leftOut = Collections.unmodifiableMap(leftOut);
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
        return new ImageStore(slots(sources), stretched(side), false, new AtomicLong(budget), Map.of());
    }

    /** Creates a store of the images of the given sources at their own sizes. */
    public static ImageStore ofOwnSizes(Map<String, Source> sources, long budget) {
        return new ImageStore(slots(sources), stretched(OWN_SIZE), false, new AtomicLong(budget), Map.of());
    }

    /**
     * Returns a store of the same images for a network with the given input, at the side of this store. For a grey
     * input, images lose their colours and take a third of the memory. Both stores share no pixels.
     */
    public ImageStore forInput(InputSettings input) {
        List<Slot> empty =
                slots.stream().map(slot -> new Slot(slot.id, slot.source)).toList();
        return new ImageStore(
                empty,
                new NetworkSquare(input.fitting(), square.side()),
                InputPlanes.of(input).grey(),
                new AtomicLong(free.get()),
                leftOut);
    }

    private static NetworkSquare stretched(int side) {
        return new NetworkSquare(Fit.STRETCH, side);
    }

    private static List<Slot> slots(Map<String, Source> sources) {
        List<Slot> slots = new ArrayList<>();
        sources.forEach((id, source) -> slots.add(new Slot(id, source)));
        return slots;
    }

    /** Returns the number of images; indices run from 0 to size() - 1. */
    public int size() {
        return slots.size();
    }

    /** Returns the ids of all images, by index. */
    public List<String> ids() {
        return slots.stream().map(slot -> slot.id).toList();
    }

    /** Returns the ids that {@link #withoutCorrupt} left out, each with a message that names the file and the fault. */
    public Map<String, String> leftOut() {
        return leftOut;
    }

    /**
     * Returns an image at the store's side or at its own size.
     *
     * @throws InputException if its file is missing or damaged; the message names the file and says what to do
     */
    public RgbImage image(int index) throws IOException {
        try {
            return slots.get(index).image(square, grey, free);
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
            return slots.get(index).labelMap(free);
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
        List<String> problems = Workers.each("reading images", slots, threads, progress, slot -> {
            try {
                slot.image(square, grey, free);
                if (square.side() == OWN_SIZE) {
                    slot.labelMap(free);
                }
                return "";
            } catch (InputException e) {
                return String.valueOf(e.getMessage());
            }
        });
        List<Slot> readable = new ArrayList<>();
        Map<String, String> unreadable = new LinkedHashMap<>(leftOut);
        for (int i = 0; i < slots.size(); i++) {
            if (problems.get(i).isEmpty()) {
                readable.add(slots.get(i));
            } else {
                unreadable.put(slots.get(i).id, problems.get(i));
            }
        }
        if (readable.isEmpty()) {
            throw noneReadable(problems);
        }
        return new ImageStore(readable, square, grey, free, unreadable);
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
