package podium.lab.sweep;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import podium.core.yaml.FlowYaml;
import podium.player.figures.Metric;

/**
 * What a sweep tries: {@code competition/<id>/sweeps/<name>.yaml}.
 *
 * <pre>
 * recipe: plain-cnn
 * axes:
 *   learning-rate.head: [1e-4, 1e-3]
 *   batch-size: {from: 16, to: 64, step: 16}
 * seeds: [1, 2, 3]
 * </pre>
 *
 * @param recipe the name of the recipe that every trial starts from; null if an axis names recipes
 * @param settings keys of the recipe that all trials have, with their values as YAML
 * @param axes the values of each axis, by a key of the recipe; {@link #RECIPE} names recipes, {@link #FROM} runs whose
 *     network is trained further
 * @param seeds the seeds of each configuration; none for the recipe's alone
 * @param method how configurations are chosen
 * @param metric the figure on valid that ranks the trials; null for the usual one of the task
 * @param earlyStopping the recipe's keys below {@code early-stopping}, for all trials
 */
public record SweepSpec(
        @Nullable String recipe,
        Map<String, JsonNode> settings,
        Map<String, AxisValues> axes,
        List<Long> seeds,
        SearchMethod method,
        @Nullable Metric metric,
        Map<String, JsonNode> earlyStopping) {
    /** The axis whose values are names of recipes. */
    public static final String RECIPE = "recipe";

    /** The axis whose values are folders of runs. */
    public static final String FROM = "from";

    @SuppressWarnings("NullAway") // A file may leave these keys out.
    public SweepSpec(
            @Nullable String recipe,
            @Nullable Map<String, JsonNode> settings,
            @Nullable Map<String, AxisValues> axes,
            @Nullable List<Long> seeds,
            @Nullable SearchMethod method,
            @Nullable Metric metric,
            @Nullable Map<String, JsonNode> earlyStopping) {
        this.recipe = recipe;
        this.settings = ordered(settings);
        this.axes = ordered(axes);
        this.seeds = seeds == null ? List.of() : List.copyOf(seeds);
        this.method = method == null ? new Grid() : method;
        this.metric = metric;
        this.earlyStopping = ordered(earlyStopping);
        require(
                (recipe == null) == this.axes.containsKey(RECIPE),
                "recipe",
                recipe,
                "the name of a recipe, or names in axes.recipe, but not both");
        for (String key : this.axes.keySet()) {
            require(!this.settings.containsKey(key), "settings." + key, "set", "no value, because it is an axis");
            require(!key.equals("seed"), "axes.seed", "an axis", "seeds: [1, 2, 3]");
        }
        this.method.rounds(space());
    }

    private static <V> Map<String, V> ordered(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Returns the configurations that may be tried. */
    public SearchSpace space() {
        return new SearchSpace(axes, seeds);
    }

    /**
     * Returns the values of an axis.
     *
     * @throws NullPointerException if the sweep does not have the axis
     */
    public AxisValues values(String axis) {
        return Objects.requireNonNull(axes.get(axis), axis);
    }

    /** Returns the keys of the recipe that all trials have, with early stopping, as YAML. */
    public Map<String, String> common() {
        Map<String, String> common = new LinkedHashMap<>();
        settings.forEach((key, value) -> common.put(key, FlowYaml.text(value)));
        earlyStopping.forEach((key, value) -> common.put("early-stopping." + key, FlowYaml.text(value)));
        return common;
    }

    /** Returns the name of a trial's recipe. */
    public String recipeOf(Trial trial) {
        return recipe == null ? String.valueOf(trial.values().get(RECIPE)) : recipe;
    }

    /** Returns the keys of the recipe that a trial sets, as YAML, without its recipe, run and number of epochs. */
    public Map<String, String> settingsOf(Trial trial) {
        Map<String, String> all = new LinkedHashMap<>(common());
        trial.values().forEach((key, value) -> {
            if (!key.equals(RECIPE) && !key.equals(FROM)) {
                all.put(key, value);
            }
        });
        trial.seed().ifPresent(seed -> all.put("seed", Long.toString(seed)));
        return all;
    }
}
