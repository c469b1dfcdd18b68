package podium.cli.lab;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import podium.app.lab.Explain;
import podium.cli.console.PodiumCommand;
import podium.core.UsageException;

/** {@code podium explain RUN [test|valid|DIR|IMAGE]}. */
@Command(
        name = "explain",
        description = {
            "Draw where a trained network looks for each class that it sees.",
            "",
            "Maps are Grad-CAM's (Selvaraju et al., 2017), from the backbone's last map and its gradients, of a segmenter by"
                    + " the logits of a class's pixels (Vinogradova et al., 2020); or with --occlusion those of a grey square"
                    + " that goes over the image and takes scores away (Zeiler and Fergus, 2014). OUT/maps has a picture per"
                    + " image, OUT/contact.png the images with the highest and the lowest Dice (the first and the last"
                    + " where no truth is known), OUT/explain.csv a row per map, OUT/figures.json what is printed.",
            "",
            "Where masks are known, the command says how much of the heat lies on the class's own pixels, how much of the"
                    + " image these pixels are, which is what a map that knows nothing has, and whether the difference is more"
                    + " than noise.",
            "",
            "Maps of Grad-CAM are checked with 10 random heads, the first map of each of 10 images at most (Adebayo et al., 2018). The mean rank"
                    + " correlation with their maps decides: below 0.5 the maps change with the head, as they should; from 0.7"
                    + " they hardly depend on it and are not to be trusted; between these it is unclear. The paper gives no"
                    + " threshold: these two are a convention. Maps that are all zero are counted and not compared.",
            "",
            "A folder holds the maps of one call. OUT is RUN/explained/METHOD-SUM unless it is named, where the sum is over"
                    + " all that the maps depend on, the images' pixels among it; an OUT that holds another call's result is"
                    + " refused."
        },
        footer = {
            "",
            "Examples:",
            "  podium explain submissions/voc2009/mobilenetv2-finetune-1a2b3c4d --limit 50",
            "  podium explain submissions/voc2009/mobilenetv2-finetune-1a2b3c4d dog.jpg --class dog --occlusion",
            "  podium explain submissions/voc2009/deeplabv3plus-mobilenetv2-1a2b3c4d dog.jpg"
        })
public final class ExplainCommand extends PodiumCommand {
    @Mixin
    private TriedRunOptions tried;

    @Option(names = "--occlusion", description = "Hide parts of the image in place of gradients; slower, any network.")
    private boolean occlusion;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "Look for this one (default: the four likeliest that are seen).")
    private @Nullable String label;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "Images at most, spread evenly (default: ${DEFAULT-VALUE}).")
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
            description = "Of the random heads (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws IOException {
        if (limit < 1) {
            throw new UsageException("--limit " + limit + "; expected 1 or more images");
        }
        Explain.Result result =
                new Explain(context(), new Explain.Request(tried.atMost(limit), occlusion, label, out, seed)).run();
        out().print(result.report().text());
        err().println("wrote " + result.folder());
        return tell(result.skipped());
    }
}
