package podium.lab.sweep;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import podium.core.yaml.FlowYaml;

/** Reads the values of an axis in the forms of a sweep file. */
final class WrittenValues {
    private static final int MOST = 10_000;
    private static final String EXPECTED = "a list such as [16, 32], {from: 256, to: 512, step: 32},"
            + " {uniform: [0, 0.5]} or {log-uniform: [1e-5, 1e-2]}";

    private WrittenValues() {}

    static AxisValues read(JsonNode written) {
        if (written.isArray()) {
            return listed(written);
        }
        require(written instanceof ObjectNode, "", FlowYaml.text(written), EXPECTED);
        Set<String> keys = new TreeSet<>();
        written.fieldNames().forEachRemaining(keys::add);
        if (keys.equals(Set.of("from", "step", "to"))) {
            return stepped(number(written, "from"), number(written, "to"), number(written, "step"));
        }
        boolean logarithmic = keys.equals(Set.of("log-uniform"));
        require(logarithmic || keys.equals(Set.of("uniform")), "", FlowYaml.text(written), EXPECTED);
        return drawn(
                logarithmic ? "log-uniform" : "uniform",
                written.properties().iterator().next().getValue());
    }

    private static AxisValues listed(JsonNode written) {
        List<String> values = new ArrayList<>();
        written.forEach(value -> values.add(FlowYaml.text(value)));
        require(!values.isEmpty(), "", "an empty list", "one value at least");
        require(
                new LinkedHashSet<>(values).size() == values.size(),
                "",
                FlowYaml.text(written),
                "each value once; to repeat trials, use seeds: [1, 2, 3]");
        return new ListedValues(values);
    }

    private static BigDecimal number(JsonNode written, String key) {
        require(written.path(key).isNumber(), key, FlowYaml.text(written.path(key)), "a number");
        return written.path(key).decimalValue();
    }

    private static AxisValues stepped(BigDecimal from, BigDecimal to, BigDecimal step) {
        require(step.signum() > 0, "step", step, "a number above 0");
        require(to.compareTo(from) >= 0, "to", to, "the value of from, " + from + ", or more");
        require(
                to.subtract(from).divideToIntegralValue(step).compareTo(BigDecimal.valueOf(MOST)) < 0,
                "step",
                step,
                "fewer than " + MOST + " values");
        List<String> values = new ArrayList<>();
        for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(step)) {
            values.add(value.toPlainString());
        }
        return new ListedValues(values);
    }

    private static AxisValues drawn(String key, JsonNode range) {
        require(
                range.isArray()
                        && range.size() == 2
                        && range.get(0).isNumber()
                        && range.get(1).isNumber(),
                key,
                FlowYaml.text(range),
                "the smallest and the largest number, such as [0.1, 0.5]");
        double low = range.get(0).doubleValue();
        double high = range.get(1).doubleValue();
        require(low < high, key, FlowYaml.text(range), "the smaller number first");
        boolean logarithmic = key.equals("log-uniform");
        require(!logarithmic || low > 0, key, FlowYaml.text(range), "numbers above 0");
        return new DrawnValues(low, high, logarithmic);
    }
}
