package podium.training;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import podium.Progress;
import podium.network.Graph;
import podium.network.InferenceNetwork;
import podium.network.ParameterSpec;
import podium.network.Parameters;
import podium.network.Purpose;

/** The features that a frozen backbone makes of a job's images, kept for the next stage or fold with the same backbone. */
public final class FeatureCache {
    private @Nullable FeatureTable table;
    private Parameters backbone = new Parameters(java.util.Map.of());

    /** The features by these parameters: those of the last call, if the backbone's are the same arrays. */
    FeatureTable of(TrainingJob job, Parameters parameters, Progress progress) throws IOException {
        Graph graph = job.network().graph(Purpose.FEATURES);
        FeatureTable known = table;
        if (known != null && same(graph, parameters)) {
            return known;
        }
        try (InferenceNetwork inference = InferenceNetwork.fused(graph, parameters)) {
            FeatureTable made = FeatureTable.of(
                    inference,
                    job.data().images(),
                    job.plan(),
                    job.recipe().augmentation().equals(Augmentation.NONE)
                            ? 0 // every view would be the first
                            : job.recipe().features().views(),
                    progress);
            table = made;
            backbone = parameters;
            return made;
        }
    }

    private boolean same(Graph graph, Parameters parameters) {
        return graph.parameters().stream()
                .map(ParameterSpec::name)
                .allMatch(name -> backbone.get(name) == parameters.get(name));
    }
}
