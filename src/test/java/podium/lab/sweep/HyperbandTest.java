package podium.lab.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests the brackets against the paper's table, and the search against an exhaustive one. */
class HyperbandTest {
    private static SearchSpace space(Object... axes) {
        Map<String, AxisValues> all = new LinkedHashMap<>();
        for (int i = 0; i < axes.length; i += 2) {
            all.put(String.valueOf(axes[i]), (AxisValues) axes[i + 1]);
        }
        return new SearchSpace(all, List.of());
    }

    private static ListedValues numbers(int count) {
        return new ListedValues(
                IntStream.range(0, count).mapToObj(Integer::toString).toList());
    }

    /** Table 1 of Li et al., JMLR 18 (2018): R = 81, eta = 3. */
    @Test
    void bracketsAreThoseOfThePapersTable() {
        int[][][] table = {
            {{81, 1}, {27, 3}, {9, 9}, {3, 27}, {1, 81}},
            {{27, 3}, {9, 9}, {3, 27}, {1, 81}},
            {{9, 9}, {3, 27}, {1, 81}},
            {{6, 27}, {2, 81}},
            {{5, 81}}
        };
        List<List<Round>> brackets = new Hyperband(81, 3, 1).brackets();
        assertThat(brackets).hasSize(table.length);
        for (int bracket = 0; bracket < table.length; bracket++) {
            List<Round> expected = new ArrayList<>();
            int before = 0;
            for (int[] round : table[bracket]) {
                expected.add(new Round(4 - bracket, round[0], OptionalInt.of(round[1]), before));
                before = round[1];
            }
            assertThat(brackets.get(bracket)).isEqualTo(expected);
        }
    }

    @Test
    void epochsAreWholeNumbersAndASingleEpochHasOneBracket() {
        assertThat(new Hyperband(10, 3, 1).brackets())
                .extracting(rounds -> rounds.stream()
                        .map(round ->
                                round.configurations() + "@" + round.epochs().getAsInt())
                        .toList())
                .containsExactly(List.of("9@1", "3@3", "1@10"), List.of("3@3", "1@10"), List.of("3@10"));
        assertThat(new Hyperband(1, 3, 1).brackets()).containsExactly(List.of(new Round(0, 1, OptionalInt.of(1), 0)));
    }

    @Test
    void aSmallSpaceIsTriedWhole() {
        List<Round> rounds = new Hyperband(27, 3, 1).rounds(space("x", numbers(4)));
        assertThat(rounds).extracting(Round::configurations).containsExactly(4, 1, 1, 1, 4, 1, 1, 4, 1, 4);
    }

    /** The quality of a configuration, which shows only slowly: after few epochs a crossing term hides the order. */
    private static double objective(Map<String, String> values, int epochs) {
        int x = Integer.parseInt(values.get("x"));
        int y = Integer.parseInt(values.get("y"));
        return -Math.pow(x - 6, 2) - 0.5 * Math.pow(y - 3, 2) + 2.0 * ((x * 7 + y * 3) % 5) / (epochs * epochs);
    }

    /** Trials of the synthetic objective, which note what was trained. */
    private static final class Synthetic implements Trials {
        private final Map<Map<String, String>, Integer> epochs = new HashMap<>();
        private final List<Round> rounds = new ArrayList<>();

        @Override
        public List<Double> run(Round round, List<Trial> trials) {
            rounds.add(round);
            assertThat(trials).hasSize(round.configurations());
            for (Trial trial : trials) {
                if (round.before() > 0) {
                    assertThat(epochs.get(trial.values())).isGreaterThanOrEqualTo(round.before());
                }
                epochs.merge(trial.values(), trial.epochs().getAsInt(), Math::max);
            }
            return trials.stream()
                    .map(trial -> objective(trial.values(), trial.epochs().getAsInt()))
                    .toList();
        }
    }

    @Test
    void theWinnerOfAFineObjectiveIsThatOfAnExhaustiveSearch() throws IOException {
        SearchSpace space = space("x", numbers(9), "y", numbers(9));
        Hyperband hyperband = new Hyperband(81, 3, 1);
        Synthetic trials = new Synthetic();
        hyperband.search(space, trials);
        assertThat(trials.rounds).isEqualTo(hyperband.rounds(space));
        Map<String, String> best = space.grid().stream()
                .max(Comparator.comparingDouble(values -> objective(values, 81)))
                .orElseThrow();
        Map<String, String> found = trials.epochs.entrySet().stream()
                .filter(one -> one.getValue() == 81)
                .map(Map.Entry::getKey)
                .max(Comparator.comparingDouble(values -> objective(values, 81)))
                .orElseThrow();
        assertThat(found).isEqualTo(best);
        long exhaustive = 81L * 81;
        long spent = trials.rounds.stream()
                .mapToLong(
                        round -> (long) round.configurations() * (round.epochs().getAsInt() - round.before()))
                .sum();
        assertThat(spent).isLessThan(exhaustive / 3);
    }

    @Test
    void trialsWithoutAScoreAreNotPromoted() throws IOException {
        List<List<Trial>> seen = new ArrayList<>();
        new Hyperband(3, 3, 1).search(space("x", numbers(3)), (round, trials) -> {
            seen.add(trials);
            return trials.stream()
                    .map(trial -> "1".equals(trial.values().get("x")) ? -5.0 : Double.NaN)
                    .toList();
        });
        assertThat(seen.get(1)).extracting(trial -> trial.values().get("x")).containsExactly("1");
    }

    @Test
    void promotionIsByTheMeanOverSeeds() throws IOException {
        SearchSpace space = new SearchSpace(Map.of("x", numbers(3)), List.of(1L, 2L));
        List<List<Trial>> seen = new ArrayList<>();
        new Hyperband(3, 3, 1).search(space, (round, trials) -> {
            seen.add(trials);
            return trials.stream()
                    .map(trial -> switch (String.valueOf(trial.values().get("x"))) {
                        case "0" -> trial.seed().getAsLong() == 1 ? 9.0 : 0.0; // the best single trial, mean 4.5
                        case "1" -> 5.0;
                        default -> 1.0;
                    })
                    .toList();
        });
        assertThat(seen.get(0)).hasSize(6);
        assertThat(seen.get(1)).extracting(trial -> trial.values().get("x")).containsExactly("1", "1");
    }

    @Test
    void wrongNumbersAreRefused() {
        assertThatThrownBy(() -> new Hyperband(0, 3, 1)).hasMessage("max-epochs is 0; expected 1 or more");
        assertThatThrownBy(() -> new Hyperband(9, 1, 1)).hasMessage("factor is 1; expected 2 or more");
    }
}
