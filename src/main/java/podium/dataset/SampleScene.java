package podium.dataset;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * One picture of the sample: a setting and the objects in it, back to front, each seen well enough to be found in the
 * label map.
 */
final class SampleScene {
    private static final double DIFFICULT_SHARE = 0.05;
    private static final double LEAST_VISIBLE = 0.35;
    private static final double CLEARLY_VISIBLE = 0.5;
    private static final double LEAST_INSIDE = 0.68;
    private static final int LEAST_LABELLED = 24;
    private static final int TRIES = 40;

    /** What the annotation says of an object. */
    record Annotation(SampleClass kind, Rectangle box, boolean truncated, boolean difficult) {}

    private final int width;
    private final int height;
    private final SampleSetting setting;
    private final double horizon;
    private final List<SampleObject> objects;
    private final SampleMask mask;

    private SampleScene(
            int width, int height, SampleSetting setting, double horizon, List<SampleObject> objects, SampleMask mask) {
        this.width = width;
        this.height = height;
        this.setting = setting;
        this.horizon = horizon;
        this.objects = objects;
        this.mask = mask;
    }

    /** Composes a picture that shows all the given classes and no other. */
    static SampleScene compose(Set<SampleClass> classes, RandomGenerator random) {
        int longSide = random.nextInt(144, 161);
        int shortSide = random.nextInt(112, 137);
        boolean upright = random.nextInt(3) == 0;
        int width = upright ? shortSide : longSide;
        int height = upright ? longSide : shortSide;
        SampleSetting setting = setting(classes, random);
        double horizon = setting.horizon(random);
        List<SampleClass> cast = cast(classes, random);
        for (int attempt = 0; ; attempt++) {
            // The extras leave when the picture is too crowded to show everything.
            int extras = Math.max(0, cast.size() - classes.size() - attempt / 8);
            List<SampleClass> present = cast.subList(0, classes.size() + extras);
            List<SampleObject> objects = new ArrayList<>();
            for (SampleClass kind : present) {
                boolean tiny = random.nextDouble() < DIFFICULT_SHARE;
                double share = tiny ? random.nextDouble(0.24, 0.3) : share(present.size(), attempt, random);
                double extent = kind.size() * share * shortSide;
                objects.add(SampleObject.place(kind, tiny, extent, width, height, horizon * height, random));
            }
            objects.sort(Comparator.comparingDouble(object -> object.bounds().getMaxY()));
            SampleMask mask = new SampleMask(width, height, objects);
            SampleScene scene = new SampleScene(width, height, setting, horizon, objects, mask);
            if (scene.isClear()) {
                return scene;
            }
            if (attempt == TRIES * 5) {
                throw new IllegalStateException("no place found for " + classes);
            }
        }
    }

    /** Draws the picture. */
    BufferedImage draw(RandomGenerator random) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        setting.paint(new SampleBackground(image, graphics, random), horizon);
        double light = random.nextDouble(-1, 1);
        for (SampleObject object : objects) {
            object.draw(graphics, width, height, horizon < 1, light);
        }
        graphics.dispose();
        return SampleExposure.expose(image, random);
    }

    SampleMask mask() {
        return mask;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    List<Annotation> annotations() {
        List<Annotation> annotations = new ArrayList<>();
        for (int index = 0; index < objects.size(); index++) {
            SampleObject object = objects.get(index);
            boolean difficult = object.tiny() || mask.visible(index) < CLEARLY_VISIBLE;
            annotations.add(new Annotation(object.kind(), mask.box(index), inside(object) < 0.97, difficult));
        }
        return annotations;
    }

    private boolean isClear() {
        for (int index = 0; index < objects.size(); index++) {
            if (mask.visible(index) < LEAST_VISIBLE
                    || mask.labelled(index) < LEAST_LABELLED
                    || inside(objects.get(index)) < LEAST_INSIDE) {
                return false;
            }
        }
        return true;
    }

    private double inside(SampleObject object) {
        Rectangle2D box = object.bounds();
        Rectangle2D seen = box.createIntersection(new Rectangle2D.Double(0, 0, width, height));
        return seen.isEmpty() ? 0 : seen.getWidth() * seen.getHeight() / (box.getWidth() * box.getHeight());
    }

    /** The side of an object's box as a share of the picture's short side: the fuller the picture, the smaller. */
    private static double share(int objects, int attempt, RandomGenerator random) {
        double most = 0.85 - 0.1 * (objects - 1) - 0.004 * attempt;
        return random.nextDouble(0.7 * most, most);
    }

    private static SampleSetting setting(Set<SampleClass> classes, RandomGenerator random) {
        List<SampleSetting> fitting = new ArrayList<>();
        long most = 0;
        for (SampleSetting setting : SampleSetting.values()) {
            long belonging =
                    classes.stream().filter(kind -> kind.belongsIn(setting)).count();
            if (belonging > most) {
                fitting.clear();
                most = belonging;
            }
            if (belonging == most) {
                fitting.add(setting);
            }
        }
        return fitting.get(random.nextInt(fitting.size()));
    }

    /** The classes, followed by further objects of the same classes. */
    private static List<SampleClass> cast(Set<SampleClass> classes, RandomGenerator random) {
        List<SampleClass> cast = new ArrayList<>(classes);
        while (cast.size() < 4 && random.nextInt(4) == 0) {
            cast.add(cast.get(random.nextInt(classes.size())));
        }
        return cast;
    }
}
