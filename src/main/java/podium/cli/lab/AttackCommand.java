package podium.cli.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import podium.app.lab.Attack;
import podium.app.lab.AttackRequest;
import podium.cli.console.PodiumCommand;
import podium.core.UsageException;
import podium.lab.attack.AttackMethod;
import podium.lab.attack.GradientAttack;
import podium.player.runs.RunFolder;

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
            "An attack reaches what it wants: without a target, if the classifier decides for other classes than before, or"
                    + " the segmenter's Dice falls to half; with one, if the classifier meets all demands, or half of the"
                    + " pixels concerned have the label wanted. An image that says so already is not attacked.",
            "",
            "Each row of the table is about images that were attacked within exactly that epsilon, whichever others are"
                    + " listed. 'success' is the share fooled of the 'right images': those that the network decided"
                    + " rightly before (a classifier: exactly the classes of the truth; a segmenter: a Dice of 0.5 or"
                    + " more). 'success of all' is about 'all images' that were attacked, and so are RMS and SSIM; Dice is a"
                    + " mean over every image. Where no truth is known, what the network said before"
                    + " stands for it, and every image is a right one. With several epsilons a second table has the share"
                    + " fooled at an epsilon or a smaller one of the list.",
            "",
            "--defence hides the network behind a change of the image, and --aware tells the attack of it: a defence that"
                    + " holds only while nobody knows it is none. --detector flags images whose scores change under such a"
                    + " squeeze.",
            "",
            "OUT has attack.csv, fooled.csv (at an epsilon or a smaller one), images.csv, curve.png, panels/ (an image over"
                    + " all epsilons, with what the network says), and for each epsilon eps-E/images and eps-E/scores.csv or"
                    + " eps-E/masks, which 'podium encode --scores' and '--masks' make a submission of. If an attack was"
                    + " interrupted, the same command continues it. With more epsilons, it searches only those."
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
public final class AttackCommand extends PodiumCommand {
    private static final double MOST = 255;

    @Mixin
    private TriedRunOptions tried;

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
            description = "Pictures of attacked images, one per image (default: ${DEFAULT-VALUE}).")
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
        AttackRequest request = new AttackRequest(
                tried.atMost(limit),
                new AttackRequest.Aim(
                        new GradientAttack(method, steps, seed),
                        perturber == null ? null : new RunFolder(perturber),
                        target,
                        paint),
                epsilons,
                against == null ? null : new RunFolder(against),
                new AttackRequest.Guard(defence, aware, detector),
                out,
                panels);
        Attack.Result result = new Attack(context(), request).run();
        out().print(result.table().text());
        if (request.epsilons().size() > 1) {
            out().println();
            out().print(result.fooled().text());
        }
        out().println();
        out().println(result.robustness().text());
        result.detections().forEach(detection -> out().println(detection.text()));
        if (!result.known()) {
            err().println(
                            "No truth is known of these images. What the network said before stands for it: Dice is with that,"
                                    + " and every image counts as rightly decided.");
        }
        err().println("wrote " + result.folder());
        return tell(result.skipped());
    }

    @Override
    protected String afterStop() {
        return GOES_ON;
    }
}
