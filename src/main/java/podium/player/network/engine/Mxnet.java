package podium.player.network.engine;

import podium.player.network.Graph;
import podium.player.network.Parameters;
import podium.player.network.mxnet.MxnetEngine;
import podium.player.network.mxnet.MxnetNetwork;
import podium.player.network.running.ImageNetwork;
import podium.player.network.running.InferenceNetwork;
import podium.player.network.running.NetworksBySize;
import podium.player.network.running.SizedGraph;
import podium.player.network.running.TrainingNetwork;

/** MXNet through DJL. */
public record Mxnet() implements TrainingEngine {
    @Override
    public String title() {
        return MxnetEngine.version();
    }

    @Override
    public void load() {
        MxnetEngine.load();
    }

    @Override
    public InferenceNetwork inference(Graph graph, Parameters parameters) {
        return MxnetNetwork.fused(graph, parameters);
    }

    @Override
    public ImageNetwork inference(SizedGraph graphs, Parameters parameters) {
        return new NetworksBySize<>(graphs, graph -> MxnetNetwork.fused(graph, parameters));
    }

    @Override
    public TrainingNetwork training(Graph graph, Parameters parameters) {
        return MxnetNetwork.plain(graph, parameters);
    }
}
