package podium.data.maps;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import podium.core.Progress;

/**
 * The masks whose palettes have VOC's colours in another order, so that the colours gave the labels. They are
 * collected to be reported together. Safe for use by several threads.
 */
public final class RenumberedMasks {
    private final SortedSet<Path> files = new ConcurrentSkipListSet<>();

    void add(Path file) {
        files.add(file);
    }

    public void addAll(RenumberedMasks others) {
        files.addAll(others.files);
    }

    /** Reports the masks, if there are any: their number, and one of them. */
    public void tell(Progress progress) {
        sentence().ifPresent(sentence -> progress.tell("renumbered masks", sentence));
    }

    Optional<String> sentence() {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        boolean one = files.size() == 1;
        return Optional.of(files.first() + (one ? "" : " and " + (files.size() - 1) + " more") + ": "
                + (one ? "the mask's palette has" : files.size() + " masks have palettes with")
                + " VOC's colours in another order; the labels were read from the colours");
    }
}
