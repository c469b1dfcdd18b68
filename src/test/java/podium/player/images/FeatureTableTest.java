package podium.player.images;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import podium.core.InputException;

class FeatureTableTest {
    @Test
    void moreFeaturesThanAnArrayHoldsAreRefusedWithTheKeysToChange() {
        assertThatThrownBy(() -> new FeatureTable(1_700_000, 1_280, 8))
                .isInstanceOf(InputException.class)
                .hasMessage("1,280 features of each of 1,700,000 images or tiles are too many to keep; expected"
                        + " 2,147,483,639 in all at most. Lower tiles.keep, or set features.views to 0, with which none"
                        + " are kept");
    }
}
