package podium.player.network.mxnet.symbol;

import java.util.List;
import podium.player.network.Graph;

/**
 * A graph as an MXNet symbol with one input named {@value Graph#INPUT} and one output.
 *
 * @param json MXNet's format, as in a {@code -symbol.json} file
 */
public record MxnetSymbol(String json) {
    /** Translates a graph, rewritten by the passes of its purpose. */
    public static MxnetSymbol of(Graph graph) {
        return of(graph, Pass.of(graph.purpose()));
    }

    /** Translates a graph, rewritten by the given passes. */
    public static MxnetSymbol of(Graph graph, List<Pass> passes) {
        Plan plan = Plan.of(graph);
        for (Pass pass : passes) {
            plan = pass.on(plan);
        }
        return new MxnetSymbol(GraphWriter.json(Translation.of(plan)));
    }
}
