package podium;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Compares the tables of docs/architecture.md with the compiled classes, and checks limits on sizes. */
class ArchitectureTest {
    private static final JavaClasses PODIUM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("podium");

    private static final Path SOURCES = Path.of("src/main/java/podium");
    private static final int LINES = 350;
    private static final int COMPONENTS = 8;
    private static final int FILES = 25;

    /** Each group of packages ("room"), with the rooms that it may import. */
    @Test
    void aRoomImportsOnlyWhatItsRowAllows() throws IOException {
        Map<String, Set<String>> rows = table("Rooms");
        List<String> faults = new ArrayList<>();
        PODIUM.forEach(from -> targets(from).forEach(to -> {
            String room = room(from);
            if (!room.equals(room(to)) && !rows.getOrDefault(room, Set.of()).contains(room(to))) {
                faults.add(from.getName() + " imports " + to.getName());
            }
        }));
        assertThat(faults).isEmpty();
        assertThat(rows.keySet())
                .isEqualTo(PODIUM.stream().map(ArchitectureTest::room).collect(Collectors.toSet()));
    }

    /** Each package, with the packages of the same room that it may import. */
    @Test
    void aPackageImportsOnlyWhatItsRowAllows() throws IOException {
        Map<String, Set<String>> rows = table("Packages");
        List<String> faults = new ArrayList<>();
        PODIUM.forEach(from -> targets(from).forEach(to -> {
            if (room(from).equals(room(to))
                    && !name(from).equals(name(to))
                    && !rows.getOrDefault(name(from), Set.of()).contains(name(to))) {
                faults.add(from.getName() + " imports " + to.getName());
            }
        }));
        assertThat(faults).isEmpty();
        assertThat(rows.keySet())
                .isEqualTo(PODIUM.stream().map(ArchitectureTest::name).collect(Collectors.toSet()));
    }

    /** An entry of the tables that the code does not use is outdated. */
    @Test
    void everyEntryOfTheTablesIsUsed() throws IOException {
        Map<String, Set<String>> rooms = new TreeMap<>();
        Map<String, Set<String>> packages = new TreeMap<>();
        PODIUM.forEach(from -> targets(from).forEach(to -> {
            if (!room(from).equals(room(to))) {
                rooms.computeIfAbsent(room(from), key -> new TreeSet<>()).add(room(to));
            } else if (!name(from).equals(name(to))) {
                packages.computeIfAbsent(name(from), key -> new TreeSet<>()).add(name(to));
            }
        }));
        table("Rooms")
                .forEach((row, imports) ->
                        assertThat(rooms.getOrDefault(row, Set.of())).as(row).containsAll(imports));
        table("Packages")
                .forEach((row, imports) ->
                        assertThat(packages.getOrDefault(row, Set.of())).as(row).containsAll(imports));
    }

    /** A use case is the work of one command; with two commands it would be two use cases. */
    @Test
    void everyUseCaseIsRunByOneCommand() {
        Map<String, Set<String>> commands = new TreeMap<>();
        PODIUM.stream()
                .filter(type -> room(type).equals("cli"))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getName().equals("run")
                        && call.getTargetOwner().getPackageName().startsWith("podium.app"))
                .forEach(call -> commands.computeIfAbsent(call.getTargetOwner().getSimpleName(), key -> new TreeSet<>())
                        .add(call.getOriginOwner().getName().replaceFirst("[$].*", "")));
        assertThat(commands)
                .containsKeys("RunAll", "Train", "GradeHandIns")
                .allSatisfy(
                        (useCase, callers) -> assertThat(callers).as(useCase).hasSize(1));
    }

    @Test
    void onlyTheAllowedPackagesUseALibrary() throws IOException {
        table("Fences")
                .forEach((library, users) -> noClasses()
                        .that()
                        .resideOutsideOfPackages(users.stream()
                                .map(user -> "podium." + user + "..")
                                .toArray(String[]::new))
                        .should()
                        .dependOnClassesThat(resideInAPackage(library + ".."))
                        .because("docs/architecture.md lists the packages that may use " + library)
                        .check(PODIUM));
    }

    @Test
    void roomsAndPackagesDependOnEachOtherInOneDirection() {
        slices().matching("podium.(*)..").should().beFreeOfCycles().check(PODIUM);
        slices().matching("podium.(**)").should().beFreeOfCycles().check(PODIUM);
    }

    @Test
    void filesRecordsAndPackagesStaySmall() throws IOException {
        List<String> large = new ArrayList<>();
        Map<Path, Integer> files = new TreeMap<>();
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            for (Path source : sources.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList()) {
                files.merge(source.getParent(), 1, Integer::sum);
                long lines = Files.readAllLines(source).size();
                if (lines > LINES) {
                    large.add(source + " has " + lines + " lines");
                }
            }
        }
        files.forEach((folder, count) -> {
            if (count > FILES) {
                large.add(folder + " has " + count + " files");
            }
        });
        assertThat(large).isEmpty();
        assertThat(PODIUM.stream()
                        .filter(JavaClass::isRecord)
                        .filter(type -> type.reflect().getRecordComponents().length > COMPONENTS)
                        .map(JavaClass::getSimpleName))
                .isEmpty();
    }

    /** Printed text is the same for everybody; the default locale would change digits and letters. */
    @Test
    void everyFormatNamesItsLocale() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(PrintWriter.class, "printf", String.class, Object[].class)
                .orShould()
                .callMethod(PrintWriter.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
                .orShould()
                .callConstructor(DecimalFormat.class, String.class)
                .orShould()
                .callMethod(NumberFormat.class, "getInstance")
                .check(PODIUM);
    }

    /** ImageIO keeps these streams in a temporary file, which Java closes when a signal arrives. */
    @Test
    void picturesAreEncodedAndDecodedInMemory() {
        noClasses()
                .should()
                .callMethod(ImageIO.class, "write", RenderedImage.class, String.class, OutputStream.class)
                .orShould()
                .callMethod(ImageIO.class, "read", InputStream.class)
                .orShould()
                .callMethod(ImageIO.class, "createImageOutputStream", Object.class)
                .check(PODIUM);
    }

    @Test
    void classNamesFollowTheConventions() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Service|Impl)")
                .orShould()
                .haveNameMatching(".*[.$](Abstract|Base)[A-Z].*|.*[a-z]Base")
                .check(PODIUM);
    }

    private static Stream<JavaClass> targets(JavaClass from) {
        return from.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(to -> to.getPackageName().startsWith("podium."));
    }

    private static String name(JavaClass type) {
        return type.getPackageName().substring("podium.".length());
    }

    private static String room(JavaClass type) {
        return name(type).replaceFirst("[.].*", "");
    }

    /** The rows under a heading: the name in the first cell, and the names in the last cell. */
    private static Map<String, Set<String>> table(String heading) throws IOException {
        Map<String, Set<String>> rows = new TreeMap<>();
        boolean inside = false;
        for (String line : Files.readAllLines(Path.of("docs/architecture.md"))) {
            if (line.startsWith("## ")) {
                inside = line.equals("## " + heading);
            } else if (inside && line.startsWith("| `")) {
                String[] cells = line.replace("`", "").split("[|]", -1);
                rows.put(
                        cells[1].strip(),
                        Arrays.stream(cells[cells.length - 2].split(",", -1))
                                .map(String::strip)
                                .filter(name -> !name.equals("-"))
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        assertThat(rows).as(heading).isNotEmpty();
        return rows;
    }
}
