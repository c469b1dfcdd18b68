package podium.data.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import podium.Thorough;

class SamplePlanTest {
    @Test
    void sharesEqualThoseOfVoc() {
        for (int seed = 0; seed < Thorough.count(5, 200); seed++) {
            List<Set<SampleClass>> hands = SamplePlan.deal(600, new Random(seed));
            assertThat(hands).hasSize(600);
            assertThat(hands).allSatisfy(hand -> assertThat(hand).isNotEmpty().hasSizeLessThanOrEqualTo(4));
            double labels = hands.stream().mapToInt(Set::size).average().orElseThrow();
            assertThat(labels).isBetween(1.45, 1.55);
            for (SampleClass kind : SampleClass.values()) {
                double share =
                        hands.stream().filter(hand -> hand.contains(kind)).count() / 600.0;
                if (kind == SampleClass.PERSON) {
                    assertThat(share).isBetween(0.26, 0.30);
                } else {
                    assertThat(share).as(kind.voc()).isBetween(0.03, 0.07);
                }
            }
        }
    }

    @Test
    void classesOfOneImageMostlyShareASetting() {
        List<Set<SampleClass>> hands = SamplePlan.deal(600, new Random(1));
        long several = hands.stream().filter(hand -> hand.size() > 1).count();
        long together = hands.stream()
                .filter(hand -> hand.size() > 1 && shareASetting(hand))
                .count();
        assertThat(together).isGreaterThan(several * 9 / 10);
    }

    @Test
    void evenAFewImagesAllShowSomething() {
        for (int images = 1; images < 20; images++) {
            assertThat(SamplePlan.deal(images, new Random(images)))
                    .hasSize(images)
                    .allSatisfy(hand -> assertThat(hand).isNotEmpty());
        }
    }

    private static boolean shareASetting(Set<SampleClass> hand) {
        for (SampleSetting setting : SampleSetting.values()) {
            if (hand.stream().allMatch(kind -> kind.belongsIn(setting))) {
                return true;
            }
        }
        return false;
    }
}
