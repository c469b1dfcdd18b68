package podium.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import podium.ChildJava;
import podium.Thorough;

/**
 * Changes files that come from outside in random ways. Every file must be read, or refused with a proper
 * message: quickly, with little memory, and without an undeclared exception.
 */
class MutationTest {
    private static final int SEED = 19;
    private static final Path FINDS = Path.of("target/mutations");
    private static final Pattern ROW = Pattern.compile("(.{14}) +(\\d+) +(\\d+) .*");

    /**
     * The smallest share of mutations that must pass a format's first check, so that the later stages are
     * tested too.
     */
    private static final double PASS = 0.08;

    @TempDir(factory = InMemory.class)
    private Path folder;

    /** A folder in memory if the system has one, since thousands of small files are written. */
    static final class InMemory implements TempDirFactory {
        private static final Path SHARED_MEMORY = Path.of("/dev/shm");

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
                throws IOException {
            return Files.isWritable(SHARED_MEMORY)
                    ? Files.createTempDirectory(SHARED_MEMORY, "podium-mutations")
                    : Files.createTempDirectory("podium-mutations");
        }
    }

    @Test
    void everyMutationIsReadOrProperlyRefused() throws IOException, InterruptedException {
        int rounds = Thorough.count(150, 12_000);
        List<String> printed = new ArrayList<>();
        int code = run(rounds, printed);
        String all = String.join("\n", printed);
        System.out.println(all);
        assertThat(code).as(all).isZero();
        List<Matcher> rows =
                printed.stream().map(ROW::matcher).filter(Matcher::matches).toList();
        assertThat(rows).hasSize(Format.values().length).allSatisfy(row -> {
            assertThat(Integer.parseInt(row.group(2))).as(row.group(1)).isEqualTo(rounds);
            assertThat(Integer.parseInt(row.group(3)))
                    .as(
                            "mutations of %s that pass the first check",
                            row.group(1).strip())
                    .isGreaterThan((int) (PASS * rounds));
        });
    }

    /** Runs the process and gives its exit code. */
    private int run(int rounds, List<String> printed) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ChildJava.PROGRAM,
                "-Xmx1g",
                "-XX:+UseSerialGC",
                ChildJava.NATIVE_ACCESS,
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                MutationRun.class.getName(),
                folder.toString(),
                FINDS.toString(),
                Integer.toString(SEED),
                Integer.toString(rounds)));
        Stream.of(Format.values()).map(Format::name).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(printed::add);
        } finally {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    /** Files that once failed, each in the folder of its format. */
    static List<Path> finds() throws IOException, URISyntaxException {
        Path all = Path.of(Objects.requireNonNull(MutationTest.class.getResource("/podium/mutation/finds"))
                .toURI());
        try (Stream<Path> files = Files.walk(all)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("finds")
    void earlierFindsAreReadOrProperlyRefused(Path find) throws IOException {
        byte[] bytes = Files.readAllBytes(find);
        Format format = Format.valueOf(Objects.requireNonNull(find.getParent())
                .getFileName()
                .toString()
                .toUpperCase(Locale.ROOT));
        Format.Files files = format.in(folder);
        assertThat(assertTimeoutPreemptively(MutationRun.PATIENCE.multipliedBy(6), () -> new Judge().of(files, bytes)))
                .isNotNull();
    }
}
