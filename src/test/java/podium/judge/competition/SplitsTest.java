package podium.judge.competition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.Thorough;
import podium.core.Progress;
import podium.core.files.DrawnOrder;
import podium.core.mask.PixelRuns;

class SplitsTest {
    @TempDir
    private Path folder;

    @Test
    void thePublicIdsHaveTheSmallestChecksums() throws Exception {
        Random random = new Random(5);
        for (int round = 0; round < Thorough.count(100, 2000); round++) {
            List<String> ids = new ArrayList<>();
            for (int i = random.nextInt(60); i > 0; i--) {
                ids.add("2009_%06d".formatted(i));
            }
            double share = random.nextInt(5) == 0 ? random.nextInt(2) : random.nextDouble();
            long seed = random.nextLong();
            Set<String> expected = naivePublicIds(ids, share, seed);
            assertThat(new PublicSplit(share, seed).publicIds(ids)).isEqualTo(expected);
            Collections.shuffle(ids, random);
            assertThat(new PublicSplit(share, seed).publicIds(ids)).isEqualTo(expected);
        }
    }

    /** Takes the smallest remaining checksum again and again, with big integers. */
    private static Set<String> naivePublicIds(List<String> ids, double share, long seed) throws Exception {
        Set<String> left = new HashSet<>(ids);
        Set<String> chosen = new HashSet<>();
        while (chosen.size() < Math.round(share * ids.size())) {
            String least = null;
            for (String id : left) {
                least = least == null || sum(seed, id).compareTo(sum(seed, least)) < 0 ? id : least;
            }
            left.remove(least);
            chosen.add(least);
        }
        return chosen;
    }

    private static BigInteger sum(long seed, String id) throws Exception {
        byte[] text = (seed + ":" + id).getBytes(StandardCharsets.UTF_8);
        return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(text));
    }

    /** Fixed values: a change here changes every leaderboard. Checked with {@code printf 7:a | sha256sum}. */
    @Test
    void theDrawnOrderKeepsItsFixedValues() {
        assertThat(DrawnOrder.of(List.of("a", "b", "c", "d", "e"), "7")).containsExactly("c", "e", "a", "d", "b");
    }

    @Test
    void trainAndValidTogetherAreTheTrainList() throws IOException {
        Workspace workspace = Tiny.workspace(folder);
        Splits splits = splits(workspace);
        assertThat(splits.trainAll()).containsExactly("0", "1", "2", "3");
        assertThat(splits.labels())
                .containsExactly(PixelRuns.of(0, 1), PixelRuns.of(1, 2), PixelRuns.of(0, 2), PixelRuns.of(2, 3));
        assertThat(splits.test()).containsExactly("0", "1", "2");
        List<String> all = new ArrayList<>(splits.train());
        assertThat(splits.valid()).doesNotContainAnyElementsOf(all).hasSize(2);
        all.addAll(splits.valid());
        assertThat(all).containsExactlyInAnyOrderElementsOf(splits.trainAll());
        assertThat(splits(workspace, "validation.fold=1").valid()).isEqualTo(splits.train());
    }

    @Test
    void heldOutImagesAreInTestAlone() throws IOException {
        Workspace workspace = Tiny.workspace(folder);
        Splits splits = splits(workspace, "holdout.fraction=0.5", "holdout.seed=3");
        assertThat(splits.test()).hasSize(2).isSubsetOf("0", "1", "2", "3").isSorted();
        assertThat(splits.trainAll()).hasSize(2).doesNotContainAnyElementsOf(splits.test());
        assertThat(splits(workspace, "holdout.fraction=0.5", "holdout.seed=3")).isEqualTo(splits);
        assertThat(splits(workspace, "holdout.fraction=0.5", "holdout.seed=3", "solution=x")
                        .test())
                .as("with a host's solution there is no holdout")
                .containsExactly("0", "1", "2");
    }

    @Test
    void labelsComeFromMasksIfTheCompetitionSaysSo() throws IOException {
        Workspace workspace = Tiny.workspace(folder);
        assertThat(splits(workspace, "dataset.labels=masks").labels())
                .containsExactly(PixelRuns.of(0, 1), PixelRuns.of(1, 2), PixelRuns.of(0, 2), PixelRuns.of(2, 3));
    }

    private static Splits splits(Workspace workspace, String... settings) throws IOException {
        Competition competition = Tiny.load(workspace, settings);
        return Splits.of(
                competition, competition.trainImages(workspace), competition.testImages(workspace), Progress.NONE);
    }
}
