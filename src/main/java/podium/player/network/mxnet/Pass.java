package podium.player.network.mxnet;

import java.util.List;
import podium.player.network.Purpose;

/** Rewrites a plan so that MXNet, with oneDNN 2.4, computes the same function faster, or can compute it at all. */
@FunctionalInterface
public interface Pass {
    /** None: a graph as it is described. */
    List<Pass> NONE = List.of();

    /** The plan rewritten where the pass's precondition holds; where it holds nowhere, the same plan. */
    Plan on(Plan plan);

    /** Those that a graph's purpose asks for, in the order in which each finds what it looks for. */
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
