package podium;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The README's table of packages, and its fences around libraries, held against the compiled classes. */
@SuppressWarnings("ImmutableEnumChecker") // the rows' arrays are private, and written once
class ArchitectureTest {
    private static final JavaClasses PODIUM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("podium");

    /** Each package, in the order of the flow, with those it may import; all may import the root package. */
    // spotless:off
    private enum Layer {
        CSV,
        YAML,
        MASK,
        RUN,
        NETWORK,
        METRIC        (MASK),
        DATASET       (MASK),
        EVALUATION    (MASK, METRIC),
        COMPETITION   (EVALUATION, DATASET, MASK, RUN, CSV, YAML),
        TRAINING      (NETWORK, DATASET, COMPETITION, METRIC, MASK, RUN, YAML),
        PREDICTION    (TRAINING, NETWORK, DATASET, METRIC, MASK, RUN, YAML),
        ATTACK        (PREDICTION, TRAINING, NETWORK, DATASET, METRIC, MASK, RUN),
        STRATEGY      (MASK, METRIC, RUN, YAML),
        SUBMISSION    (EVALUATION, COMPETITION, MASK, CSV, RUN),
        BASELINE      (DATASET, SUBMISSION, MASK, METRIC),
        SCORING       (EVALUATION, SUBMISSION, COMPETITION, MASK, METRIC),
        LEADERBOARD   (SCORING, EVALUATION, SUBMISSION, COMPETITION, RUN, METRIC),
        SANDBOX       (RUN),
        GRADING       (SANDBOX, SCORING, SUBMISSION, LEADERBOARD, COMPETITION, DATASET, MASK, RUN, YAML),
        REPORT        (CSV, YAML, MASK, RUN, NETWORK, METRIC, DATASET, EVALUATION, COMPETITION, TRAINING, PREDICTION, ATTACK,
                       STRATEGY, SUBMISSION, BASELINE, SCORING, LEADERBOARD, SANDBOX, GRADING),
        PIPELINE      (CSV, YAML, MASK, RUN, NETWORK, METRIC, DATASET, EVALUATION, COMPETITION, TRAINING, PREDICTION, ATTACK,
                       STRATEGY, SUBMISSION, BASELINE, SCORING, LEADERBOARD, SANDBOX, GRADING, REPORT),
        CLI           (CSV, YAML, MASK, RUN, NETWORK, METRIC, DATASET, EVALUATION, COMPETITION, TRAINING, PREDICTION, ATTACK,
                       STRATEGY, SUBMISSION, BASELINE, SCORING, LEADERBOARD, SANDBOX, GRADING, REPORT, PIPELINE);

        private final Layer[] imports;

        Layer(Layer... imports) {
            this.imports = imports;
        }

        String classes() {
            return "podium." + name().toLowerCase(Locale.ROOT) + "..";
        }
    }

    /** A library's packages, and the only ones of ours that may use them. */
    private enum Fence {
        DJL           ("ai.djl..",                Layer.NETWORK, Layer.TRAINING, Layer.PREDICTION, Layer.ATTACK),
        PICOCLI       ("picocli..",               Layer.CLI),
        JDBC          ("java.sql..",              Layer.LEADERBOARD),
        SQLITE        ("org.sqlite..",            Layer.LEADERBOARD),
        IMAGE_IO      ("javax.imageio..",         Layer.DATASET, Layer.RUN, Layer.REPORT),
        TABLESAW      ("tech.tablesaw..",         Layer.REPORT),
        XCHART        ("org.knowm.xchart..",      Layer.REPORT),
        COMMONS_CSV   ("org.apache.commons.csv..",
                       Layer.CSV, Layer.RUN, Layer.DATASET, Layer.COMPETITION, Layer.TRAINING, Layer.PREDICTION,
                       Layer.ATTACK, Layer.STRATEGY, Layer.SUBMISSION, Layer.BASELINE, Layer.SCORING,
                       Layer.LEADERBOARD, Layer.GRADING, Layer.REPORT, Layer.PIPELINE);

        private final String library;
        private final Layer[] users;

        Fence(String library, Layer... users) {
            this.library = library;
            this.users = users;
        }
    }
    // spotless:on

    @ParameterizedTest
    @EnumSource
    void aPackageImportsOnlyWhatItsRowAllows(Layer layer) {
        noClasses()
                .that()
                .resideInAPackage(layer.classes())
                .should()
                .dependOnClassesThat(resideInAPackage("podium..")
                        .and(resideOutsideOfPackages(layer.classes()))
                        .and(resideOutsideOfPackages(podiumAnd(layer.imports))))
                .because("its row in the table of packages says so")
                .allowEmptyShould(true)
                .check(PODIUM);
    }

    @ParameterizedTest
    @EnumSource
    void aLibraryStaysBehindItsFence(Fence fence) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages(fence.users))
                .should()
                .dependOnClassesThat(resideInAPackage(fence.library))
                .allowEmptyShould(true)
                .check(PODIUM);
    }

    @Test
    void everyPackageHasItsRow() {
        classes().should().resideInAnyPackage(podiumAnd(Layer.values())).check(PODIUM);
    }

    @Test
    void theRootPackageImportsNoOther() {
        noClasses()
                .that()
                .resideInAPackage("podium")
                .should()
                .dependOnClassesThat(resideInAPackage("podium..").and(resideOutsideOfPackages("podium")))
                .check(PODIUM);
    }

    /** What is printed is the same for everybody; the reader's locale would change digits and letters. */
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

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("podium.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(PODIUM);
    }

    @Test
    void aClassIsNamedForWhatItIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Service|Impl)")
                .orShould()
                .haveNameMatching(".*[.$](Abstract|Base)[A-Z].*|.*[a-z]Base")
                .check(PODIUM);
    }

    private static String[] podiumAnd(Layer... layers) {
        return Stream.concat(Stream.of("podium"), Arrays.stream(packages(layers)))
                .toArray(String[]::new);
    }

    private static String[] packages(Layer... layers) {
        return Arrays.stream(layers).map(Layer::classes).toArray(String[]::new);
    }
}
