package podium.player.training;

import java.io.IOException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import podium.core.Progress;
import podium.player.images.FeatureTable;
import podium.player.network.Graph;
import podium.player.network.ParameterSpec;
import podium.player.network.Parameters;
import podium.player.network.Purpose;
import podium.player.network.running.InferenceNetwork;
import podium.player.recipe.Augmentation;

/** A cache of the features that a frozen backbone computes, shared by stages and folds that have the same backbone. */
public final class FeatureCache {
    private @Nullable FeatureTable table;
    private Parameters backbone = new Parameters(java.util.Map.of());

    /**
     * Returns the features of a job's images. Features of earlier calls are reused if the backbone's parameters are the
     * same arrays.
     */
    FeatureTable compute(TrainingJob job, Parameters parameters, Progress progress) throws IOException {
        Graph graph = job.network().graph(Purpose.FEATURES);
        FeatureTable features = table;
        if (features == null || !same(graph, parameters)) {
            // Without augmentation all views would be equal.
            int augmented = job.recipe().images().augmentation().equals(Augmentation.NONE)
                    ? 0
                    : job.recipe().images().features().views();
            int length = Math.toIntExact(graph.output().size());
            features = new FeatureTable(job.data().images().pictures().size(), length, augmented);
            table = features;
            backbone = parameters;
        }
        int[] train = job.data().trainPictures();
        int[] plain = features.lacking(
                IntStream.concat(IntStream.of(train), IntStream.of(job.data().validPictures()))
                        .toArray());
        int[] views = features.lackingViews(train);
        if (plain.length + views.length > 0) {
            try (InferenceNetwork inference = job.predicting().inference(graph, parameters)) {
                features.fill(plain, views, inference, job.data().images(), job.plan(), progress);
            }
        }
        return features;
    }

    private boolean same(Graph graph, Parameters parameters) {
        return graph.parameters().stream()
                .map(ParameterSpec::name)
                .allMatch(name -> backbone.get(name) == parameters.get(name));
    }
}
