package podium.player.network.mxnet;

import java.util.List;
import podium.player.network.Graph;

/**
 * A graph as MXNet's symbol: one input named {@value Graph#INPUT}, one output.
 *
 * @param json MXNet's own form, as in a {@code -symbol.json} file
 */
public record MxnetSymbol(String json) {
    /** Rewritten for the engine as the graph's purpose asks for. */
    public static MxnetSymbol of(Graph graph) {
        return of(graph, Pass.of(graph.purpose()));
    }

    /** Rewritten by some passes. */
    public static MxnetSymbol of(Graph graph, List<Pass> passes) {
        Plan plan = Plan.of(graph);
        for (Pass pass : passes) {
            plan = pass.on(plan);
        }
        return new MxnetSymbol(GraphWriter.json(Translation.of(plan)));
    }
}
