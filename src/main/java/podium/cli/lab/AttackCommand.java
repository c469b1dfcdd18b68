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
import podium.cli.console.EngineOption;
import podium.cli.console.PodiumCommand;
import podium.core.UsageException;
import podium.lab.attack.AttackMethod;
import podium.lab.attack.GradientAttack;
import podium.player.runs.RunFolder;

/** {@code podium attack RUN [test|valid|DIR|IMAGE]}. */
@Command(
        name = "attack",
        description = {
            "Perturb images so that a trained network is wrong although people see no difference.",
            "",
            "The perturbation changes each sample by at most epsilon grey levels (of 0 to 255). Attacked images are"
                    + " ordinary PNG files of the original size, and the attack is measured after their rounding. All"
                    + " methods follow the sign of the gradient: fgsm (one step), ifgsm (several steps), pgd (from a"
                    + " random start, keeping the best step) and momentum. With --perturber, a network trained for it"
                    + " perturbs the images.",
            "",
            "Without --target, any other prediction is a success. With --target, a classifier has to predict a class"
                    + " (+CLASS) or not to predict it (-CLASS); separate several with commas. Where an image has"
                    + " exactly one class, it has to predict that class (CLASS). A segmenter has to"
                    + " predict one class as another (CLASS=CLASS), as background (CLASS=background), or nothing at"
                    + " all (all=background); with --paint FILE it has to predict the label map in a PNG file for"
                    + " every image.",
            "",
            "Without a target, an attack succeeds if the classifier decides for other classes than before, or if the"
                    + " segmenter's Dice falls to half. With a target, it succeeds if the classifier meets all"
                    + " demands, or if half of the pixels concerned get the target label. An image that meets the"
                    + " target already is not attacked.",
            "",
            "Each row of the table is about the attacks with exactly that epsilon; the other epsilons of the list do"
                    + " not influence it. 'success' is the share of the 'right images' that were fooled. A right"
                    + " image is one that the network decided correctly before (a classifier: exactly the true"
                    + " classes; a segmenter: a Dice of 0.5 or more). 'success of all', RMS and SSIM are about 'all"
                    + " images' that were attacked; Dice, or accuracy where an image has exactly one class, is the mean over"
                    + " every image. If the truth is unknown, the"
                    + " prediction before the attack replaces it, and every image is a right one. With several"
                    + " epsilons, a second table shows the share that was fooled at an epsilon or at a smaller one of"
                    + " the list.",
            "",
            "--defence transforms the image before the network sees it, and --aware lets the attack know the"
                    + " transformation: a defence that works only while it is secret is not a defence. --detector"
                    + " flags images whose scores change under such a transformation.",
            "",
            "OUT contains attack.csv, fooled.csv (fooled at an epsilon or a smaller one), images.csv, curve.png,"
                    + " panels/ (one image at all epsilons, with the predictions), and for each epsilon eps-E/images"
                    + " and eps-E/scores.csv or eps-E/masks. 'podium encode --scores' and '--masks' turn these into a"
                    + " submission. If an attack was interrupted, the same command continues it. If you add epsilons,"
                    + " only those are computed."
        },
        footer = {
            "",
            "Examples:",
            "  podium attack submissions/voc2009/mobilenetv2-finetune-1a2b3c4d",
            "  podium attack RUN --method pgd --epsilon 1,2,4",
            "  podium attack RUN dog.jpg --target +cat,-dog --out fooled",
            "  podium attack SEGMENTER valid --target cat=dog --limit 20",
            "  podium attack RUN test --against RUN2",
            "  podium attack RUN test --perturber RUN3 --epsilon 8",
            "  podium attack RUN --method pgd --defence jpeg:75 --aware"
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
            description = "Use a run that was trained to perturb images ('podium train --victim'), in place of"
                    + " --method.")
    private @Nullable Path perturber;

    @Option(
            names = "--epsilon",
            paramLabel = "E,E",
            split = ",",
            defaultValue = "1,2,4,8,16",
            description = "Largest changes to try, in grey levels of 0 to 255 (default: ${DEFAULT-VALUE}).")
    private List<Double> epsilons;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "10",
            description = "Number of steps of the iterative methods (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(names = "--target", paramLabel = "WHAT", description = "What the network has to predict; see above.")
    private @Nullable String target;

    @Option(names = "--paint", paramLabel = "PNG", description = "A label map that the segmenter has to predict.")
    private @Nullable Path paint;

    @Option(names = "--against", paramLabel = "RUN2", description = "Also test the attacked images on this run.")
    private @Nullable Path against;

    @Option(
            names = "--defence",
            paramLabel = "NAME:N",
            description = "Transformation before RUN sees an image: jpeg:QUALITY, bits:N, pad:N (mean over random"
                    + " positions) or pca:N (patches projected on principal components of train).")
    private @Nullable String defence;

    @Option(names = "--aware", description = "The attack knows the defence and computes gradients through it.")
    private boolean aware;

    @Option(
            names = "--detector",
            paramLabel = "NAME:N",
            description = "Also detect attacked images by the change of their scores under this transformation:"
                    + " roc.png.")
    private @Nullable String detector;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "2147483647",
            hideParamSyntax = true,
            description = "Largest number of images, chosen at even intervals (default: all).")
    private int limit;

    @Option(
            names = "--panels",
            paramLabel = "N",
            defaultValue = "8",
            description = "Number of attacked images to draw in panels/ (default: ${DEFAULT-VALUE}).")
    private int panels;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "2009",
            description = "Seed of the random starts (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", paramLabel = "OUT", description = "The folder to write (default: RUN/attacks/METHOD-SUM).")
    private @Nullable Path out;

    @Mixin
    private EngineOption engine;

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
        Attack.Result result = new Attack(context(engine.choice()), request).run();
        out().print(result.table().text());
        if (request.epsilons().size() > 1) {
            out().println();
            out().print(result.fooled().text());
        }
        out().println();
        out().println(result.robustness().text());
        result.detections().forEach(detection -> out().println(detection.text()));
        if (!result.known()) {
            err().println("The truth of these images is unknown. The prediction before the attack replaces it: "
                    + result.table().agreement().title()
                    + " compares with that prediction, and every image counts as decided correctly.");
        }
        err().println("wrote " + result.folder());
        return tell(result.skipped());
    }

    @Override
    protected String afterStop() {
        return GOES_ON;
    }
}
