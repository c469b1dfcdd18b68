package podium.player.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PositionTest {
    @Test
    void epochsAreCountedOverStagesAndBatchesWithinAnEpoch() {
        Position position = Position.START.afterBatch().afterBatch();
        assertThat(position).isEqualTo(new Position(0, 0, 0, 2));
        position = position.afterEpoch().afterEpoch();
        assertThat(position).isEqualTo(new Position(0, 2, 2, 0));
        assertThat(position.nextEpoch()).isEqualTo(3);
        assertThat(position.nextStage().afterEpoch()).isEqualTo(new Position(1, 1, 3, 0));
    }

    @Test
    void negativeOrInconsistentNumbersAreRefused() {
        assertThatThrownBy(() -> new Position(-1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Position(0, 2, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Position(0, 0, 0, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
