package podium.player.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.Progress;
import podium.player.images.FeatureTable;

class FeatureCacheTest {
    private static final int VIEWS = 3;

    @TempDir
    private Path folder;

    /** The number of images in each progress task. */
    private final List<Long> tasks = new ArrayList<>();

    private final Progress progress = (what, total) -> {
        tasks.add(total);
        return Progress.NONE.start(what, total);
    };

    private TrainingJob job(int seed) throws IOException {
        return TinyTraining.job(
                folder,
                "stages=[{train: head, epochs: 1}]",
                "features={views: " + (VIEWS - 1) + "}",
                "augmentation={flip: true, rotation: 9}",
                "seed=" + seed);
    }

    private static void assertSameFeatures(FeatureTable found, FeatureTable expected, int[] images, int views) {
        float[] left = new float[found.length()];
        float[] right = new float[found.length()];
        for (int image : images) {
            for (int view = 0; view < views; view++) {
                found.copy(image, view, left, 0);
                expected.copy(image, view, right, 0);
                assertThat(left).isEqualTo(right);
                assertThat(left).as("image " + image + " in view " + view).isNotEqualTo(new float[left.length]);
            }
        }
    }

    /**
     * A view costs as much as an image, so views are computed only for images that a head learns from, and only once.
     */
    @Test
    void aFoldComputesOnlyTheFeaturesThatAreNotCached() throws IOException {
        TrainingJob job = job(7);
        int[] some = job.data().train();
        int[] others = job.data().valid();
        FeatureTable first = job.features().compute(job, job.initial(), progress);
        assertThat(tasks).containsExactly((long) VIEWS * some.length + others.length);
        assertThat(job.features().compute(job, job.initial(), progress)).isSameAs(first);
        assertThat(tasks).hasSize(1);

        TrainingJob otherFold = job.parted(others, some);
        FeatureTable second = otherFold.features().compute(otherFold, job.initial(), progress);
        assertThat(second).isSameAs(first);
        assertThat(tasks.subList(1, tasks.size())).containsExactly((VIEWS - 1L) * others.length);

        TrainingJob anew = job(7).parted(others, some);
        FeatureTable expected = anew.features().compute(anew, anew.initial(), progress);
        assertSameFeatures(second, expected, others, VIEWS);
        assertSameFeatures(second, expected, some, 1);
    }

    @Test
    void featuresAreComputedAgainForOtherParameters() throws IOException {
        TrainingJob job = job(7);
        FeatureTable first = job.features().compute(job, job.initial(), progress);
        TrainingJob other = job(5);
        assertThat(job.features().compute(job, other.initial(), progress)).isNotSameAs(first);
        assertThat(tasks).hasSize(2);
    }
}
