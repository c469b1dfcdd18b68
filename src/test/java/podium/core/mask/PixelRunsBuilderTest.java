package podium.core.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PixelRunsBuilderTest {
    @Test
    void touchingRunsBecomeOne() {
        assertThat(new PixelRunsBuilder().add(0, 2).add(2, 3).add(5, 6).build()).isEqualTo(PixelRuns.of(0, 3, 5, 6));
    }

    @Test
    void anUnusedBuilderGivesTheEmptySet() {
        assertThat(new PixelRunsBuilder().build()).isSameAs(PixelRuns.EMPTY);
    }

    @Test
    void theBuilderCanBeUsedAfterBuild() {
        PixelRunsBuilder builder = new PixelRunsBuilder().add(0, 1);
        PixelRuns before = builder.build();
        builder.add(1, 4);
        assertThat(before).isEqualTo(PixelRuns.of(0, 1));
        assertThat(builder.build()).isEqualTo(PixelRuns.of(0, 4));
    }

    @Test
    void aSetMayHaveManyRuns() {
        PixelRunsBuilder builder = new PixelRunsBuilder();
        for (int i = 0; i < 1000; i++) {
            builder.add(3L * i, 3L * i + 2);
        }
        PixelRuns runs = builder.build();
        assertThat(runs.count()).isEqualTo(1000);
        assertThat(runs.cardinality()).isEqualTo(2000);
    }

    @Test
    void runsMustBeAscending() {
        PixelRunsBuilder builder = new PixelRunsBuilder().add(4, 6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(5, 9))
                .withMessage("run [5, 9) is empty or begins before 6, the end of the previous run");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add(7, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> new PixelRunsBuilder().add(-1, 1));
        assertThat(builder.build()).isEqualTo(PixelRuns.of(4, 6));
    }
}
