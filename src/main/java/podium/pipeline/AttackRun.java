package podium.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import podium.InputException;
import podium.Progress;
import podium.UsageException;
import podium.attack.Attack;
import podium.attack.Case;
import podium.attack.ClassifierVictim;
import podium.attack.Defence;
import podium.attack.EpsilonSweep;
import podium.attack.Found;
import podium.attack.GradientAttack;
import podium.attack.PerturberAttack;
import podium.attack.SegmenterVictim;
import podium.attack.Truth;
import podium.attack.Victim;
import podium.competition.Task;
import podium.competition.Workspace;
import podium.dataset.MaskFile;
import podium.dataset.MaskPng;
import podium.dataset.RenumberedMasks;
import podium.dataset.RgbImage;
import podium.dataset.RgbPng;
import podium.mask.LabelMap;
import podium.metric.Interval;
import podium.metric.RankCorrelation;
import podium.metric.RocCurve;
import podium.prediction.ClassScores;
import podium.prediction.ScoreFile;
import podium.report.AttackCurve;
import podium.report.AttackImages;
import podium.report.AttackPanel;
import podium.report.AttackTable;
import podium.report.RocPicture;
import podium.run.Sha256;
import podium.run.WriteAside;
import podium.scoring.Statistics;
import podium.training.RunFolder;
import podium.training.Target;

/**
 * Attacks a run's network on many images, and says how far it was fooled.
 *
 * <pre>
 * OUT/attack.csv               a row a bound, and a network
 * OUT/images.csv               a row an image and bound
 * OUT/curve.png                success and Dice against epsilon
 * OUT/panels/ID.png            some images, their perturbations, and what the network says
 * OUT/eps-4/images/ID.png      the attacked images
 * OUT/eps-4/scores.csv         what the network says of them, or masks/ID.png: for 'podium encode'
 * </pre>
 */
public final class AttackRun {
    private static final String SETTINGS = "attack.txt";
    private static final int LEAST_SIDE = 16;
    private static final double FALSE_ALARMS = 0.05;

    private final Workspace workspace;
    private final Request request;
    private final Path out;
    private final Progress progress;

    /**
     * What is asked for.
     *
     * @param images {@code test}, {@code valid}, an image or a folder
     * @param competition null where the run lies where it was made
     * @param perturber a run that perturbs images, in place of the gradient's attack; null for none
     * @param target null: untargeted
     * @param paint a label map that every image is to get; null for none
     * @param against a run that the attacked images are tried on; null for none
     * @param defence what the network hides behind; null for none
     * @param aware whether the attack knows the defence
     * @param detector a squeeze that attacked images are told by; null for none
     * @param out null: RUN/attacks/METHOD-SUM, by a sum over what the attacked images depend on
     * @param limit images at most, spread evenly
     * @param panels pictures at most
     */
    public record Request(
            RunFolder run,
            String images,
            @Nullable String competition,
            GradientAttack attack,
            @Nullable RunFolder perturber,
            List<Double> epsilons,
            @Nullable String target,
            @Nullable Path paint,
            @Nullable RunFolder against,
            @Nullable String defence,
            boolean aware,
            @Nullable String detector,
            @Nullable Path out,
            int limit,
            int panels) {
        public Request {
            epsilons = List.copyOf(epsilons);
        }

        /** What the attacked images depend on. */
        private String settings() {
            return String.join(
                            "\n",
                            run.path().toAbsolutePath().normalize().toString(),
                            images,
                            perturber == null
                                    ? attack.toString()
                                    : perturber
                                            .path()
                                            .toAbsolutePath()
                                            .normalize()
                                            .toString(),
                            epsilons.toString(),
                            Objects.toString(target, ""),
                            Objects.toString(paint, ""),
                            Objects.toString(defence, "") + aware,
                            Integer.toString(limit))
                    + "\n";
        }

        /** The method by name. */
        private String method() {
            return perturber == null ? attack.method().name().toLowerCase(Locale.ROOT) : perturber.name();
        }

        /** Where results go. */
        private Path folder() {
            String sum = Sha256.of(settings()).substring(0, 8);
            return out == null ? run.path().resolve("attacks").resolve(method() + "-" + sum) : out;
        }
    }

    /**
     * What was found.
     *
     * @param robustness Spearman's correlation of an image's confidence with the epsilon that fools it; null where there is
     *     nothing to correlate
     * @param detections one a bound, where there is a detector
     * @param folder where all is
     * @param known whether Dice is with the truth, not with what the network said before
     */
    public record Result(
            AttackTable table,
            @Nullable Correlation robustness,
            List<Detection> detections,
            Path folder,
            boolean known,
            int images) {
        public Result {
            detections = List.copyOf(detections);
        }
    }

    /**
     * How well a detector tells images that fooled the network from clean ones.
     *
     * @param area under the ROC curve
     * @param found share of attacked images that it flags where it flags 5% of the clean ones
     */
    public record Detection(double epsilon, double area, double found) {}

    /** Of confidence with the epsilon that is needed. */
    public record Correlation(double value, Interval interval) {}

    /** One image within one bound, by one network. */
    private record Figure(
            String id, double epsilon, boolean counted, boolean reached, Found found, double before, double after) {}

    public AttackRun(Workspace workspace, Request request, Progress progress) {
        this.workspace = workspace;
        this.request = request;
        this.out = request.folder();
        this.progress = progress;
    }

    /** Attacks; images that were attacked before, with the same settings, are read and not searched again. */
    public Result run() throws IOException {
        AttackedSet set = AttackedSet.of(request.run(), request.images(), request.competition(), workspace, progress);
        prepareFolder();
        List<List<Figure>> own = new ArrayList<>();
        List<List<Figure>> other = new ArrayList<>();
        List<String> names;
        Task task = request.run().readRecipe().task();
        Suspicions suspicions = new Suspicions();
        try (Attack attack = attack();
                Victim victim = victim(request.run(), true);
                Other against = Other.open(request.against(), task, this)) {
            names = victim.names();
            Target target = request.target() == null ? Target.ANYTHING_ELSE : victim.target(request.target());
            against.requireNames(names);
            List<AttackedSet.Item> items = set.atMost(request.limit());
            AttackPanel panel = new AttackPanel(request.run().name(), names);
            try (Progress.Task steps = progress.start("attacking", items.size())) {
                for (int i = 0; i < items.size(); i++) {
                    AttackedSet.Item item = items.get(i);
                    RgbImage image = item.image().read();
                    requireLarge(item.id(), image);
                    Truth truth = item.truth().read();
                    List<Found> found = found(attack, item.id(), image, victim.against(image, truth, target));
                    own.add(figures(item.id(), found));
                    suspicions.add(victim, image, found);
                    if (against.victim != null) {
                        other.add(figures(item.id(), found, against.victim.against(image, truth, target)));
                    }
                    if (i * request.panels() / items.size() != (i + 1) * request.panels() / items.size()) {
                        drawPanel(panel, item.id(), image, found);
                    }
                    steps.step();
                }
            }
        }
        if (task == Task.CLASSIFICATION) {
            writeScores(own, names);
        }
        return report(own, other, suspicions, set.known());
    }

    private Attack attack() throws IOException {
        RunFolder perturber = request.perturber();
        return perturber == null ? request.attack() : PerturberAttack.open(perturber);
    }

    private static void requireLarge(String id, RgbImage image) {
        if (Math.min(image.width(), image.height()) < LEAST_SIDE) {
            throw new InputException(id + ": " + image.size() + " pixels; expected " + LEAST_SIDE
                    + " or more a side: on smaller images any change is seen");
        }
    }

    /** The run that attacked images are tried on, if any. */
    private static final class Other implements AutoCloseable {
        private final @Nullable Victim victim;

        private Other(@Nullable Victim victim) {
            this.victim = victim;
        }

        static Other open(@Nullable RunFolder run, Task task, AttackRun attack) throws IOException {
            if (run == null) {
                return new Other(null);
            }
            if (run.readRecipe().task() != task) {
                throw new UsageException("--against " + run.path()
                        + ": a classifier's images are tried on a classifier," + " a segmenter's on a segmenter");
            }
            return new Other(attack.victim(run, false));
        }

        void requireNames(List<String> names) {
            if (victim != null && !victim.names().equals(names)) {
                throw new InputException("--against: its classes are " + String.join(", ", victim.names())
                        + "; expected those of the run that is attacked");
            }
        }

        @Override
        public void close() {
            if (victim != null) {
                victim.close();
            }
        }
    }

    private Victim victim(RunFolder run, boolean defended) throws IOException {
        Defence defence =
                Defences.of(defended ? request.defence() : null, request.run(), request.competition(), workspace);
        if (run.readRecipe().task() == Task.CLASSIFICATION) {
            if (request.paint() != null) {
                throw new UsageException("--paint is for segmenters; a classifier has --target +CLASS,-CLASS");
            }
            return ClassifierVictim.open(run, defence, request.aware());
        }
        if (request.detector() != null) {
            throw new UsageException("--detector compares scores of classes; a segmenter has none");
        }
        Path paint = request.paint();
        RenumberedMasks renumbered = new RenumberedMasks();
        LabelMap painted =
                paint == null ? null : MaskFile.read(paint, run.readClasses().size() - 1, renumbered);
        renumbered.tell(progress);
        return SegmenterVictim.open(run, painted, defence, request.aware());
    }

    private void prepareFolder() throws IOException {
        Path file = out.resolve(SETTINGS);
        if (Files.exists(file) && !Files.readString(file).equals(request.settings())) {
            throw new InputException(
                    out + ": holds an attack with other settings (" + SETTINGS + "); give another --out, or delete it");
        }
        WriteAside.text(file, request.settings());
    }

    private Path folder(double epsilon) {
        return out.resolve("eps-" + AttackTable.epsilon(epsilon));
    }

    private Path file(double epsilon, String id) {
        return folder(epsilon).resolve("images").resolve(id + ".png");
    }

    private List<Found> found(Attack attack, String id, RgbImage image, Case under) throws IOException {
        EpsilonSweep sweep = new EpsilonSweep(attack, request.epsilons());
        boolean there = sweep.epsilons().stream().allMatch(epsilon -> Files.isRegularFile(file(epsilon, id)));
        List<Found> found;
        if (there) {
            List<RgbImage> attacked = new ArrayList<>();
            for (double epsilon : sweep.epsilons()) {
                attacked.add(RgbImage.read(file(epsilon, id)));
            }
            found = sweep.again(image, under, attacked);
        } else {
            found = sweep.of(image, under);
            for (Found one : found) {
                WriteAside.write(file(one.epsilon(), id), stream -> RgbPng.write(one.image(), stream));
            }
        }
        for (Found one : found) {
            LabelMap map = one.after().map();
            if (map != null) {
                Path mask = folder(one.epsilon()).resolve("masks").resolve(id + ".png");
                WriteAside.write(mask, stream -> MaskPng.write(map, stream));
            }
        }
        return found;
    }

    private static List<Figure> figures(String id, List<Found> found) {
        return found.stream()
                .map(one -> new Figure(
                        id,
                        one.epsilon(),
                        one.counted(),
                        one.after().reached(),
                        without(one),
                        one.before().dice(),
                        one.after().dice()))
                .toList();
    }

    private static List<Figure> figures(String id, List<Found> found, Case under) {
        Case.Look before = under.before();
        return found.stream()
                .map(one -> {
                    Case.Look after = under.look(one.image());
                    return new Figure(
                            id,
                            one.epsilon(),
                            !before.reached(),
                            after.reached(),
                            without(one),
                            before.dice(),
                            after.dice());
                })
                .toList();
    }

    /** What is kept of many images has no pixels. */
    private static Found without(Found found) {
        RgbImage dot = RgbImage.of(1, 1, new byte[RgbImage.CHANNELS]);
        return new Found(
                found.epsilon(),
                dot,
                found.perturbation(),
                withoutMap(found.before()),
                withoutMap(found.after()),
                found.counted());
    }

    private static Case.Look withoutMap(Case.Look look) {
        return new Case.Look(look.reached(), look.dice(), look.confidence(), look.scores(), null);
    }

    private void drawPanel(AttackPanel panel, String id, RgbImage image, List<Found> found) throws IOException {
        Found shown =
                found.stream().filter(one -> one.after().reached()).findFirst().orElse(found.get(found.size() - 1));
        String caption = id + ", " + request.method() + ", epsilon " + AttackTable.epsilon(shown.epsilon());
        panel.write(out.resolve("panels").resolve(id + ".png"), caption, image, shown);
    }

    private void writeScores(List<List<Figure>> figures, List<String> classes) throws IOException {
        for (int bound = 0; bound < request.epsilons().size(); bound++) {
            List<String> ids = new ArrayList<>();
            List<float[]> rows = new ArrayList<>();
            double epsilon = 0;
            for (List<Figure> image : figures) {
                Figure figure = image.get(bound);
                epsilon = figure.epsilon();
                ids.add(figure.id());
                List<Double> scores = figure.found().after().scores();
                float[] row = new float[scores.size()];
                for (int label = 0; label < row.length; label++) {
                    row[label] = scores.get(label).floatValue();
                }
                rows.add(row);
            }
            new ScoreFile(folder(epsilon).resolve("scores.csv"))
                    .write(new ClassScores(classes, ids, rows.toArray(float[][]::new)));
        }
    }

    /** How suspicious a detector finds clean images, and attacked ones by bound. */
    private final class Suspicions {
        private final @Nullable Defence squeeze;
        private final List<Double> clean = new ArrayList<>();
        private final Map<Double, List<Double>> attacked = new TreeMap<>();

        Suspicions() throws IOException {
            squeeze = Defences.of(request.detector(), request.run(), request.competition(), workspace);
        }

        /** Only what fooled the network has to be found. */
        void add(Victim victim, RgbImage image, List<Found> found) {
            if (squeeze == null || !(victim instanceof ClassifierVictim classifier)) {
                return;
            }
            clean.add(classifier.suspicion(image, squeeze));
            for (Found one : found) {
                if (one.counted() && one.after().reached()) {
                    attacked.computeIfAbsent(one.epsilon(), epsilon -> new ArrayList<>())
                            .add(classifier.suspicion(one.image(), squeeze));
                }
            }
        }

        private Map<Double, RocCurve> curves() {
            Map<Double, RocCurve> curves = new TreeMap<>();
            attacked.forEach((epsilon, values) -> curves.put(epsilon, RocCurve.of(array(clean), array(values))));
            return curves;
        }

        List<Detection> detections() {
            List<Detection> detections = new ArrayList<>();
            curves().forEach((epsilon, curve) ->
                    detections.add(new Detection(epsilon, curve.area(), curve.truePositives(FALSE_ALARMS))));
            return detections;
        }

        void draw(Path png) throws IOException {
            Map<String, RocCurve> named = new LinkedHashMap<>();
            curves().forEach((epsilon, curve) -> named.put("epsilon " + AttackTable.epsilon(epsilon), curve));
            if (!named.isEmpty()) {
                new RocPicture("detector " + request.detector(), named).write(png);
            }
        }

        private static double[] array(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private Result report(List<List<Figure>> own, List<List<Figure>> other, Suspicions suspicions, boolean known)
            throws IOException {
        List<AttackTable.Row> rows = new ArrayList<>(rows(request.run().name(), own));
        RunFolder against = request.against();
        if (against != null) {
            rows.addAll(rows(against.name(), other));
        }
        AttackTable table = new AttackTable(rows);
        table.write(out.resolve("attack.csv"));
        AttackImages.write(
                out.resolve("images.csv"),
                own.stream().flatMap(List::stream).map(AttackRun::cells).toList());
        new AttackCurve(request.method(), rows).write(out.resolve("curve.png"));
        suspicions.draw(out.resolve("roc.png"));
        return new Result(table, robustness(own).orElse(null), suspicions.detections(), out, known, own.size());
    }

    private static List<String> cells(Figure figure) {
        return List.of(
                figure.id(),
                AttackTable.epsilon(figure.epsilon()),
                Boolean.toString(figure.counted()),
                Boolean.toString(figure.reached()),
                Double.toString(figure.before()),
                Double.toString(figure.after()),
                Integer.toString(figure.found().perturbation().linf()),
                Double.toString(figure.found().perturbation().rms()),
                Double.toString(figure.found().perturbation().ssim()),
                Double.toString(figure.found().before().confidence()));
    }

    private static List<AttackTable.Row> rows(String network, List<List<Figure>> images) {
        List<AttackTable.Row> rows = new ArrayList<>();
        for (int bound = 0; bound < images.get(0).size(); bound++) {
            int at = bound;
            List<Figure> all = images.stream().map(image -> image.get(at)).toList();
            double[][] success = all.stream()
                    .filter(Figure::counted)
                    .map(figure -> new double[] {figure.reached() ? 1 : 0, 1})
                    .toArray(double[][]::new);
            double[][] dice =
                    all.stream().map(figure -> new double[] {figure.after(), 1}).toArray(double[][]::new);
            rows.add(new AttackTable.Row(
                    network,
                    all.get(0).epsilon(),
                    success.length,
                    ratio(sum(success)),
                    interval(success),
                    mean(all, Figure::before),
                    mean(all, Figure::after),
                    interval(dice),
                    all.stream()
                            .mapToInt(figure -> figure.found().perturbation().linf())
                            .max()
                            .orElse(0),
                    mean(all, figure -> figure.found().perturbation().rms()),
                    mean(all, figure -> figure.found().perturbation().ssim())));
        }
        return rows;
    }

    private static double mean(List<Figure> figures, ToDoubleFunction<Figure> value) {
        return figures.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    private static Interval interval(double[][] statistics) {
        return statistics.length == 0
                ? new Interval(Double.NaN, Double.NaN)
                : Statistics.BOOTSTRAP.interval(statistics, AttackRun::ratio);
    }

    private static double[] sum(double[][] rows) {
        double[] sum = new double[2];
        for (double[] row : rows) {
            sum[0] += row[0];
            sum[1] += row[1];
        }
        return sum;
    }

    private static double ratio(double[] sum) {
        return sum[0] / sum[1];
    }

    /** Images that no bound fools need more than the largest: all of them the same rank. */
    private Optional<Correlation> robustness(List<List<Figure>> images) {
        double[][] pairs = images.stream()
                .filter(image -> image.get(0).counted())
                .map(image -> new double[] {
                    image.get(0).found().before().confidence(),
                    image.stream()
                            .filter(Figure::reached)
                            .mapToDouble(Figure::epsilon)
                            .findFirst()
                            .orElse(Double.POSITIVE_INFINITY)
                })
                .toArray(double[][]::new);
        double value = correlation(pairs);
        if (Double.isNaN(value)) {
            return Optional.empty();
        }
        SplittableRandom random = new SplittableRandom(request.attack().seed());
        double[] draws = new double[1000];
        Arrays.setAll(draws, draw -> {
            double[][] drawn = new double[pairs.length][];
            Arrays.setAll(drawn, i -> pairs[random.nextInt(pairs.length)]);
            return correlation(drawn);
        });
        return Optional.of(new Correlation(value, Statistics.BOOTSTRAP.interval(draws)));
    }

    private static double correlation(double[][] pairs) {
        return RankCorrelation.of(
                Arrays.stream(pairs).mapToDouble(pair -> pair[0]).toArray(),
                Arrays.stream(pairs).mapToDouble(pair -> pair[1]).toArray());
    }
}
