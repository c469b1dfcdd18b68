package podium.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import podium.core.InputException;
import podium.core.VisibleText;
import podium.judge.competition.Labelling;
import podium.player.prediction.ClassScores;
import podium.player.prediction.ForeignScores;
import podium.player.prediction.ScoreFile;

/** Score CSV files, which are written again and read as the scores, logits and labels of three classes. */
final class ScoresFiles extends TextFile {
    private static final List<String> CLASSES = List.of("cat", "dog", "cow");

    private static final List<byte[]> SOUND = List.of(
            """
            Id,cat,dog,cow
            2009_000001,0.0123,0.98,1e-5
            2009_000002,1,0,0.5
            img 3,.25,0.5,0.75
            """.getBytes(UTF_8),
            """
            Id,dog,other,cow,cat
            "a",1,0,0,-1
            b,0,1,1,0
            """.getBytes(UTF_8),
            "Id,cat,dog,cow\r\na,-3.5,2.25,+1\r\nb,7,-8e0,9.\r\n".getBytes(UTF_8));

    private final Path written;

    ScoresFiles(Path folder) {
        super(folder.resolve("scores.csv"), SOUND);
        written = folder.resolve("written.csv");
    }

    @Override
    Format.Use read() throws IOException {
        ClassScores scores = new ScoreFile(file()).read();
        return () -> {
            new ScoreFile(written).write(scores);
            ClassScores again = new ScoreFile(written).read();
            if (!again.ids().equals(scores.ids()) || !again.classes().equals(scores.classes())) {
                throw new IllegalStateException("the written file has other Ids or classes");
            }
            List<String> told = new ArrayList<>();
            ForeignScores foreign = new ForeignScores(told::add);
            foreign.scored(file(), CLASSES, Labelling.MULTIPLE, true);
            told.forEach(line -> Refusals.requireShort(VisibleText.of(line)));
            try {
                foreign.labels(file(), CLASSES);
            } catch (InputException e) {
                foreign.scored(file(), CLASSES, Labelling.MULTIPLE, false);
            }
        };
    }
}
