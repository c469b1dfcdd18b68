package podium.app.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import podium.core.Progress;
import podium.data.image.RgbImage;
import podium.lab.attack.Case;
import podium.lab.explain.Cam;
import podium.lab.explain.HeadCheck;
import podium.lab.explain.HeatMap;

/**
 * Computes the Grad-CAM maps of images, and then compares the first map of some images with the maps of random heads.
 * The backbone processes each image once, and only one head is in memory at a time.
 */
final class HeadChecking {
    /** The number of random heads. */
    static final int HEADS = 10;

    /** The largest number of images to compare. Their feature maps are kept in memory. */
    static final int CHECKED = 10;

    private final Cam cam;
    private final SplittableRandom random;
    private final Progress progress;
    private final List<Kept> kept = new ArrayList<>();
    private int images;
    private int maps;

    /** An image to compare, with the map of its first label. {@code place} is the index of this map among all maps. */
    private record Kept(Cam.Seen seen, Case.Response look, int label, HeatMap map, int place) {}

    /** Creates a check. The seed decides which images are compared, and the weights of the random heads. */
    HeadChecking(Cam cam, long seed, Progress progress) {
        this.cam = cam;
        this.random = new SplittableRandom(seed);
        this.progress = progress;
    }

    /** Computes the trained network's maps of an image for some labels. */
    List<HeatMap> maps(RgbImage image, Case under, List<Integer> labels) {
        if (labels.isEmpty()) {
            return List.of();
        }
        Cam.Seen seen = cam.see(image);
        List<HeatMap> found = cam.maps(seen, under.before(), labels);
        keep(new Kept(seen, under.before(), labels.get(0), found.get(0), maps));
        maps += labels.size();
        return found;
    }

    /** Keeps a uniform random sample of the images with a map (Vitter's algorithm R, 1985). */
    private void keep(Kept image) {
        images++;
        if (kept.size() < CHECKED) {
            kept.add(image);
            return;
        }
        int place = random.nextInt(images);
        if (place < CHECKED) {
            kept.set(place, image);
        }
    }

    /** Compares the kept images; empty if there is no map. Afterwards the trained head is lost. */
    Optional<HeadCheck> check() throws IOException {
        List<HeatMap> trained = kept.stream().map(Kept::map).toList();
        if (trained.isEmpty()) {
            return Optional.empty();
        }
        List<HeadCheck.Head> heads = new ArrayList<>();
        try (Progress.Task steps = progress.start("checking with random heads", HEADS)) {
            for (int head = 0; head < HEADS; head++) {
                long seed = random.nextLong();
                cam.drawHead(seed);
                List<HeatMap> drawn = kept.stream()
                        .flatMap(image -> cam.maps(image.seen(), image.look(), List.of(image.label())).stream())
                        .toList();
                heads.add(HeadCheck.Head.of(seed, trained, drawn));
                steps.step();
            }
        }
        return Optional.of(HeadCheck.of(kept.size(), trained, heads));
    }

    /** The mean correlation of each map with the maps of the random heads, in order; NaN if it was not compared. */
    List<Double> correlations(Optional<HeadCheck> check) {
        List<Double> correlations = new ArrayList<>(Collections.nCopies(maps, Double.NaN));
        check.ifPresent(found -> {
            for (int i = 0; i < kept.size(); i++) {
                correlations.set(kept.get(i).place(), found.ofMap(i));
            }
        });
        return correlations;
    }
}
