package podium.cli.lab;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import podium.app.lab.Explain;
import podium.cli.console.EngineOption;
import podium.cli.console.PodiumCommand;
import podium.core.UsageException;

/** {@code podium explain RUN [test|valid|DIR|IMAGE]}. */
@Command(
        name = "explain",
        description = {
            "Draw where a trained network looks for each class that it predicts.",
            "",
            "The maps are Grad-CAM maps (Selvaraju et al., 2017), computed from the backbone's last feature map and its"
                    + " gradients; for a segmenter, from the logits of a class's pixels (Vinogradova et al., 2020)."
                    + " With --occlusion they are occlusion maps: a grey square moves over the image, and the map"
                    + " shows how much the score drops (Zeiler and Fergus, 2014). OUT/maps contains one picture per"
                    + " image, OUT/contact.png the images with the highest and the lowest Dice (the first and the"
                    + " last images if the truth is unknown), OUT/explain.csv one row per map, and OUT/figures.json"
                    + " the printed figures. Where an image has exactly one class, the class with the highest"
                    + " probability is explained, and OUT/contact.png has the most certain right and wrong images.",
            "",
            "If masks are known, the command reports how much of the heat lies on the pixels of the class, what share"
                    + " of the image these pixels are (a uniform map has that share), and whether the difference"
                    + " is more than noise.",
            "",
            "Grad-CAM maps are checked against 10 random heads, for the first map of each of at most 10 images"
                    + " (Adebayo et al., 2018). The mean rank correlation with the maps of the random heads decides."
                    + " Below 0.5, the maps change with the head, as they should. From 0.7, they hardly depend on the"
                    + " head, and you should not trust them. Between the two, the result is unclear. The paper gives"
                    + " no threshold: these two are a convention. Maps that are zero everywhere are counted but not"
                    + " compared.",
            "",
            "A folder holds the maps of one call. The default OUT is RUN/explained/METHOD-SUM, where SUM is a"
                    + " checksum of everything that the maps depend on, including the images' pixels. An OUT that"
                    + " holds the result of another call is refused."
        },
        footer = {
            "",
            "Examples:",
            "  podium explain submissions/voc2009/mobilenetv2-finetune-1a2b3c4d --limit 50",
            "  podium explain RUN dog.jpg --class dog --occlusion",
            "  podium explain SEGMENTER dog.jpg"
        })
public final class ExplainCommand extends PodiumCommand {
    @Mixin
    private TriedRunOptions tried;

    @Option(names = "--occlusion", description = "Draw occlusion maps: slower, but for any network.")
    private boolean occlusion;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "The class to explain (default: the four predicted classes with the highest scores).")
    private @Nullable String label;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "Largest number of images, chosen at even intervals (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--out",
            paramLabel = "OUT",
            description = "The folder to write (default: RUN/explained/METHOD-SUM).")
    private @Nullable Path out;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "2009",
            description = "Seed of the random heads (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private EngineOption engine;

    @Override
    public Integer call() throws IOException {
        if (limit < 1) {
            throw new UsageException("--limit " + limit + "; expected 1 or more images");
        }
        Explain.Result result = new Explain(
                        context(engine.choice()), new Explain.Request(tried.atMost(limit), occlusion, label, out, seed))
                .run();
        out().print(result.report().text());
        err().println("wrote " + result.folder());
        return tell(result.skipped());
    }
}
