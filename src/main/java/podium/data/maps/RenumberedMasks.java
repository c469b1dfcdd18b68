package podium.data.maps;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import podium.core.Progress;

/**
 * Masks whose palette has VOC's colours at other indices, so that their labels are those of the colours: files, to be told
 * of together. Safe for several threads at once.
 */
public final class RenumberedMasks {
    private final SortedSet<Path> files = new ConcurrentSkipListSet<>();

    void add(Path file) {
        files.add(file);
    }

    public void addAll(RenumberedMasks others) {
        files.addAll(others.files);
    }

    /** Tells of them, if there are any: their number, and one of them. */
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
                + " VOC's colours at other indices than VOC; labels were taken from the colours");
    }
}
