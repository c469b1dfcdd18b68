package podium.app.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.app.context.Context;
import podium.app.context.SkippedImages;
import podium.core.InputException;
import podium.core.Progress;
import podium.core.UsageException;
import podium.core.mask.LabelMap;
import podium.data.image.RgbImage;
import podium.data.maps.MaskFile;
import podium.data.maps.RenumberedMasks;
import podium.lab.attack.Agreement;
import podium.lab.attack.AttackResult;
import podium.lab.attack.Attacker;
import podium.lab.attack.Case;
import podium.lab.attack.ClassifierVictim;
import podium.lab.attack.Defence;
import podium.lab.attack.EpsilonSearch;
import podium.lab.attack.PerturberAttack;
import podium.lab.attack.SegmenterVictim;
import podium.lab.attack.Truth;
import podium.lab.attack.Victim;
import podium.player.recipe.Target;
import podium.player.runs.RunFolder;
import podium.report.charts.AttackCurve;
import podium.report.charts.AttackPanel;
import podium.report.tables.AttackImages;
import podium.report.tables.AttackTable;
import podium.report.tables.Detection;
import podium.report.tables.FooledTable;
import podium.report.tables.Robustness;

/**
 * Attacks a run's network on many images, separately for each epsilon, and reports how often it was fooled.
 *
 * <pre>
 * OUT/attack.csv               a row per network and epsilon
 * OUT/fooled.csv               a row per network and epsilon: the images fooled at it or at a smaller epsilon
 * OUT/images.csv               a row per image and epsilon
 * OUT/curve.png                success, and Dice or accuracy, against epsilon
 * OUT/roc.png                  the ROC curves of the detector, if there is one
 * OUT/panels/ID.png            an image at all epsilons, with the predictions
 * OUT/eps-4/                   see {@link AttackFolder}
 * </pre>
 */
public final class Attack {
    private static final int LEAST_SIDE = 16;

    private final Context context;
    private final AttackRequest request;
    private final AttackFolder folder;

    /**
     * The results of an attack.
     *
     * @param detections the results of the detector, one per epsilon; empty without a detector
     * @param folder the folder of all files
     * @param known true if Dice or accuracy compares with the truth, false if with the prediction before the attack
     * @param skipped the skipped images of a folder
     */
    public record Result(
            AttackTable table,
            FooledTable fooled,
            Robustness robustness,
            List<Detection> detections,
            Path folder,
            boolean known,
            SkippedImages skipped) {
        public Result {
            detections = List.copyOf(detections);
        }
    }

    public Attack(Context context, AttackRequest request) {
        this.context = context;
        this.request = request;
        this.folder = request.folder();
    }

    /** Attacks all images. An image that was attacked before with the same settings is read, not attacked again. */
    public Result run() throws IOException {
        AttackedSet set = AttackedSet.of(request.tried(), context);
        AttackedSet.Chosen chosen = set.atMost(request.tried().limit(), Attack::requireLarge, context.progress());
        List<AttackedSet.Item> items = chosen.items();
        folder.begin();
        AttackFigures own = new AttackFigures(request.tried().run().name(), request.epsilons());
        RunFolder against = request.against();
        AttackFigures other = new AttackFigures(against == null ? "" : against.name(), request.epsilons());
        AttackSuspicions suspicions = suspicions();
        try (Attacker attack = attack();
                Victim victim = victim(request.tried().run(), request.guard().defence());
                @Nullable Victim second = against == null ? null : second(against, victim)) {
            Target target = request.aim().target() == null
                    ? Target.ANYTHING_ELSE
                    : victim.target(request.aim().target());
            AttackScores scores = new AttackScores(victim.names());
            AttackPanel panel = new AttackPanel(
                    request.tried().run().name(), request.aim().method(), victim.names(), victim.agreement());
            try (Progress.Task steps = context.progress().start("attacking", items.size())) {
                for (int i = 0; i < items.size(); i++) {
                    String id = items.get(i).id();
                    RgbImage image = items.get(i).image().read();
                    requireLarge(id, image);
                    Truth truth = items.get(i).truth().read();
                    List<AttackResult> found =
                            found(attack, id, image, new StoppableCase(victim.against(image, truth, target), steps));
                    own.add(found.stream()
                            .map(one -> AttackImages.Row.of(id, one))
                            .toList());
                    scores.add(id, found);
                    suspicions.add(victim, image, found);
                    if (second != null) {
                        other.add(tried(id, found, second.against(image, truth, target)));
                    }
                    if (i * request.panels() / items.size() != (i + 1) * request.panels() / items.size()) {
                        panel.write(folder.path().resolve("panels").resolve(id + ".png"), id, image, truth, found);
                    }
                    steps.step();
                }
            }
            scores.write(folder);
            return report(
                    victim.agreement(),
                    own,
                    against == null ? List.of() : List.of(other),
                    suspicions,
                    set.known(),
                    chosen.skipped());
        }
    }

    private Attacker attack() throws IOException {
        RunFolder perturber = request.aim().perturber();
        return perturber == null ? request.aim().attack() : PerturberAttack.open(perturber, context.predicting());
    }

    private AttackSuspicions suspicions() throws IOException {
        String detector = request.guard().detector();
        return new AttackSuspicions(
                detector == null ? "" : detector,
                Defences.of(detector, request.tried().run(), request.tried().competition(), context.workspace()));
    }

    private static void requireLarge(String id, RgbImage image) {
        if (Math.min(image.width(), image.height()) < LEAST_SIDE) {
            throw new InputException(id + ": " + image.size() + " pixels; expected " + LEAST_SIDE
                    + " or more on each side, since people see any change of a smaller image");
        }
    }

    /** Opens the run of --against, without a defence. */
    private Victim second(RunFolder run, Victim first) throws IOException {
        if (run.readRecipe().task() != request.tried().run().readRecipe().task()) {
            throw new UsageException("--against " + run.path()
                    + ": has another task than the attacked run; expected two classifiers or two segmenters");
        }
        Victim second = victim(run, null);
        if (!second.names().equals(first.names())) {
            second.close();
            throw new InputException("--against: its classes are " + String.join(", ", second.names())
                    + "; expected the classes of the attacked run");
        }
        return second;
    }

    private Victim victim(RunFolder run, @Nullable String hidden) throws IOException {
        Defence defence =
                Defences.of(hidden, request.tried().run(), request.tried().competition(), context.workspace());
        return switch (run.readRecipe().task()) {
            case CLASSIFICATION -> classifier(run, defence);
            case SEGMENTATION -> segmenter(run, defence);
        };
    }

    private Victim classifier(RunFolder run, @Nullable Defence defence) throws IOException {
        if (request.aim().paint() != null) {
            throw new UsageException("--paint is for segmenters; for a classifier, use --target");
        }
        return ClassifierVictim.open(
                run, context.predicting(), defence, request.guard().aware());
    }

    private Victim segmenter(RunFolder run, @Nullable Defence defence) throws IOException {
        if (request.guard().detector() != null) {
            throw new UsageException(
                    "--detector is for classifiers, since it compares class scores; leave it out for a segmenter");
        }
        Path paint = request.aim().paint();
        RenumberedMasks renumbered = new RenumberedMasks();
        LabelMap painted =
                paint == null ? null : MaskFile.read(paint, run.readClasses().size() - 1, renumbered);
        renumbered.tell(context.progress());
        return SegmenterVictim.open(
                run, context.predicting(), painted, defence, request.guard().aware());
    }

    private List<AttackResult> found(Attacker attack, String id, RgbImage image, Case under) throws IOException {
        EpsilonSearch search = new EpsilonSearch(attack, image, under);
        List<AttackResult> found = new ArrayList<>();
        for (double epsilon : request.epsilons()) {
            found.add(folder.found(search, id, image, epsilon));
        }
        return found;
    }

    /** The predictions of another network for the attacked images. */
    private static List<AttackImages.Row> tried(String id, List<AttackResult> found, Case under) {
        return found.stream()
                .map(one -> new AttackResult(
                        one.epsilon(), one.image(), one.perturbation(), under.before(), under.look(one.image())))
                .map(one -> AttackImages.Row.of(id, one))
                .toList();
    }

    private Result report(
            Agreement agreement,
            AttackFigures own,
            List<AttackFigures> others,
            AttackSuspicions suspicions,
            boolean known,
            SkippedImages skipped)
            throws IOException {
        List<AttackTable.Row> rows = new ArrayList<>(own.rows());
        List<FooledTable.Row> fooled = new ArrayList<>(own.fooled());
        for (AttackFigures other : others) {
            rows.addAll(other.rows());
            fooled.addAll(other.fooled());
        }
        Path out = folder.path();
        AttackTable table = new AttackTable(agreement, rows);
        table.write(out.resolve("attack.csv"));
        FooledTable upTo = new FooledTable(fooled);
        upTo.write(out.resolve("fooled.csv"));
        own.images(agreement).write(out.resolve("images.csv"));
        new AttackCurve(request.aim().method(), table).write(out.resolve("curve.png"));
        suspicions.draw(out.resolve("roc.png"));
        return new Result(
                table,
                upTo,
                own.robustness(request.aim().attack().seed()),
                suspicions.detections(),
                out,
                known,
                skipped);
    }
}
