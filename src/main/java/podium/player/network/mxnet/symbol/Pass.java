package podium.player.network.mxnet.symbol;

import java.util.List;
import podium.player.network.Purpose;

/**
 * A rewriting of a plan that keeps its function, so that MXNet with oneDNN 2.4 computes it faster, or can compute it at
 * all.
 */
@FunctionalInterface
public interface Pass {
    /** No passes: the graph as described. */
    List<Pass> NONE = List.of();

    /** Rewrites the plan wherever the pass applies; returns the same plan if it applies nowhere. */
    Plan on(Plan plan);

    /** Returns the passes for a purpose, in the order in which they must run. */
    static List<Pass> of(Purpose purpose) {
        return purpose.goesBackward()
                ? List.of(
                        new ColumnsApart(),
                        new ZeroChannels(),
                        new MiddleTaps(),
                        new FusedRectifiers(),
                        new BoundedRectifiers())
                : List.of(new MiddleTaps());
    }
}
