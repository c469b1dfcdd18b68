package podium.app.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import podium.core.metric.Bootstrap;
import podium.core.metric.Interval;
import podium.core.metric.RankCorrelation;
import podium.lab.attack.Agreement;
import podium.lab.attack.Perturbation;
import podium.report.tables.AttackImages;
import podium.report.tables.AttackTable;
import podium.report.tables.FooledTable;
import podium.report.tables.Robustness;

/** The predictions of one network for many attacked images, each attacked separately for every epsilon of a list. */
final class AttackFigures {
    private static final int DRAWS = 1000;

    private final String network;
    private final List<Double> epsilons;
    private final List<List<AttackImages.Row>> images = new ArrayList<>();

    /** Creates figures without images. The epsilons are in ascending order. */
    AttackFigures(String network, List<Double> epsilons) {
        this.network = network;
        this.epsilons = List.copyOf(epsilons);
    }

    /** Adds an image, with one row per epsilon in the order of the epsilons. */
    void add(List<AttackImages.Row> image) {
        images.add(List.copyOf(image));
    }

    /** The rows of all images, image by image. */
    AttackImages images(Agreement agreement) {
        return new AttackImages(agreement, images.stream().flatMap(List::stream).toList());
    }

    /** One row per epsilon, about the attacks with exactly that epsilon. */
    List<AttackTable.Row> rows() {
        List<AttackTable.Row> rows = new ArrayList<>();
        for (int at = 0; at < epsilons.size(); at++) {
            int epsilon = at;
            List<AttackImages.Row> all =
                    images.stream().map(image -> image.get(epsilon)).toList();
            List<AttackImages.Row> attacked =
                    all.stream().filter(row -> row.after().attacked()).toList();
            rows.add(new AttackTable.Row(
                    network,
                    epsilons.get(at),
                    share(
                            attacked.stream()
                                    .filter(row -> row.before().right())
                                    .toList(),
                            row -> row.after().fooled()),
                    share(attacked, row -> row.after().fooled()),
                    new AttackTable.Change(
                            mean(all, row -> row.before().agreement()),
                            mean(all, row -> row.after().agreement()),
                            interval(all, row -> row.after().agreement())),
                    new Perturbation(
                            all.stream()
                                    .mapToInt(row -> row.perturbation().linf())
                                    .max()
                                    .orElse(0),
                            mean(attacked, row -> row.perturbation().rms()),
                            mean(attacked, row -> row.perturbation().ssim()))));
        }
        return rows;
    }

    /** One row per epsilon, about the attacks with this epsilon and all smaller ones. */
    List<FooledTable.Row> fooled() {
        List<FooledTable.Row> rows = new ArrayList<>();
        for (double epsilon : epsilons) {
            rows.add(new FooledTable.Row(network, epsilon, share(concerned(), image -> needed(image) <= epsilon)));
        }
        return rows;
    }

    /** The robustness figures. Images that no epsilon fools share the highest rank. */
    Robustness robustness(long seed) {
        double[][] pairs = concerned().stream()
                .map(image -> new double[] {image.get(0).before().confidence(), needed(image)})
                .toArray(double[][]::new);
        SplittableRandom random = new SplittableRandom(seed);
        double[] draws = new double[DRAWS];
        Arrays.setAll(draws, draw -> {
            double[][] drawn = new double[pairs.length][];
            Arrays.setAll(drawn, i -> pairs[random.nextInt(pairs.length)]);
            return correlation(drawn);
        });
        int fooled = (int)
                Arrays.stream(pairs).filter(pair -> Double.isFinite(pair[1])).count();
        return new Robustness(pairs.length, fooled, correlation(pairs), Bootstrap.STANDARD.interval(draws));
    }

    /** The images that the network decided correctly and that were attacked. */
    private List<List<AttackImages.Row>> concerned() {
        return images.stream()
                .filter(image ->
                        image.get(0).before().right() && image.get(0).after().attacked())
                .toList();
    }

    /** The smallest epsilon of the list that fools the network on an image; infinity if none does. */
    private static double needed(List<AttackImages.Row> image) {
        return image.stream()
                .filter(row -> row.after().fooled())
                .mapToDouble(AttackImages.Row::epsilon)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static double correlation(double[][] pairs) {
        return RankCorrelation.of(
                Arrays.stream(pairs).mapToDouble(pair -> pair[0]).toArray(),
                Arrays.stream(pairs).mapToDouble(pair -> pair[1]).toArray());
    }

    private static <T> AttackTable.Share share(List<T> images, Predicate<T> fooled) {
        ToDoubleFunction<T> value = image -> fooled.test(image) ? 1 : 0;
        return new AttackTable.Share(images.size(), mean(images, value), interval(images, value));
    }

    private static <T> double mean(List<T> images, ToDoubleFunction<T> value) {
        return images.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    private static <T> Interval interval(List<T> images, ToDoubleFunction<T> value) {
        double[][] rows = images.stream()
                .map(image -> new double[] {value.applyAsDouble(image), 1})
                .toArray(double[][]::new);
        return rows.length == 0
                ? new Interval(Double.NaN, Double.NaN)
                : Bootstrap.STANDARD.interval(rows, Bootstrap.MEAN);
    }
}
