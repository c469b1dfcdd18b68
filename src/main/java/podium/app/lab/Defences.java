package podium.app.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import podium.app.context.RunPair;
import podium.data.dataset.ImageSet;
import podium.data.image.RgbImage;
import podium.judge.competition.Competition;
import podium.judge.competition.Workspace;
import podium.lab.attack.Defence;
import podium.lab.attack.PatchPca;
import podium.player.runs.RunFolder;

/** Creates defences from their names. A {@code pca} defence is fitted on the competition's train images. */
final class Defences {
    private static final String PCA = "pca:";
    private static final int IMAGES = 100;
    private static final long SEED = 2009;

    private Defences() {}

    static @Nullable Defence of(@Nullable String text, RunFolder run, @Nullable String competition, Workspace workspace)
            throws IOException {
        if (text == null || !text.matches(PCA + "[0-9]{1,3}")) {
            return text == null ? null : Defence.parse(text);
        }
        Competition rules = RunPair.of(workspace, List.of(run.path()), competition)
                .prepared()
                .competition();
        ImageSet train = rules.trainImages(workspace);
        List<String> ids = train.ids();
        List<RgbImage> images = new ArrayList<>();
        for (int i = 0; i < Math.min(IMAGES, ids.size()); i++) {
            images.add(RgbImage.of(train.image(ids.get(i * ids.size() / Math.min(IMAGES, ids.size())))));
        }
        return PatchPca.fit(images, Integer.parseInt(text.substring(PCA.length())), SEED);
    }
}
