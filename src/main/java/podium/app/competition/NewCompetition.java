package podium.app.competition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import podium.app.context.Context;
import podium.core.UsageException;
import podium.core.files.WriteAside;
import podium.data.kind.FoundData;
import podium.judge.competition.Competition;
import podium.judge.competition.CompetitionFile;
import podium.judge.competition.Labelling;
import podium.judge.competition.Workspace;

/**
 * Writes the folder of a new competition for a data set: {@code competition.yaml}, {@code description.md}, recipes and
 * {@code players.yaml}. The folder is written whole or not at all.
 */
public final class NewCompetition {
    private NewCompetition() {}

    /**
     * What to write.
     *
     * @param id the competition's Id, and the name of its folder
     * @param data the folder of the data set
     * @param title one line for people; null for one made of the Id
     * @param labels how many classes an image has; null for what the data set looks like
     */
    public record Request(
            String id,
            Path data,
            @Nullable String title,
            @Nullable Labelling labels) {
        public Request {
            if (title != null && (title.isBlank() || title.chars().anyMatch(Character::isISOControl))) {
                throw new UsageException("--title is '" + title + "'; expected one line of text");
            }
        }
    }

    /** The folder of the competition, the data set that was recognised, and its images. */
    public record Written(Path folder, Competition competition, FoundData found, ClassCounts counts) {}

    /** Recognises the data set, counts its images, and writes the folder. */
    public static Written run(Request request, Context context) throws IOException {
        Workspace workspace = context.workspace();
        Path folder = workspace.competitions().resolve(Competition.requireId(request.id()));
        if (Files.exists(folder)) {
            throw new UsageException(
                    folder + ": this competition exists already; choose another name, or move its folder away");
        }
        FoundData found = FoundData.in(request.data());
        Path aside = Files.createDirectories(
                workspace.competitions().resolve("." + request.id() + "." + UUID.randomUUID() + ".partial"));
        try {
            DraftRules rules = new DraftRules(request, found, workspace);
            Competition competition = read(aside, rules.text(false));
            if (found.lists().train().equals(found.lists().test()) || !labelled(competition, workspace)) {
                competition = read(aside, rules.text(true));
            }
            ClassCounts counts = ClassCounts.of(competition, context);
            WriteAside.text(aside.resolve("description.md"), new DraftPage(competition, found, counts).text());
            DraftRecipes recipes = DraftRecipes.of(competition, counts);
            for (Map.Entry<String, String> recipe : recipes.texts().entrySet()) {
                WriteAside.text(aside.resolve("recipes").resolve(recipe.getKey() + ".yaml"), recipe.getValue());
            }
            WriteAside.text(aside.resolve("players.yaml"), recipes.players());
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
            return new Written(folder, competition, found, counts);
        } finally {
            delete(aside);
        }
    }

    private static Competition read(Path folder, String text) throws IOException {
        Path file = folder.resolve(CompetitionFile.NAME);
        WriteAside.text(file, text);
        return CompetitionFile.read(file, Map.of());
    }

    /** True if the images of test have labels, so that no part of train has to play test. */
    private static boolean labelled(Competition competition, Workspace workspace) throws IOException {
        return competition.testImages(workspace).labelled();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> all;
            try (Stream<Path> files = Files.walk(folder)) {
                all = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : all) {
                Files.delete(file);
            }
        }
    }
}
