package podium.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import podium.classroom.grading.Claims;
import podium.judge.leaderboard.Team;

/** Claims files, which are searched for known and unknown teams. */
final class ClaimsFiles extends TextFile {
    private static final List<Team> TEAMS = List.of(new Team("Les Halles"), new Team("Group 2"), new Team("Ada"));

    private static final List<byte[]> SOUND = List.of("""
            team,public,private
            Les Halles,0.71235,0.70001
            Group 2,.5,1
            Ada,,0
            """.getBytes(UTF_8), """
            TeamId,TeamName,SubmissionDate,Score
            1,les_halles,2027-01-01 12:00:00,0.5
            2,"Ada, Countess",2027-01-02 12:00:00,0.25
            """.getBytes(UTF_8), """
            rank,team,public_score,private_score,note
            1,Group-2,0.9,0.8,"a ""quoted"" one"
            2,L\u00e9a,0.1,0.2,
            """.getBytes(UTF_8));

    ClaimsFiles(Path folder) {
        super(folder.resolve("claims.csv"), SOUND);
    }

    @Override
    Format.Use read() throws IOException {
        Claims claims = Claims.read(file());
        return () -> {
            TEAMS.forEach(claims::find);
            claims.without(TEAMS).forEach(unknown -> Refusals.requireShort(unknown.text()));
        };
    }
}
