package podium.lab.sweep;

import static podium.core.yaml.WrongKey.require;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import podium.core.yaml.Kinds;

/**
 * Hyperband (Li, Jamieson, DeSalvo, Rostamizadeh and Talwalkar, "Hyperband: a novel bandit-based approach to hyperparameter
 * optimization", JMLR 18, 2018). Each bracket draws configurations and halves them successively: after a round, the best
 * share 1 / factor goes on with factor times as many epochs. The first bracket begins with many configurations and few
 * epochs, the last one trains few configurations to the end.
 *
 * <p>With R = {@code max-epochs}, f = {@code factor} and s_max = floor(log_f R), the bracket s = s_max, ..., 0 begins with
 * n = floor((s_max + 1) / (s + 1)) f^s configurations and R f^-s epochs. This is table 1 of the paper; its algorithm 1 rounds
 * n up, which gives other numbers.
 *
 * @param maxEpochs the number of epochs of the last stage in the last round of each bracket
 * @param factor the factor by which the number of epochs grows from round to round
 * @param seed the seed of the draws
 */
public record Hyperband(
        int maxEpochs,
        @Kinds.Default("3") int factor,
        @Kinds.Default("1") long seed) implements SearchMethod {
    public Hyperband {
        require(maxEpochs >= 1, "max-epochs", maxEpochs, "1 or more");
        require(factor >= 2, "factor", factor, "2 or more");
    }

    /** Returns the rounds of each bracket in a space that never runs out of configurations. */
    List<List<Round>> brackets() {
        int most = 0;
        for (long epochs = factor; epochs <= maxEpochs; epochs *= factor) {
            most++;
        }
        List<List<Round>> brackets = new ArrayList<>();
        for (int s = most; s >= 0; s--) {
            long power = 1;
            for (int i = 0; i < s; i++) {
                power *= factor;
            }
            brackets.add(bracket(s, Math.toIntExact((most + 1) / (s + 1) * power)));
        }
        return brackets;
    }

    private List<Round> bracket(int s, int configurations) {
        List<Round> rounds = new ArrayList<>();
        int left = configurations;
        int before = 0;
        for (int round = 0; round <= s; round++) {
            int epochs = epochs(s - round);
            rounds.add(new Round(s, left, OptionalInt.of(epochs), before));
            before = epochs;
            left = Math.max(1, left / factor);
        }
        return rounds;
    }

    /** R f^-rounds, rounded to the nearest whole number of epochs. */
    private int epochs(int roundsLeft) {
        return (int) Math.max(1, Math.round(maxEpochs / Math.pow(factor, roundsLeft)));
    }

    @Override
    public List<Round> rounds(SearchSpace space) {
        List<Round> rounds = new ArrayList<>();
        for (List<Round> bracket : brackets()) {
            Round first = bracket.get(0);
            int configurations = Math.min(first.configurations(), space.size().orElse(first.configurations()));
            rounds.addAll(bracket(first.bracket(), configurations));
        }
        return rounds;
    }

    @Override
    public void search(SearchSpace space, Trials trials) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (List<Round> bracket : brackets()) {
            List<Map<String, String>> alive = space.draw(bracket.get(0).configurations(), random.split());
            for (Round round : bracket(bracket.get(0).bracket(), alive.size())) {
                alive = alive.subList(0, round.configurations());
                List<Double> scores = trials.run(round, space.trials(alive, round.epochs()));
                alive = bestFirst(alive, scores, space.trialsEach());
            }
        }
    }

    /** Orders configurations by their mean score over seeds. Those without a score are last, equal ones keep their order. */
    private static List<Map<String, String>> bestFirst(
            List<Map<String, String>> configurations, List<Double> scores, int each) {
        double[] means = IntStream.range(0, configurations.size())
                .mapToDouble(i -> scores.subList(i * each, (i + 1) * each).stream()
                        .mapToDouble(score -> score)
                        .average()
                        .orElse(Double.NaN))
                .map(mean -> Double.isNaN(mean) ? Double.NEGATIVE_INFINITY : mean)
                .toArray();
        return IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -means[i]))
                .map(configurations::get)
                .toList();
    }
}
