package podium.player.network.engine;

import podium.player.network.Graph;
import podium.player.network.Parameters;
import podium.player.network.running.TrainingNetwork;

/** An engine that also computes gradients. */
public sealed interface TrainingEngine extends Engine permits Mxnet {
    /** Returns the engine that trains on this machine. */
    static TrainingEngine here() {
        return new Mxnet();
    }

    /** Loads a graph for training. */
    TrainingNetwork training(Graph graph, Parameters parameters);
}
