package podium.player.network.mxnet.symbol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import podium.player.network.Graph.DilatedPart;
import podium.player.network.layers.Activation;
import podium.player.network.layers.Activation.Function;
import podium.player.network.layers.Add;
import podium.player.network.layers.BatchNorm;
import podium.player.network.layers.BatchNorm.Statistics;
import podium.player.network.layers.Convolution;
import podium.player.network.layers.Layer;
import podium.player.network.layers.Window;
import podium.player.network.mxnet.symbol.Form.AsDescribed;
import podium.player.network.mxnet.symbol.Form.ColumnsSpread;
import podium.player.network.mxnet.symbol.Form.ColumnsTogether;
import podium.player.network.mxnet.symbol.Form.EverySecondColumn;

/**
 * A pass that computes layers of dilation 2 separately on a map's even and odd columns, with the same parameters. The
 * backward pass of dilated depthwise convolutions is slow in oneDNN 2.4. These windows never mix even and odd columns.
 * After splitting, their columns are neighbours, and their rows are separated by rows of zeros.
 *
 * <p>The pass applies only if every layer uses single columns or every second column, and no normalisation uses a
 * batch's own statistics, which are those of all columns. It also does not apply to single frozen normalisations among
 * trained ones.
 */
final class ColumnsApart implements Pass {
    /** The dilation at which windows use even and odd columns separately. */
    static final int RATE = 2;

    @Override
    public Plan on(Plan plan) {
        Plan result = plan;
        for (DilatedPart part : plan.dilatedParts()) {
            result = part.rate() == RATE ? apart(result, part) : result;
        }
        return result;
    }

    private static Plan apart(Plan plan, DilatedPart part) {
        List<Step> steps = plan.steps();
        int from = index(steps, part.from());
        int to = index(steps, part.to());
        List<Step> inside = steps.subList(from + 1, to + 1);
        return steps.get(from).shape().get(2) >= RATE && stands(plan, steps.get(from), inside)
                ? apart(plan, from, to)
                : plan;
    }

    private static int index(List<Step> steps, String name) {
        return steps.stream().map(Step::name).toList().indexOf(name);
    }

    /**
     * Returns true if the layers use only the map and each other, only the last one is used from outside, and all of
     * them work on separate columns.
     */
    private static boolean stands(Plan plan, Step map, List<Step> inside) {
        Set<Step> within = new HashSet<>(inside);
        Set<Step> hidden = new HashSet<>(inside.subList(0, Math.max(0, inside.size() - 1)));
        return inside.stream().allMatch(step -> seesColumnsApart(step) && allWithin(step, map, within))
                && plan.steps().stream()
                        .filter(step -> !within.contains(step))
                        .noneMatch(step -> step.inputs().stream().anyMatch(hidden::contains));
    }

    private static boolean allWithin(Step step, Step map, Set<Step> within) {
        return step.inputs().stream().allMatch(input -> input == map || within.contains(input));
    }

    private static boolean seesColumnsApart(Step step) {
        if (!(step.form() instanceof AsDescribed described)) {
            return false;
        }
        Layer layer = described.layer();
        if (layer instanceof Convolution convolution) {
            return isPoint(convolution.window()) || spreads(convolution, step.input());
        }
        return layer instanceof Add
                || (layer instanceof BatchNorm norm && norm.statistics() == Statistics.RUNNING)
                || (layer instanceof Activation activation && activation.function() != Function.SOFTMAX);
    }

    private static boolean isPoint(Window window) {
        return window.kernel() == 1 && window.stride() == 1 && window.pad() == 0;
    }

    /**
     * Returns true for a depthwise convolution with taps at every second column whose output is as large as its input.
     */
    private static boolean spreads(Convolution convolution, Step map) {
        Window window = convolution.window();
        return convolution.groups() == map.shape().get(0)
                && window.equals(Window.same(window.kernel()).dilated(RATE))
                && window.kernel() % 2 == 1;
    }

    private static Plan apart(Plan plan, int from, int to) {
        List<Step> steps = plan.steps();
        Step map = steps.get(from);
        Step last = steps.get(to);
        long width = map.shape().get(2);
        List<Step> all = new ArrayList<>(steps.subList(0, from + 1));
        Step even = columns(map, map.name() + " even", 0, (width + 1) / RATE, all);
        Step ofEven = copies(steps.subList(from + 1, to + 1), map, even, all);
        Step odd = columns(map, last.name() + " odd", 1, width / RATE, all);
        Step ofOdd = copies(steps.subList(from + 1, to + 1), map, odd, all);
        List<Step> halves = List.of(spread(ofEven, last, " even spread", 0), spread(ofOdd, last, " odd spread", 1));
        all.addAll(halves);
        Step sum = new Step(last.name() + " sum", new AsDescribed(new Add()), last.shape(), halves, List.of());
        all.add(sum);
        Map<Step, Step> changed = new HashMap<>(Map.of(last, sum));
        for (Step step : steps.subList(to + 1, steps.size())) {
            Step moved = step.on(Plan.rewritten(step.inputs(), changed), step.shape());
            changed.put(step, moved);
            all.add(moved);
        }
        return plan.withSteps(all);
    }

    private static Step columns(Step map, String name, int first, long width, List<Step> all) {
        Step columns = new Step(name, new EverySecondColumn(first), map.shape().wide(width), List.of(map), List.of());
        all.add(columns);
        return columns;
    }

    /** Copies the layers for a subset of columns and returns the last copy. */
    private static Step copies(List<Step> inside, Step map, Step columns, List<Step> all) {
        Map<Step, Step> changed = new HashMap<>(Map.of(map, columns));
        for (Step step : inside) {
            Step copy = step.on(
                    Plan.rewritten(step.inputs(), changed),
                    step.shape().wide(columns.shape().get(2)));
            if (step.form() instanceof AsDescribed described
                    && described.layer() instanceof Convolution convolution
                    && !isPoint(convolution.window())) {
                copy = copy.as(new ColumnsTogether(convolution));
            }
            changed.put(step, copy);
            all.add(copy);
        }
        return all.get(all.size() - 1);
    }

    private static Step spread(Step columns, Step like, String suffix, int first) {
        return new Step(like.name() + suffix, new ColumnsSpread(first), like.shape(), List.of(columns), List.of());
    }
}
