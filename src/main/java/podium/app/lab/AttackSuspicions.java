package podium.app.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import podium.core.metric.Bootstrap;
import podium.core.metric.Interval;
import podium.core.metric.RocCurve;
import podium.data.image.RgbImage;
import podium.lab.attack.AttackResult;
import podium.lab.attack.ClassifierVictim;
import podium.lab.attack.Defence;
import podium.lab.attack.Victim;
import podium.report.charts.RocPicture;
import podium.report.tables.AttackTable;
import podium.report.tables.Detection;

/** The scores that a detector gives clean images, and the attacked images of each epsilon that fooled the network. */
final class AttackSuspicions {
    private static final double FALSE_ALARMS = 0.05;
    private static final int DRAWS = 1000;
    private static final long SEED = 2009;

    private final String detector;
    private final @Nullable Defence squeeze;
    private final List<Double> clean = new ArrayList<>();
    private final Map<Double, List<Double>> fooling = new TreeMap<>();

    /** Creates suspicions for a detector; there is no detector if squeeze is null. */
    AttackSuspicions(String detector, @Nullable Defence squeeze) {
        this.detector = detector;
        this.squeeze = squeeze;
    }

    /** Adds an image. Its attacked versions count if it was decided correctly before and they fooled the network. */
    void add(Victim victim, RgbImage image, List<AttackResult> found) {
        if (squeeze == null || !(victim instanceof ClassifierVictim classifier)) {
            return;
        }
        clean.add(classifier.suspicion(image, squeeze));
        for (AttackResult one : found) {
            List<Double> suspicions = fooling.computeIfAbsent(one.epsilon(), epsilon -> new ArrayList<>());
            if (one.before().right() && one.fooled()) {
                suspicions.add(classifier.suspicion(one.image(), squeeze));
            }
        }
    }

    /** The results, one per epsilon in ascending order; empty without a detector. */
    List<Detection> detections() {
        List<Detection> detections = new ArrayList<>();
        fooling.forEach((epsilon, suspicions) -> detections.add(detection(epsilon, array(suspicions))));
        return detections;
    }

    private Detection detection(double epsilon, double[] suspicions) {
        if (suspicions.length == 0) {
            return new Detection(detector, epsilon, 0, Double.NaN, new Interval(Double.NaN, Double.NaN), Double.NaN);
        }
        double[] negatives = array(clean);
        RocCurve curve = RocCurve.of(negatives, suspicions);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] draws = new double[DRAWS];
        Arrays.setAll(
                draws,
                draw -> RocCurve.of(drawn(negatives, random), drawn(suspicions, random))
                        .area());
        return new Detection(
                detector,
                epsilon,
                suspicions.length,
                curve.area(),
                Bootstrap.STANDARD.interval(draws),
                curve.truePositives(FALSE_ALARMS));
    }

    private static double[] drawn(double[] values, SplittableRandom random) {
        double[] drawn = new double[values.length];
        Arrays.setAll(drawn, i -> values[random.nextInt(values.length)]);
        return drawn;
    }

    /** Draws the ROC curves of the epsilons that fooled the network on an image, if there are any. */
    void draw(Path png) throws IOException {
        Map<String, RocCurve> curves = new LinkedHashMap<>();
        fooling.forEach((epsilon, suspicions) -> {
            if (!suspicions.isEmpty()) {
                curves.put("epsilon " + AttackTable.epsilon(epsilon), RocCurve.of(array(clean), array(suspicions)));
            }
        });
        if (!curves.isEmpty()) {
            new RocPicture("detector " + detector, curves).write(png);
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
