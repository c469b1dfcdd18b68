package podium.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import podium.UsageException;
import podium.attack.AttackMethod;
import podium.attack.GradientAttack;
import podium.pipeline.AttackRun;
import podium.report.AttackTable;
import podium.training.RunFolder;

/** {@code podium attack RUN [test|valid|DIR|IMAGE]}. */
@Command(
        name = "attack",
        description = {
            "Perturb images so that people see no difference, and a trained network is wrong.",
            "",
            "The perturbation stays within epsilon grey levels (of 0 to 255) in each sample. Attacked images are ordinary"
                    + " PNGs of the images' own size, and only what survives their rounding counts. Methods, all by the"
                    + " sign of the gradient: fgsm (one step), ifgsm (several), pgd (random start, the best step counts),"
                    + " momentum. --perturber perturbs by a network that was trained to.",
            "",
            "Without --target the network is to say anything but what it says; with --target a classifier +CLASS (sees"
                    + " one), -CLASS (sees none) or several with commas; a segmenter CLASS=CLASS, CLASS=background"
                    + " (erased), all=background (nothing is seen); --paint FILE gives all images the label map of a PNG.",
            "",
            "Success is the share of the images on which there was something to reach that say what was wanted: without a"
                    + " target, another set of classes than before, or half of the Dice; with one, all demands, or half of"
                    + " the pixels concerned. What a smaller epsilon found counts for a larger one, too.",
            "",
            "--defence hides the network behind a change of the image, and --aware tells the attack of it: a defence that"
                    + " holds only while nobody knows it is none. --detector flags images whose scores change under such a"
                    + " squeeze.",
            "",
            "OUT has attack.csv, images.csv, curve.png, panels/, and for each epsilon eps-E/images and eps-E/scores.csv or"
                    + " eps-E/masks, which 'podium encode --scores' and '--masks' make a submission of. An attack that was"
                    + " broken off goes on with the same command."
        },
        footer = {
            "",
            "Examples:",
            "  podium attack submissions/voc2009/mobilenetv2-finetune-1a2b3c4d",
            "  podium attack submissions/voc2009/mobilenetv2-finetune-1a2b3c4d --method pgd --epsilon 1,2,4",
            "  podium attack RUN dog.jpg --target +cat,-dog --out fooled",
            "  podium attack SEGMENTER valid --target cat=dog --limit 20",
            "  podium attack RUN test --against RUN2",
            "  podium attack RUN test --perturber RUN3 --epsilon 8",
            "  podium attack RUN test --method pgd --defence jpeg:75 --aware --detector bits:4"
        })
final class AttackCommand extends PodiumCommand {
    private static final double MOST = 255;

    @Mixin
    private TriedRun tried;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            defaultValue = "fgsm",
            description = "fgsm (default), ifgsm, pgd or momentum.")
    private AttackMethod method;

    @Option(
            names = "--perturber",
            paramLabel = "RUN3",
            description = "In place of a method: a run that was trained to perturb images ('podium train --victim').")
    private @Nullable Path perturber;

    @Option(
            names = "--epsilon",
            paramLabel = "E,E",
            split = ",",
            defaultValue = "1,2,4,8,16",
            description = "Bounds, in grey levels of 0 to 255 (default: ${DEFAULT-VALUE}).")
    private List<Double> epsilons;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "10",
            description = "Of the iterative methods (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(names = "--target", paramLabel = "WHAT", description = "What the network is to say; see above.")
    private @Nullable String target;

    @Option(names = "--paint", paramLabel = "PNG", description = "A label map that the segmenter is to see everywhere.")
    private @Nullable Path paint;

    @Option(names = "--against", paramLabel = "RUN2", description = "Also try the attacked images on this run.")
    private @Nullable Path against;

    @Option(
            names = "--defence",
            paramLabel = "NAME:N",
            description =
                    "What RUN hides behind: jpeg:QUALITY, bits:N, pad:N (mean over random places) or pca:N (patches on"
                            + " components of train).")
    private @Nullable String defence;

    @Option(names = "--aware", description = "The attack knows the defence, and takes gradients through it.")
    private boolean aware;

    @Option(
            names = "--detector",
            paramLabel = "NAME:N",
            description = "Also tell attacked images by how much scores change under such a squeeze: roc.png.")
    private @Nullable String detector;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "2147483647",
            hideParamSyntax = true,
            description = "N images at most, spread evenly (default: all).")
    private int limit;

    @Option(
            names = "--panels",
            paramLabel = "N",
            defaultValue = "8",
            description = "Pictures of attacked images (default: ${DEFAULT-VALUE}).")
    private int panels;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "2009",
            description = "Of random starts (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", paramLabel = "OUT", description = "The folder to write (default: RUN/attacks/METHOD-SUM).")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        if (steps < 1 || limit < 1 || panels < 0) {
            throw new UsageException("--steps " + steps + ", --limit " + limit + ", --panels " + panels
                    + "; expected 1 or more steps and images, and 0 or more pictures");
        }
        for (double epsilon : epsilons) {
            if (!(epsilon >= 0 && epsilon <= MOST)) {
                throw new UsageException("--epsilon " + epsilon + "; expected grey levels from 0 to 255");
            }
        }
        AttackRun.Result result = new AttackRun(
                        workspace(),
                        new AttackRun.Request(
                                tried.run(),
                                tried.images(),
                                tried.competition(),
                                new GradientAttack(method, steps, seed),
                                perturber == null ? null : new RunFolder(perturber),
                                epsilons,
                                target,
                                paint,
                                against == null ? null : new RunFolder(against),
                                defence,
                                aware,
                                detector,
                                out,
                                limit,
                                panels),
                        progress())
                .run();
        out().print(result.table().text());
        AttackRun.Correlation robustness = result.robustness();
        if (robustness != null) {
            out().println();
            out().println(told(robustness));
        }
        for (AttackRun.Detection detection : result.detections()) {
            out().println(String.format(
                    Locale.ROOT,
                    "detector %s at epsilon %s: area under the ROC curve %.3f, finds %.1f%% at 5%% false alarms",
                    detector,
                    AttackTable.epsilon(detection.epsilon()),
                    detection.area(),
                    100 * detection.found()));
        }
        if (!result.known()) {
            err().println("no truth is known of these images: Dice is with what the network said before");
        }
        err().println("wrote " + result.folder());
        return ExitCode.OK;
    }

    private static String told(AttackRun.Correlation robustness) {
        String numbers = String.format(
                Locale.ROOT,
                "Spearman's rho %+.2f [%.2f, %.2f] between confidence and the epsilon needed: ",
                robustness.value(),
                robustness.interval().low(),
                robustness.interval().high());
        if (!robustness.interval().excludes(0)) {
            return numbers + "whether confident images are harder to fool cannot be told";
        }
        return numbers + "confident images are " + (robustness.value() > 0 ? "harder" : "easier") + " to fool";
    }
}
