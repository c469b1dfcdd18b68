package podium.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.InputException;
import podium.leaderboard.Team;

class ClaimsTest {
    @TempDir
    private Path folder;

    private Claims read(String text) throws IOException {
        return Claims.read(Files.writeString(folder.resolve("claims.csv"), text));
    }

    @Test
    void ownAndKagglesFilesAreRead() throws IOException {
        Claims own = read("""
                team,public,private
                Group 1,0.7,
                "A, B",0.71235,0.70
                """);
        assertThat(own.of(new Team("group_1"))).isEqualTo(new Claim(new BigDecimal("0.7"), null));
        assertThat(own.of(new Team("A, B"))).isEqualTo(new Claim(new BigDecimal("0.71235"), new BigDecimal("0.70")));
        assertThat(own.of(new Team("nobody"))).isEqualTo(Claim.NONE);
        assertThat(own.without(List.of(new Team("Group-1")))).containsExactly("a, b");
        Claims kaggle = read("""
                \uFEFFRank,TeamId,TeamName,LastSubmissionDate,Score,SubmissionCount
                1,77,Group 1,2026-05-20 12:00:00,0.73445,12
                """);
        assertThat(kaggle.of(new Team("Group 1"))).isEqualTo(new Claim(new BigDecimal("0.73445"), null));
        Claims podium = read("rank,team,public_rank,public_score,private_score\n1,x,1,0.5,0.25\n");
        assertThat(podium.of(new Team("x"))).isEqualTo(new Claim(new BigDecimal("0.5"), new BigDecimal("0.25")));
    }

    /** Half of the last digit that was written, and no more. */
    @Test
    void aClaimHoldsToItsLastDigit() {
        Claim claim = new Claim(new BigDecimal("0.734"), null);
        assertThat(claim.holds(0.7344, 0)).isTrue();
        assertThat(claim.holds(0.7336, 0)).isTrue();
        assertThat(claim.holds(0.73451, 0)).isFalse();
        assertThat(claim.holds(0.73349, 0)).isFalse();
        assertThat(new Claim(null, new BigDecimal("0.5")).holds(0, 0.54)).isTrue();
        assertThat(new Claim(null, new BigDecimal("0.50")).holds(0, 0.54)).isFalse();
    }

    @Test
    void whatIsNoClaimIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("group,score\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("claims.csv:1: the header is 'group,score'; expected team and public");
        assertThatThrownBy(() -> read("team,public\nx,high\n"))
                .hasMessageContaining("claims.csv:2: the score is 'high'; expected a number");
        assertThatThrownBy(() -> read("team,public\nx,0.5\nX,0.6\n"))
                .hasMessageContaining("claims.csv:3: team 'X' stands twice");
        assertThatThrownBy(() -> Claims.read(folder.resolve("none.csv"))).hasMessageContaining("no such file");
    }
}
