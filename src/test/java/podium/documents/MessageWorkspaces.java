package podium.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;
import podium.cli.CommandLineRun;
import podium.cli.CommandLineWorkspace;
import podium.judge.leaderboard.Contest;

/** The workspaces that the commands of docs/messages.md run in, with the files that are wrong. */
final class MessageWorkspaces {
    private static final String SEGMENTATION = "_segmentation,";

    private final Path folder;

    private MessageWorkspaces(Path folder) {
        this.folder = folder;
    }

    static void make(Path folder) throws IOException {
        MessageWorkspaces all = new MessageWorkspaces(folder);
        Path played = DocumentWorkspace.make(Message.Place.PLAYED.in(folder));
        all.submissions(played);
        all.recipes(played);
        all.handIns(played);
        all.images(played);
        all.networks(played);
        all.contest(Message.Place.DUEL, "limits: {daily: 1, finals: 1}");
        all.contest(Message.Place.LATE, "deadline: 2026-02-01T00:00:00");
        Path damaged =
                CommandLineWorkspace.make(Message.Place.DAMAGED.in(folder)).root();
        Files.write(damaged.resolve("leaderboard/podium.db"), new byte[5000]);
        CommandLineWorkspace.make(Message.Place.EMPTY.in(folder));
    }

    /** Valid rows, and the same rows with one fault each. */
    private void submissions(Path root) throws IOException {
        List<String> valid = Files.readAllLines(root.resolve("data/prepared/sample/public/sample_submission.csv"));
        int row = 1;
        while (!valid.get(row).contains(SEGMENTATION)) {
            row++;
        }
        write(root, "submission.csv", valid);
        write(root, "odd.csv", withCell(valid, row, "1 2 9"));
        write(root, "descending.csv", withCell(valid, row, "900 10 100 10"));
        write(root, "overlapping.csv", withCell(valid, row, "100 10 105 10"));
        write(root, "past-the-end.csv", withCell(valid, row, "1 999999999"));
        write(root, "zero-based.csv", withCell(valid, row, "0 10"));
        write(root, "no-length.csv", withCell(valid, row, "5 0"));
        write(root, "decimal.csv", withCell(valid, row, "1.5 3"));
        write(root, "nan.csv", withCell(valid, row, "nan"));
        write(root, "unknown-id.csv", with(valid, row, "holiday_segmentation,"));
        write(root, "header.csv", with(valid, 0, "image,label"));
        write(root, "one-cell.csv", with(valid, row, "only-one-cell"));
        List<String> twice = new ArrayList<>(valid);
        twice.add(valid.get(row));
        write(root, "duplicate-id.csv", twice);
        write(root, "two-classes.csv", List.of("Id,Predicted", "image_classification,3 1 8 1"));
        write(root, "class-name.csv", List.of("Id,Predicted", "image_classification,mountain"));
        write(root, "missing-id.csv", valid.subList(0, valid.size() - 1));
        Files.writeString(root.resolve("empty.csv"), "");
        Files.write(root.resolve("utf-16.csv"), String.join("\n", valid).getBytes(StandardCharsets.UTF_16));
    }

    private static List<String> withCell(List<String> lines, int row, String cell) {
        String line = lines.get(row);
        return with(lines, row, line.substring(0, line.indexOf(',') + 1) + cell);
    }

    private static List<String> with(List<String> lines, int row, String line) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(row, line);
        return changed;
    }

    private static void write(Path root, String name, List<String> lines) throws IOException {
        Files.writeString(root.resolve(name), String.join("\n", lines) + "\n");
    }

    private void recipes(Path root) throws IOException {
        Files.writeString(root.resolve("wrong-type.yaml"), "architecture: mobilenet0.25\nsize: big\n");
        Files.writeString(root.resolve("wrong-key.yaml"), "architecture: mobilenet0.25\nbach-size: 8\n");
        Files.writeString(root.resolve("no-value.yaml"), "architecture: mobilenet0.25\nbatch-size:\n");
        Files.writeString(root.resolve("not-yaml.yaml"), "stages: [{train: all\nsize: 32\n");
        Files.writeString(root.resolve("not-weights.params"), "these are not weights\n");
    }

    private void handIns(Path root) throws IOException {
        Path team = Files.createDirectories(root.resolve("hand-ins/Ada"));
        Files.copy(root.resolve("submission.csv"), team.resolve("submission.csv"));
        Files.writeString(team.resolve("work.ipynb"), "{\"cells\": [], \"nbformat\": 4}");
        Files.writeString(root.resolve("claims.csv"), "team,public\nAda,\"0,71\"\n");
        Files.writeString(root.resolve("claims-header.csv"), "name,points\nAda,0.71\n");
        Path others =
                Files.createDirectories(root.resolve("other-hand-ins/Ada")).getParent();
        Files.copy(root.resolve("submission.csv"), others.resolve("Ada/submission.csv"));
        Files.writeString(
                others.resolve("corrections.yaml"), "teams:\n  - {team: Adam, penalty: 10%, note: a day late}\n");
    }

    private void images(Path root) throws IOException {
        Files.writeString(root.resolve("photo.webp"), "not an image\n");
        Files.createDirectories(root.resolve("no-images"));
    }

    /** A run's folder without a part of its network, and a folder that has a page of someone else. */
    private void networks(Path root) throws IOException {
        Path run = new CommandLineWorkspace(root).run("mobilenet-scratch-");
        FileUtils.copyDirectory(run.toFile(), root.resolve("incomplete").toFile());
        Files.delete(root.resolve("incomplete/model-0000.params"));
        Files.writeString(Files.createDirectories(root.resolve("notes")).resolve("README.md"), "My notes\n");
    }

    /** With the entry of team Ada. */
    private void contest(Message.Place place, String rule) throws IOException {
        Path root = place.in(folder);
        Contest contest = Contest.in(root, rule);
        Path first = contest.submission(15, 3);
        CommandLineRun run = CommandLineRun.in(root, "submit", first.toString(), "-c", Contest.ID, "--team", "Ada");
        if (run.code() != 0) {
            throw new IllegalStateException(run.err());
        }
        contest.submission(16, 3);
    }
}
