package podium.player.network.mxnet.symbol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import podium.player.network.Graph;
import podium.player.network.Graph.DilatedPart;
import podium.player.network.Graph.Folding;
import podium.player.network.Node;
import podium.player.network.mxnet.symbol.Form.AsDescribed;

/**
 * The steps by which MXNet computes a graph. Each comes after its inputs, and the last gives the output.
 *
 * @param steps the steps
 * @param dilatedParts the graph's dilated parts, by the names of its nodes
 * @param foldings the graph's foldings
 */
record Plan(List<Step> steps, List<DilatedPart> dilatedParts, List<Folding> foldings) {
    Plan {
        steps = List.copyOf(steps);
    }

    /** Creates the plan with one step per node, unchanged. */
    static Plan of(Graph graph) {
        Map<String, Step> made = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        for (Node node : graph.nodes()) {
            List<Step> inputs = node.inputs().stream()
                    .map(name -> Objects.requireNonNull(made.get(name), name))
                    .toList();
            Step step = new Step(node.name(), new AsDescribed(node.layer()), node.shape(), inputs, node.parameters());
            made.put(node.name(), step);
            steps.add(step);
        }
        return new Plan(steps, graph.dilatedParts(), graph.foldings());
    }

    /** Returns how often a step is used as an input or the output. */
    int uses(Step step) {
        int uses = last() == step ? 1 : 0;
        for (Step other : steps) {
            for (Step input : other.inputs()) {
                uses += input == step ? 1 : 0;
            }
        }
        return uses;
    }

    private Step last() {
        return steps.get(steps.size() - 1);
    }

    /** Returns a plan of these steps, without those that the last step does not need. */
    Plan withSteps(List<Step> all) {
        Set<Step> needed = new HashSet<>();
        needed.add(all.get(all.size() - 1));
        List<Step> kept = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (needed.contains(all.get(i))) {
                needed.addAll(all.get(i).inputs());
                kept.add(all.get(i));
            }
        }
        Collections.reverse(kept);
        return new Plan(kept, dilatedParts, foldings);
    }

    /**
     * Rewrites each step. Steps that no other step uses any more are removed. If nothing changes, this plan is
     * returned.
     *
     * @param rewriting returns the new step, given the step of this plan and the same step with its inputs already
     *     rewritten
     */
    Plan each(BinaryOperator<Step> rewriting) {
        Map<Step, Step> changed = new HashMap<>();
        List<Step> all = new ArrayList<>();
        for (Step step : steps) {
            List<Step> inputs = rewritten(step.inputs(), changed);
            Step moved = inputs.equals(step.inputs()) ? step : step.on(inputs, step.shape());
            Step result = rewriting.apply(step, moved);
            changed.put(step, result);
            all.add(result);
        }
        return all.equals(steps) ? this : withSteps(all);
    }

    /** Returns the rewritten steps. */
    static List<Step> rewritten(List<Step> steps, Map<Step, Step> changed) {
        return steps.stream().map(step -> changed.getOrDefault(step, step)).toList();
    }
}
