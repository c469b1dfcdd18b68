package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import podium.core.Progress;
import podium.data.sample.SampleGenerator;

/** All output is the same under every default locale, whatever digits and letters the locale has. */
class LocaleTest {
    private static final List<String> LOCALES =
            List.of("ar-EG-u-nu-arab", "ar-EG", "tr-TR", "hi-IN-u-nu-deva", "hi-IN");

    private final Locale before = Locale.getDefault();

    @TempDir
    private Path root;

    private CommandLineWorkspace workspace;
    private Path csv;

    @BeforeEach
    void play() throws Exception {
        workspace = CommandLineWorkspace.make(root.resolve("workspace")).withSample(32);
        workspace.podium("run", "--classifier", "none", "--segmenter", "none");
        csv = workspace.run("prior-").resolve("submission.csv");
    }

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @Test
    void everyCommandPrintsTheSameUnderEveryLocale() {
        List<CommandLineRun> expected = all(Locale.ROOT);
        assertThat(expected).allSatisfy(run -> assertThat(run.code()).isZero());
        for (String tag : LOCALES) {
            List<CommandLineRun> printed = all(Locale.forLanguageTag(tag));
            for (int i = 0; i < expected.size(); i++) {
                assertThat(printed.get(i)).as("%s, command %s", tag, i).isEqualTo(expected.get(i));
            }
        }
    }

    private List<CommandLineRun> all(Locale locale) {
        List<CommandLineRun> runs = new ArrayList<>();
        for (String[] arguments : new String[][] {
            {"data", "describe", "sample"},
            {"data", "check", "sample"},
            {"validate", csv.toString(), "-c", "sample"},
            {"score", csv.toString(), "-c", "sample", "--ci"},
            {"score", csv.toString(), "-c", "sample", "--json"},
            {"leaderboard", "sample", "--private"},
            {"leaderboard", "sample", "--format", "html"},
            {"submissions", "sample"},
            {"model", "list"},
            {"model", "show", "resnet18_v1"},
            {"runs", "sample"},
            {"help", "attack"},
            {"help"}
        }) {
            Locale.setDefault(locale);
            runs.add(workspace.podium(arguments));
        }
        return runs;
    }

    /** Calls the generator directly, since the start of the program would set the default locale. */
    @Test
    void sampleIdsUseAsciiDigitsUnderEveryLocale() throws Exception {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        SampleGenerator.generate(root.resolve("drawn"), 24, 8, 7, 1, Progress.NONE);
        try (Stream<Path> images = Files.list(root.resolve("drawn/JPEGImages"))) {
            assertThat(images.map(image -> image.getFileName().toString()))
                    .allMatch(name -> name.matches("2009_[0-9]{6}\\.jpg"));
        }
    }
}
