package podium.player.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;
import podium.core.mask.LabelMap;

class RegionsTest {
    private static LabelMap drawn(SplittableRandom random, int width, int height, int labels) {
        byte[] map = new byte[width * height];
        for (int i = 0; i < map.length; i++) {
            map[i] = (byte) (random.nextInt(12) == 0 ? LabelMap.VOID : random.nextInt(labels));
        }
        return LabelMap.of(width, height, map);
    }

    /** Returns for every pixel the lowest pixel of its region, found by repeated passes over the map. */
    private static int[] naive(LabelMap map) {
        int[] root = new int[map.width() * map.height()];
        for (int i = 0; i < root.length; i++) {
            root[i] = i;
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < root.length; i++) {
                for (int j = 0; j < root.length; j++) {
                    boolean touch = Math.abs(i % map.width() - j % map.width()) <= 1
                            && Math.abs(i / map.width() - j / map.width()) <= 1;
                    if (touch && map.labels()[i] == map.labels()[j] && root[j] < root[i]) {
                        root[i] = root[j];
                        changed = true;
                    }
                }
            }
        }
        return root;
    }

    @Test
    void regionsMatchANaiveSearch() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < Thorough.count(20, 200); round++) {
            LabelMap map = drawn(random, random.nextInt(1, 9), random.nextInt(1, 9), 3);
            LabelMap truth = drawn(random, map.width(), map.height(), 3);
            int[] root = naive(map);
            List<Regions.Region> expected = new ArrayList<>();
            byte[] large = map.labels();
            double share = random.nextDouble() / 4;
            for (int first = 0; first < root.length; first++) {
                int label = map.labels()[first] & 0xFF;
                if (root[first] != first || label == 0 || label == LabelMap.VOID) {
                    continue;
                }
                int pixels = 0;
                int counted = 0;
                int right = 0;
                for (int i = 0; i < root.length; i++) {
                    if (root[i] == first) {
                        pixels++;
                        counted += truth.labels()[i] == (byte) LabelMap.VOID ? 0 : 1;
                        right += truth.labels()[i] == map.labels()[i] ? 1 : 0;
                    }
                }
                expected.add(new Regions.Region((double) pixels / root.length, counted, right));
                for (int i = 0; i < root.length; i++) {
                    large[i] = root[i] == first && (double) pixels / root.length < share ? 0 : large[i];
                }
            }
            assertThat(Regions.of(map, truth, true)).containsExactlyElementsOf(expected);
            assertThat(Regions.withoutSmall(map, share)).isEqualTo(LabelMap.of(map.width(), map.height(), large));
        }
    }
}
