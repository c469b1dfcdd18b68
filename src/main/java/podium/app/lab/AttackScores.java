package podium.app.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import podium.lab.attack.AttackResult;
import podium.player.prediction.ClassScores;
import podium.player.prediction.ScoreFile;

/**
 * A classifier's scores for the attacked images of each epsilon. A segmenter has none, since its label maps are files.
 */
final class AttackScores {
    private final List<String> classes;
    private final List<String> ids = new ArrayList<>();
    private final Map<Double, List<float[]>> rows = new TreeMap<>();

    AttackScores(List<String> classes) {
        this.classes = List.copyOf(classes);
    }

    void add(String id, List<AttackResult> found) {
        ids.add(id);
        for (AttackResult one : found) {
            List<Double> scores = one.after().scores();
            if (!scores.isEmpty()) {
                float[] row = new float[scores.size()];
                for (int label = 0; label < row.length; label++) {
                    row[label] = scores.get(label).floatValue();
                }
                rows.computeIfAbsent(one.epsilon(), epsilon -> new ArrayList<>())
                        .add(row);
            }
        }
    }

    /** Writes one file per epsilon. */
    void write(AttackFolder folder) throws IOException {
        for (Map.Entry<Double, List<float[]>> epsilon : rows.entrySet()) {
            new ScoreFile(folder.scores(epsilon.getKey()))
                    .write(new ClassScores(classes, ids, epsilon.getValue().toArray(float[][]::new)));
        }
    }
}
