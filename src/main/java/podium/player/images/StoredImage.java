package podium.player.images;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import podium.core.mask.LabelMap;
import podium.data.image.GreyImage;
import podium.data.image.RgbImage;

/**
 * An image of a store: its source, where its pictures are, and the pictures if there was memory for them. It is locked
 * while the image is decoded.
 */
final class StoredImage {
    private final String id;
    private final ImageStore.Source source;
    private final StoredForm form;
    /** The parts of the image that are its pictures; they are kept even if there is no memory for the pictures. */
    private @Nullable List<ImagePart> parts;

    private @Nullable List<Kept> kept;
    private @Nullable LabelMap keptMap;

    /** A picture as it is kept in memory. */
    private sealed interface Kept {
        RgbImage image();
    }

    private record KeptColours(RgbImage image) implements Kept {}

    private record KeptGrey(GreyImage grey) implements Kept {
        @Override
        public RgbImage image() {
            return grey.rgb();
        }
    }

    StoredImage(String id, ImageStore.Source source, StoredForm form) {
        this.id = id;
        this.source = source;
        this.form = form;
    }

    String id() {
        return id;
    }

    /** Returns the same image, of which nothing is known yet, in another form. */
    StoredImage in(StoredForm other) {
        return new StoredImage(id, source, other);
    }

    /** Returns one of the image's pictures. If there are bytes free for all of them, they are kept. */
    synchronized RgbImage picture(int place, AtomicLong free) throws IOException {
        List<Kept> known = kept;
        if (known != null) {
            return known.get(place).image();
        }
        RgbImage image = source.decoded();
        List<ImagePart> found = parts == null ? ImagePart.of(image, form.tiling()) : parts;
        parts = found;
        if (take(free, found.stream().mapToLong(form::bytes).sum())) {
            known = found.stream().map(part -> kept(image, part)).toList();
            kept = known;
            return known.get(place).image();
        }
        return kept(image, found.get(place)).image();
    }

    /** Returns the number of the image's pictures. An image in tiles is decoded to find them. */
    synchronized int pictures(AtomicLong free) throws IOException {
        if (form.tiling().isEmpty()) {
            return 1;
        }
        if (parts == null) {
            picture(0, free);
        }
        return Objects.requireNonNull(parts).size();
    }

    private Kept kept(RgbImage image, ImagePart part) {
        RgbImage picture = form.picture(image, part);
        return form.grey() ? new KeptGrey(GreyImage.of(picture)) : new KeptColours(picture);
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
