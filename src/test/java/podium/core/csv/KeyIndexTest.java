package podium.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import podium.Thorough;

class KeyIndexTest {
    private final KeyIndex index = new KeyIndex();

    private int add(String key) {
        byte[] bytes = ("<" + key + ">").getBytes(StandardCharsets.UTF_8);
        return index.add(bytes, 1, bytes.length - 1);
    }

    private int find(String key) {
        byte[] bytes = ("<" + key + ">").getBytes(StandardCharsets.UTF_8);
        return index.find(bytes, 1, bytes.length - 1);
    }

    @Test
    void keysGetTheNumbersOfAMap() {
        SplittableRandom random = new SplittableRandom(1);
        Map<String, Integer> map = new HashMap<>();
        for (int i = 0; i < Thorough.count(200_000, 5_000_000); i++) {
            String key = "2009_%06d_é".formatted(random.nextInt(1_000_000)).substring(random.nextInt(5));
            Integer known = map.putIfAbsent(key, map.size());
            assertThat(find(key)).isEqualTo(known == null ? -1 : known);
            assertThat(add(key)).isEqualTo(known == null ? map.size() - 1 : -1 - known);
            assertThat(index.size()).isEqualTo(map.size());
        }
        map.forEach((key, number) -> {
            assertThat(find(key)).isEqualTo(number);
            assertThat(index.text(number)).isEqualTo(key);
        });
    }

    @Test
    void theEmptyKeyIsAKey() {
        assertThat(find("")).isEqualTo(-1);
        assertThat(add("")).isZero();
        assertThat(add("")).isEqualTo(-1);
        assertThat(add("a")).isEqualTo(1);
        assertThat(index.text(0)).isEmpty();
    }

    @Test
    void aKeyLongerThanTheArrayIsAdded() {
        String key = "k".repeat(100_000);
        assertThat(add("a")).isZero();
        assertThat(add(key)).isEqualTo(1);
        assertThat(index.text(1)).isEqualTo(key);
        assertThat(find("k")).isEqualTo(-1);
    }
}
