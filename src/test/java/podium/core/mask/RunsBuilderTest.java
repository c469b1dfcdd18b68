package podium.core.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RunsBuilderTest {
    @Test
    void touchingRunsBecomeOne() {
        assertThat(new RunsBuilder().add(0, 2).add(2, 3).add(5, 6).build()).isEqualTo(Runs.of(0, 3, 5, 6));
    }

    @Test
    void nothingAddedIsTheEmptySet() {
        assertThat(new RunsBuilder().build()).isSameAs(Runs.EMPTY);
    }

    @Test
    void builderGoesOnAfterBuild() {
        RunsBuilder builder = new RunsBuilder().add(0, 1);
        Runs before = builder.build();
        builder.add(1, 4);
        assertThat(before).isEqualTo(Runs.of(0, 1));
        assertThat(builder.build()).isEqualTo(Runs.of(0, 4));
    }

    @Test
    void holdsManyRuns() {
        RunsBuilder builder = new RunsBuilder();
        for (int i = 0; i < 1000; i++) {
            builder.add(3L * i, 3L * i + 2);
        }
        Runs runs = builder.build();
        assertThat(runs.count()).isEqualTo(1000);
        assertThat(runs.cardinality()).isEqualTo(2000);
    }

    @Test
    void runsMustAscend() {
        RunsBuilder builder = new RunsBuilder().add(4, 6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(5, 9))
                .withMessage("run [5, 9) is empty or begins before 6, where the last one ended");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add(7, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> new RunsBuilder().add(-1, 1));
        assertThat(builder.build()).isEqualTo(Runs.of(4, 6));
    }
}
