package podium.network;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What a network is knows nothing of what computes it. */
class NetworkPackagesTest {
    private static final JavaClasses NETWORK = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("podium.network");

    @Test
    void layersKnowNoNetwork() {
        noClasses()
                .that()
                .resideInAPackage("podium.network.layers")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("podium.network", "podium.network.mxnet", "ai.djl..")
                .check(NETWORK);
    }

    /** But for the zoo of models that DJL keeps, which has weights, and runs nothing. */
    @Test
    void networksKnowNoEngine() {
        noClasses()
                .that()
                .resideInAPackage("podium.network")
                .and()
                .doNotBelongToAnyOf(ModelZoo.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("podium.network.mxnet", "ai.djl..")
                .check(NETWORK);
    }
}
