package podium.app.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import podium.app.context.Context;
import podium.app.context.SkippedImages;
import podium.core.Progress;
import podium.core.UsageException;
import podium.core.files.Sha256;
import podium.core.mask.LabelMap;
import podium.data.image.RgbImage;
import podium.lab.attack.Agreement;
import podium.lab.attack.Case;
import podium.lab.attack.Truth;
import podium.lab.attack.Victim;
import podium.lab.explain.Cam;
import podium.lab.explain.HeadCheck;
import podium.lab.explain.HeatMap;
import podium.lab.explain.Occlusion;
import podium.player.recipe.Target;
import podium.report.charts.HeatPicture;
import podium.report.tables.HeatReport;
import podium.report.tables.HeatTable;

/**
 * Draws where a run's network looks for each class that it predicts.
 *
 * <pre>
 * OUT/maps/ID.png       the image, and the image overlaid with the map of each class
 * OUT/contact.png       the images with the highest and with the lowest Dice; of images with one class, those that are
 *                       right and wrong with the highest probability
 * OUT/explain.csv       a row per image and class
 * OUT/figures.json      the figures of all maps in full precision
 * OUT/explain.txt       the settings that the maps depend on; a call with other settings is refused
 * </pre>
 */
public final class Explain {
    private static final int CLASSES = 4;
    private static final int SHOWN = 5;
    private static final String SETTINGS = "explain.txt";

    private final Context context;
    private final Request request;

    /**
     * A request for maps.
     *
     * @param occlusion true for occlusion maps in place of Grad-CAM
     * @param label the class to explain; null for the predicted classes or, if there are none, the class with the
     *     highest score; where an image has exactly one class, this is always that with the highest score
     * @param out the folder to write; null for RUN/explained/METHOD-SUM, where SUM is a checksum of the settings
     * @param seed the seed of the random heads
     */
    public record Request(
            TriedRun tried,
            boolean occlusion,
            @Nullable String label,
            @Nullable Path out,
            long seed) {
        private String method() {
            return occlusion ? "occlusion" : "grad-cam";
        }
    }

    /** A method that draws the maps of an image for some labels. */
    private interface Maps {
        List<HeatMap> draw(RgbImage image, Case under, List<Integer> labels);
    }

    /**
     * The results.
     *
     * @param folder the folder of all files
     * @param skipped the skipped images of a folder
     */
    public record Result(HeatReport report, Path folder, SkippedImages skipped) {}

    /** The drawn maps of an image. */
    private record Explained(String id, double rank, List<HeatPicture.Tile> tiles) {}

    public Explain(Context context, Request request) {
        this.context = context;
        this.request = request;
    }

    /** Draws the maps of all images and writes all files. */
    public Result run() throws IOException {
        AttackedSet set = AttackedSet.of(request.tried(), context);
        requireClass();
        AttackedSet.Chosen chosen = set.atMost(request.tried().limit(), (id, image) -> {}, context.progress());
        List<AttackedSet.Item> items = chosen.items();
        ResultSettings settings = settings(items, set.known());
        Path folder = request.out() == null
                ? request.tried().run().path().resolve("explained").resolve(request.method() + "-" + settings.sum())
                : request.out();
        settings.claim(folder.resolve(SETTINGS), List.of(folder.resolve("maps"), folder.resolve("explain.csv")));
        try (Victim victim = Victim.open(request.tried().run(), context.predicting())) {
            if (request.occlusion()) {
                return new Result(
                        explained(items, set.known(), victim, folder, Explain::occlusion, Optional.empty()),
                        folder,
                        chosen.skipped());
            }
            try (Cam cam = Cam.open(request.tried().run())) {
                HeadChecking checking = new HeadChecking(cam, request.seed(), context.progress());
                return new Result(
                        explained(items, set.known(), victim, folder, checking::maps, Optional.of(checking)),
                        folder,
                        chosen.skipped());
            }
        }
    }

    private void requireClass() throws IOException {
        String wanted = request.label();
        List<String> names = request.tried().run().readClasses();
        if (wanted != null && !names.contains(wanted)) {
            throw new UsageException(
                    "--class " + wanted + ": the run has no such class; expected one of " + String.join(", ", names));
        }
    }

    private ResultSettings settings(List<AttackedSet.Item> items, boolean known) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("run", request.tried().run().name());
        settings.put("model", Sha256.of(request.tried().run().model().parameters()));
        settings.put("images", request.tried().images());
        settings.put("competition", Objects.toString(request.tried().competition(), "that of the run"));
        settings.put("truth", known ? "known" : "not known");
        settings.put("limit", Integer.toString(request.tried().limit()));
        settings.put("pixels", pixels(items));
        settings.put("class", Objects.toString(request.label(), "those that are seen"));
        settings.put("method", request.method());
        settings.put("seed", Long.toString(request.seed()));
        return new ResultSettings(settings);
    }

    /** A checksum of the Ids and pixels of all images, which changes if a file is replaced. */
    private static String pixels(List<AttackedSet.Item> items) throws IOException {
        MessageDigest digest = Sha256.digest();
        for (AttackedSet.Item item : items) {
            RgbImage image = item.image().read();
            digest.update((item.id() + " " + image.size() + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(image.rgb());
        }
        return Sha256.hex(digest.digest());
    }

    private static List<HeatMap> occlusion(RgbImage image, Case under, List<Integer> labels) {
        return Occlusion.STANDARD.maps(image, labels.size(), hidden -> under.presence(hidden, labels));
    }

    private HeatReport explained(
            List<AttackedSet.Item> items,
            boolean known,
            Victim victim,
            Path folder,
            Maps maps,
            Optional<HeadChecking> checking)
            throws IOException {
        List<String> names = victim.names();
        HeatTable table = new HeatTable();
        List<Explained> all = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        try (Progress.Task steps = context.progress().start("explaining", items.size())) {
            for (AttackedSet.Item item : items) {
                RgbImage image = item.image().read();
                Truth truth = item.truth().read();
                Case under = new StoppableCase(victim.against(image, truth, Target.ANYTHING_ELSE), steps);
                Case.Response look = under.before();
                List<Integer> labels = labels(look, victim);
                if (labels.isEmpty()) {
                    unseen.add(item.id());
                }
                List<HeatMap> found = maps.draw(image, under, labels);
                List<HeatPicture.Tile> tiles = new ArrayList<>(List.of(HeatPicture.tile(item.id(), image)));
                for (int i = 0; i < labels.size(); i++) {
                    int label = labels.get(i);
                    double score =
                            look.scores().isEmpty() ? Double.NaN : look.scores().get(label);
                    tiles.add(HeatPicture.tile(caption(names.get(label), score, found.get(i)), image, found.get(i)));
                    table.add(item.id(), names.get(label), score, found.get(i), pixelsOf(truth, label, victim));
                }
                HeatPicture.write(
                        folder.resolve("maps").resolve(item.id() + ".png"),
                        known ? item.id() + ", " + verdict(look, victim) : item.id(),
                        List.of(tiles));
                all.add(new Explained(item.id(), rank(look, victim), tiles));
                steps.step();
            }
        }
        Optional<HeadCheck> check =
                checking.isEmpty() ? Optional.empty() : checking.get().check();
        contactSheet(all, known, victim, folder);
        table.write(
                folder.resolve("explain.csv"),
                checking.isEmpty()
                        ? Collections.nCopies(table.size(), Double.NaN)
                        : checking.get().correlations(check));
        HeatReport report = new HeatReport(items.size(), unseen, table.size(), table.allZero(), table.share(), check);
        report.write(folder.resolve("figures.json"));
        return report;
    }

    private static String verdict(Case.Response look, Victim victim) {
        return switch (victim.agreement()) {
            case DICE -> String.format(Locale.ROOT, "Dice %.3f", look.dice());
            case ACCURACY -> look.right() ? "right" : "wrong";
        };
    }

    /** The number by which images are sorted, the highest first. */
    private static double rank(Case.Response look, Victim victim) {
        return switch (victim.agreement()) {
            case DICE -> look.dice();
            case ACCURACY ->
                (look.right() ? 1 : -1) * look.scores().get(look.labels().get(0));
        };
    }

    private static String order(Victim victim) {
        return switch (victim.agreement()) {
            case DICE -> "sorted by Dice, highest first";
            case ACCURACY -> "right with the highest probability first, wrong with the highest last";
        };
    }

    private static String caption(String name, double score, HeatMap map) {
        String scored = Double.isNaN(score) ? name : String.format(Locale.ROOT, "%s %.3f", name, score);
        return map.allZero() ? scored + ", all zero" : scored;
    }

    /** The true label map and the label of a class in it, or empty if the truth has no mask. */
    private static Optional<HeatTable.Pixels> pixelsOf(Truth truth, int label, Victim victim) {
        return truth.map().map(map -> new HeatTable.Pixels(map, victim.labelOf(label)));
    }

    private List<Integer> labels(Case.Response look, Victim victim) {
        List<String> names = victim.names();
        if (request.label() != null) {
            return List.of(names.indexOf(request.label()));
        }
        if (victim.agreement() == Agreement.ACCURACY) {
            return look.labels();
        }
        LabelMap map = look.map();
        if (map != null) {
            long[] pixels = map.histogram();
            return IntStream.range(1, names.size())
                    .filter(label -> pixels[label] > 0)
                    .boxed()
                    .sorted(Comparator.comparingLong(label -> -pixels[label]))
                    .limit(CLASSES)
                    .toList();
        }
        List<Integer> byScore = IntStream.range(0, look.scores().size())
                .boxed()
                .sorted(Comparator.comparingDouble(label -> -look.scores().get(label)))
                .limit(CLASSES)
                .toList();
        List<Integer> likely = byScore.stream()
                .filter(label -> look.scores().get(label) >= 0.5)
                .toList();
        return likely.isEmpty() ? byScore.subList(0, 1) : likely;
    }

    private void contactSheet(List<Explained> all, boolean known, Victim victim, Path folder) throws IOException {
        List<Explained> ordered = new ArrayList<>(all);
        if (known) {
            ordered.sort(Comparator.comparingDouble(Explained::rank).reversed());
        }
        int leftOut = Math.max(0, all.size() - 2 * SHOWN);
        ordered.subList(Math.min(SHOWN, all.size()), Math.min(SHOWN, all.size()) + leftOut)
                .clear();
        HeatPicture.write(
                folder.resolve("contact.png"),
                request.tried().run().name() + (known && all.size() > 1 ? ": " + order(victim) : ""),
                ordered.stream().map(Explained::tiles).toList());
    }
}
