package podium.player.network.engine;

import podium.player.network.Graph;
import podium.player.network.Parameters;
import podium.player.network.running.ImageNetwork;
import podium.player.network.running.InferenceNetwork;
import podium.player.network.running.SizedGraph;

/** A library that runs networks. Its native code is loaded on first use. */
public sealed interface Engine permits TrainingEngine, OnnxRuntime {
    /** Returns the name with its version, such as {@code MXNet 1.9.1}. */
    String title();

    /**
     * Loads the native code.
     *
     * @throws podium.core.InputException if there is none for this platform, or it cannot be loaded
     */
    void load();

    /** Loads a graph for forward passes. */
    InferenceNetwork inference(Graph graph, Parameters parameters);

    /** Loads a network for forward passes on images of any size. */
    ImageNetwork inference(SizedGraph graphs, Parameters parameters);
}
