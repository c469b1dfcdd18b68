package podium.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import podium.Progress;
import podium.UsageException;
import podium.attack.Case;
import podium.attack.ClassifierVictim;
import podium.attack.GradCam;
import podium.attack.HeatMap;
import podium.attack.Occlusion;
import podium.attack.SegmenterCam;
import podium.attack.SegmenterVictim;
import podium.attack.Truth;
import podium.attack.Victim;
import podium.competition.Task;
import podium.competition.Workspace;
import podium.dataset.RgbImage;
import podium.mask.LabelMap;
import podium.metric.RankCorrelation;
import podium.report.HeatPicture;
import podium.report.HeatTable;
import podium.training.RunFolder;
import podium.training.Target;

/**
 * Draws where a run's network looks for each class that it decides for.
 *
 * <pre>
 * OUT/maps/ID.png       the image, and it under a map for each class
 * OUT/contact.png       the images with the highest and with the lowest Dice
 * OUT/explain.csv       a row an image and class
 * </pre>
 */
public final class ExplainRun {
    private static final int CLASSES = 4;
    private static final int SHOWN = 5;

    private final Workspace workspace;
    private final Request request;
    private final Progress progress;

    /**
     * What is asked for.
     *
     * @param images {@code test}, {@code valid}, an image or a folder
     * @param competition null where the run lies where it was made
     * @param occlusion in place of Grad-CAM
     * @param label the class that is looked for; null: those that the network decides for, or else the likeliest
     * @param seed of the random head that maps are checked with
     */
    public record Request(
            RunFolder run,
            String images,
            @Nullable String competition,
            boolean occlusion,
            @Nullable String label,
            Path out,
            int limit,
            long seed) {}

    /**
     * What was found.
     *
     * @param maps drawn
     * @param onObject mean share of heat on pixels of the class, where masks are known
     * @param area mean share of these pixels in the image: what a map that knows nothing has
     * @param sanity mean rank correlation of maps with those of a random head; empty for occlusion
     */
    public record Result(int maps, OptionalDouble onObject, OptionalDouble area, OptionalDouble sanity) {}

    /** An image's maps, as they are drawn. */
    private record Explained(String id, double dice, List<HeatPicture.Tile> tiles) {}

    public ExplainRun(Workspace workspace, Request request, Progress progress) {
        this.workspace = workspace;
        this.request = request;
        this.progress = progress;
    }

    /** Draws all. */
    public Result run() throws IOException {
        AttackedSet set = AttackedSet.of(request.run(), request.images(), request.competition(), workspace, progress);
        boolean segments = request.run().readRecipe().task() == Task.SEGMENTATION;
        if (segments) {
            try (SegmenterVictim victim = SegmenterVictim.open(request.run(), null, null, false)) {
                if (request.occlusion()) {
                    return explained(set, victim, ExplainRun::occlusion, Optional.empty());
                }
                SegmenterCam cam = SegmenterCam.open(request.run());
                SegmenterCam random = SegmenterCam.withRandomHead(request.run(), request.seed());
                return explained(
                        set,
                        victim,
                        (image, under, labels) -> cam.maps(image, decided(under), labels),
                        Optional.of((image, under, labels) -> random.maps(image, decided(under), labels)));
            }
        }
        try (ClassifierVictim victim = ClassifierVictim.open(request.run())) {
            if (request.occlusion()) {
                return explained(set, victim, ExplainRun::occlusion, Optional.empty());
            }
            try (GradCam cam = GradCam.open(request.run());
                    GradCam random = GradCam.withRandomHead(request.run(), request.seed())) {
                return explained(
                        set,
                        victim,
                        (image, under, labels) -> cam.maps(image, labels),
                        Optional.of((image, under, labels) -> random.maps(image, labels)));
            }
        }
    }

    private static LabelMap decided(Case under) {
        return Objects.requireNonNull(under.before().map());
    }

    /** Maps of an image for some classes. */
    private interface Maps {
        List<HeatMap> of(RgbImage image, Case under, List<Integer> labels);
    }

    private static List<HeatMap> occlusion(RgbImage image, Case under, List<Integer> labels) {
        return Occlusion.STANDARD.maps(image, labels.size(), hidden -> under.presence(hidden, labels));
    }

    private Result explained(AttackedSet set, Victim victim, Maps maps, Optional<Maps> random) throws IOException {
        List<String> names = victim.names();
        List<AttackedSet.Item> items = set.atMost(request.limit());
        HeatTable table = new HeatTable();
        List<Explained> all = new ArrayList<>();
        List<Double> correlations = new ArrayList<>();
        try (Progress.Task steps = progress.start("explaining", items.size())) {
            for (AttackedSet.Item item : items) {
                RgbImage image = item.image().read();
                Truth truth = item.truth().read();
                Case under = victim.against(image, truth, Target.ANYTHING_ELSE);
                Case.Look look = under.before();
                List<Integer> labels = labels(look, victim);
                List<HeatMap> found = maps.of(image, under, labels);
                List<HeatPicture.Tile> tiles = new ArrayList<>(List.of(HeatPicture.tile(item.id(), image)));
                for (int i = 0; i < labels.size(); i++) {
                    int label = labels.get(i);
                    double score =
                            look.scores().isEmpty() ? Double.NaN : look.scores().get(label);
                    tiles.add(HeatPicture.tile(caption(names.get(label), score), image, found.get(i)));
                    table.add(item.id(), names.get(label), score, found.get(i), pixelsOf(truth, label, victim));
                }
                if (random.isPresent()) {
                    List<HeatMap> others = random.get().of(image, under, labels);
                    for (int i = 0; i < labels.size(); i++) {
                        correlations.add(RankCorrelation.of(
                                found.get(i).values(), others.get(i).values()));
                    }
                }
                HeatPicture.write(
                        request.out().resolve("maps").resolve(item.id() + ".png"),
                        set.known() ? String.format(Locale.ROOT, "%s, Dice %.3f", item.id(), look.dice()) : item.id(),
                        List.of(tiles));
                all.add(new Explained(item.id(), look.dice(), tiles));
                steps.step();
            }
        }
        contactSheet(all, set.known());
        table.write(request.out().resolve("explain.csv"));
        return new Result(
                table.size(),
                table.meanShare(),
                table.meanArea(),
                correlations.stream()
                        .mapToDouble(Double::doubleValue)
                        .filter(Double::isFinite)
                        .average());
    }

    private static String caption(String name, double score) {
        return Double.isNaN(score) ? name : String.format(Locale.ROOT, "%s %.3f", name, score);
    }

    /** The label map, and which of its labels a class is. */
    private static Optional<HeatTable.Pixels> pixelsOf(Truth truth, int label, Victim victim) {
        return truth.map().map(map -> new HeatTable.Pixels(map, victim.labelOf(label)));
    }

    private List<Integer> labels(Case.Look look, Victim victim) {
        String wanted = request.label();
        if (wanted != null) {
            int label = victim.names().indexOf(wanted);
            if (label < 0) {
                throw new UsageException("--class " + wanted + ": no class of this run; expected one of "
                        + String.join(", ", victim.names()));
            }
            return List.of(label);
        }
        LabelMap map = look.map();
        if (map != null) {
            long[] pixels = map.histogram();
            return IntStream.range(1, victim.names().size())
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

    private void contactSheet(List<Explained> all, boolean known) throws IOException {
        List<Explained> ordered = new ArrayList<>(all);
        if (known) {
            ordered.sort(Comparator.comparingDouble(Explained::dice).reversed());
        }
        int leftOut = Math.max(0, all.size() - 2 * SHOWN);
        ordered.subList(Math.min(SHOWN, all.size()), Math.min(SHOWN, all.size()) + leftOut)
                .clear();
        HeatPicture.write(
                request.out().resolve("contact.png"),
                request.run().name() + (known ? ": the highest Dice first, the lowest last" : ""),
                ordered.stream().map(Explained::tiles).toList());
    }
}
