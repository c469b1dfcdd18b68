package podium.player.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LeftOutClassTest {
    @Test
    void imagesWithTheClassAndOthersAreInNeitherGroup() {
        boolean[][] present = {
            {true, false, false}, {true, true, false}, {false, true, false}, {false, false, false}, {true, true, true}
        };
        assertThat(LeftOutClass.all(present))
                .containsExactly(
                        new LeftOutClass(0, List.of(2), List.of(0)), new LeftOutClass(1, List.of(0), List.of(2)));
    }

    @Test
    void aSingleClassCannotBeLeftOut() {
        assertThat(LeftOutClass.all(new boolean[][] {{true}, {true}})).isEmpty();
        assertThat(LeftOutClass.all(new boolean[][] {})).isEmpty();
    }
}
