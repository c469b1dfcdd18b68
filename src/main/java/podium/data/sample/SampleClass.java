package podium.data.sample;

import static podium.data.sample.SampleColours.Family.COAT;
import static podium.data.sample.SampleColours.Family.PAINT;
import static podium.data.sample.SampleSetting.MEADOW;
import static podium.data.sample.SampleSetting.ROOM;
import static podium.data.sample.SampleSetting.SKY;
import static podium.data.sample.SampleSetting.STREET;
import static podium.data.sample.SampleSetting.WATER;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import podium.core.yaml.Spelling;

/** VOC's 20 classes in alphabetical order, with the sample's drawing of each; the label is the position, from 1. */
public enum SampleClass {
    AEROPLANE(0.063, 1.00, PAINT, SampleVehicles::aeroplane, SKY, MEADOW),
    BICYCLE(0.060, 0.95, PAINT, SampleVehicles::bicycle, STREET, MEADOW),
    BIRD(0.066, 0.90, PAINT, SampleAnimals::bird, MEADOW, WATER, STREET),
    BOAT(0.060, 1.00, PAINT, SampleVehicles::boat, WATER),
    BOTTLE(0.062, 0.80, PAINT, SampleHousehold::bottle, ROOM, WATER),
    BUS(0.060, 1.10, PAINT, SampleVehicles::bus, STREET),
    CAR(0.068, 0.95, PAINT, SampleVehicles::car, STREET, MEADOW),
    CAT(0.066, 0.92, COAT, SampleAnimals::cat, ROOM, MEADOW, STREET),
    CHAIR(0.069, 0.90, PAINT, SampleHousehold::chair, ROOM),
    COW(0.059, 1.00, COAT, SampleAnimals::cow, MEADOW),
    DININGTABLE(0.060, 1.00, PAINT, SampleHousehold::diningtable, ROOM),
    DOG(0.067, 0.95, COAT, SampleAnimals::dog, MEADOW, ROOM, STREET, WATER),
    HORSE(0.060, 1.05, COAT, SampleAnimals::horse, MEADOW),
    MOTORBIKE(0.062, 0.95, PAINT, SampleVehicles::motorbike, STREET, MEADOW),
    PERSON(0.285, 1.00, PAINT, SampleAnimals::person, STREET, ROOM, MEADOW, WATER),
    POTTEDPLANT(0.062, 0.90, PAINT, SampleHousehold::pottedplant, ROOM, STREET),
    SHEEP(0.060, 0.95, COAT, SampleAnimals::sheep, MEADOW),
    SOFA(0.063, 1.05, PAINT, SampleHousehold::sofa, ROOM),
    TRAIN(0.062, 1.10, PAINT, SampleVehicles::train, STREET, MEADOW),
    TVMONITOR(0.063, 0.90, PAINT, SampleHousehold::tvmonitor, ROOM);

    private final double share;
    private final double size;
    private final SampleColours.Family family;

    @SuppressWarnings("ImmutableEnumChecker") // a method without state
    private final Consumer<SampleSketch> drawing;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final Set<SampleSetting> settings;

    SampleClass(
            double share,
            double size,
            SampleColours.Family family,
            Consumer<SampleSketch> drawing,
            SampleSetting... settings) {
        this.share = share;
        this.size = size;
        this.family = family;
        this.drawing = drawing;
        this.settings = Set.copyOf(List.of(settings));
    }

    /** The class's name in VOC. */
    public String voc() {
        return Spelling.of(this);
    }

    /** The class's label in label maps, 1..20. */
    @SuppressWarnings("EnumOrdinal") // VOC's labels are positions in its list of classes
    int label() {
        return ordinal() + 1;
    }

    /** The share of the images that show the class. */
    double share() {
        return share;
    }

    /** The size of the class relative to the others. */
    double size() {
        return size;
    }

    SampleColours.Family family() {
        return family;
    }

    void drawOn(SampleSketch sketch) {
        drawing.accept(sketch);
    }

    boolean belongsIn(SampleSetting setting) {
        return settings.contains(setting);
    }
}
