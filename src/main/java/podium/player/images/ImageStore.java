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
import podium.data.image.ImageSize;
import podium.data.image.RgbImage;
import podium.player.recipe.Augmentation;

/**
 * Images by index, stretched to a square or at their own size with their label maps: decoded when they are first asked for,
 * and kept as long as all that is kept stays within a budget. What does not fit is decoded each time; nothing that was kept
 * is given up for it, since in epochs over all images no other is needed sooner.
 *
 * <p>Safe for several threads at once; two that ask for the same image wait for one decoding.
 *
 * <pre>{@code
 * ImageStore store = ImageStore.of(competition.trainImages(workspace), ids, augmentation.storedSide(225), 2L << 30);
 * if (skipCorrupt) {
 *     store = store.withoutCorrupt(threads, progress);
 * }
 * }</pre>
 */
public final class ImageStore {
    /** The side of images that are not stretched. */
    private static final int OWN_SIZE = 0;

    private final List<Slot> slots;
    private final int side;
    private final AtomicLong free;
    private final Map<String, String> leftOut;

    /** An image as it is delivered; what cannot be decoded is an {@link InputException} that names the file. */
    public interface Source {
        RgbImage decoded() throws IOException;

        /** Its label map, of the same size. */
        default LabelMap labelled() throws IOException {
            throw new IllegalStateException("images without label maps");
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
                        + " pixels, but the image " + size + "; restore both from the data set");
            }
            return map;
        }
    }

    /** An image's place, locked while it is decoded. */
    private static final class Slot {
        private final String id;
        private final Source source;
        private @Nullable RgbImage kept;
        private @Nullable LabelMap keptMap;

        Slot(String id, Source source) {
            this.id = id;
            this.source = source;
        }

        synchronized RgbImage image(int side, AtomicLong free) throws IOException {
            if (kept != null) {
                return kept;
            }
            RgbImage image =
                    side == OWN_SIZE ? source.decoded() : source.decoded().resized(side, side);
            if (take(free, image.rgb().length)) {
                kept = image;
            }
            return image;
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

    private ImageStore(List<Slot> slots, int side, AtomicLong free, Map<String, String> leftOut) {
        this.slots = List.copyOf(slots);
        this.side = side;
        this.free = free;
        this.leftOut = Collections.unmodifiableMap(leftOut);
    }

    /**
     * The images of a set that {@code ids} names, in that order.
     *
     * @param side the pixels along each side at which images are kept; {@link Augmentation#storedSide} tells it
     * @param budget the most bytes of pixels that are kept
     */
    public static ImageStore of(ImageSet images, List<String> ids, int side, long budget) {
        Map<String, Source> sources = new LinkedHashMap<>();
        ids.forEach(id -> sources.put(id, () -> RgbImage.of(images.image(id))));
        return ofSources(sources, side, budget);
    }

    /** The images of a set that {@code ids} names at their own sizes, and their label maps. */
    public static ImageStore ofLabelled(ImageSet images, List<String> ids, long budget) {
        Map<String, Source> sources = new LinkedHashMap<>();
        ids.forEach(id -> sources.put(id, new LabelledSource(images, id)));
        return ofOwnSizes(sources, budget);
    }

    /** Photographs of any folder, upright: {@code files} gives each its id, and the order. */
    public static ImageStore of(Map<String, Path> files, int side, long budget) {
        Map<String, Source> sources = new LinkedHashMap<>();
        files.forEach((id, file) -> sources.put(id, () -> RgbImage.readUpright(file)));
        return ofSources(sources, side, budget);
    }

    public static ImageStore ofSources(Map<String, Source> sources, int side, long budget) {
        if (side < 1 || budget < 0) {
            throw new IllegalArgumentException("no images of side " + side + " in " + budget + " bytes");
        }
        return new ImageStore(slots(sources), side, new AtomicLong(budget), Map.of());
    }

    public static ImageStore ofOwnSizes(Map<String, Source> sources, long budget) {
        return new ImageStore(slots(sources), OWN_SIZE, new AtomicLong(budget), Map.of());
    }

    private static List<Slot> slots(Map<String, Source> sources) {
        List<Slot> slots = new ArrayList<>();
        sources.forEach((id, source) -> slots.add(new Slot(id, source)));
        return slots;
    }

    /** How many images there are; indices are 0 to size() - 1. */
    public int size() {
        return slots.size();
    }

    /** Every image's id, by index. */
    public List<String> ids() {
        return slots.stream().map(slot -> slot.id).toList();
    }

    /** The ids that {@link #withoutCorrupt} left out, each with what is wrong and in which file. */
    public Map<String, String> leftOut() {
        return leftOut;
    }

    /**
     * The image, of {@link #side} x {@link #side} pixels or of its own size.
     *
     * @throws InputException if its file is missing or damaged: named, with what to do
     */
    public RgbImage image(int index) throws IOException {
        try {
            return slots.get(index).image(side, free);
        } catch (InputException e) {
            throw advised(e);
        }
    }

    /**
     * The label map of an image that has its own size: 0, 1..classes, 255.
     *
     * @throws InputException if its file is missing, damaged or of another size: named, with what to do
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
     * A store of the images that can be decoded, found out by decoding all of them; the pixels it keeps are this store's.
     * Indices move up, and {@link #leftOut} names the others.
     *
     * @throws InputException if not one image is left
     */
    public ImageStore withoutCorrupt(int threads, Progress progress) throws IOException {
        List<String> problems = Workers.each("reading images", slots, threads, progress, slot -> {
            try {
                slot.image(side, free);
                if (side == OWN_SIZE) {
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
        return new ImageStore(readable, side, free, unreadable);
    }

    /** What is said where nothing is left: what is wrong with each image, up to a number that can be read. */
    public static InputException noneReadable(List<String> problems) {
        if (problems.size() == 1) {
            return new InputException(problems.get(0));
        }
        List<String> lines = new ArrayList<>(List.of("none of " + problems.size() + " images can be read:"));
        lines.addAll(problems);
        return InputException.ofLines(lines);
    }
}
