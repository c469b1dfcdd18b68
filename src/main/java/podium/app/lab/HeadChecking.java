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
 * Gives Grad-CAM's maps of images, and afterwards compares the first map of some images with what random heads give: the backbone
 * sees each image once, and one head at a time is in memory.
 */
final class HeadChecking {
    /** How many random heads there are. */
    static final int HEADS = 10;

    /** How many images are compared at most: what the backbone makes of them is kept meanwhile. */
    static final int CHECKED = 10;

    private final Cam cam;
    private final SplittableRandom random;
    private final Progress progress;
    private final List<Kept> kept = new ArrayList<>();
    private int images;
    private int maps;

    /** An image that is compared: the map of its first label, which is the many-th of all maps. */
    private record Kept(Cam.Seen seen, Case.Response look, int label, HeatMap map, int place) {}

    /** Draws from the seed which images are compared, and the heads that they are compared with. */
    HeadChecking(Cam cam, long seed, Progress progress) {
        this.cam = cam;
        this.random = new SplittableRandom(seed);
        this.progress = progress;
    }

    /** The trained network's maps of an image for some labels. */
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

    /** Each image with a map is as likely as any other to be among those that are kept (Vitter's algorithm R, 1985). */
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

    /** Compares the images that were kept; empty where there is no map. The trained head is gone afterwards. */
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

    /** Of all maps in their order, each one's mean over the heads; NaN where it was not compared. */
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
