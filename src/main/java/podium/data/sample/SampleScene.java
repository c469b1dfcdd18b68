package podium.data.sample;

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
 * One picture of the sample: a setting and the objects in it, back to front. Each object is visible enough to
 * appear in the label map.
 */
final class SampleScene {
    private static final double TINY_SHARE = 0.03;
    private static final double LEAST_VISIBLE = 0.35;
    private static final double CLEARLY_VISIBLE = 0.45;
    private static final double LEAST_INSIDE = 0.68;
    private static final double MOSTLY_INSIDE = 0.97;
    private static final int LEAST_LABELLED = 40;
    private static final int TRIES_BEFORE_AN_EXTRA_LEAVES = 8;
    private static final int MOST_TRIES = 1000;

    /** An object as the annotation describes it. */
    record Annotation(SampleClass kind, Rectangle box, boolean truncated, boolean difficult) {}

    private final Stage stage;
    private final List<SampleObject> objects;
    private final SampleMask mask;

    /** The empty picture: its size in pixels, its setting, and the row where the ground begins. */
    private record Stage(int width, int height, SampleSetting setting, double horizon) {
        static Stage set(Set<SampleClass> classes, RandomGenerator random) {
            int longSide = random.nextInt(192, 217);
            int shortSide = random.nextInt(150, 181);
            boolean upright = random.nextInt(3) == 0;
            int height = upright ? longSide : shortSide;
            SampleSetting setting = settingFor(classes, random);
            return new Stage(upright ? shortSide : longSide, height, setting, height * setting.horizon(random));
        }
    }

    private SampleScene(Stage stage, List<SampleObject> objects) {
        this.stage = stage;
        this.objects = objects;
        this.mask = new SampleMask(stage.width, stage.height, objects);
    }

    /** Composes a picture that shows exactly the given classes. */
    static SampleScene compose(Set<SampleClass> classes, RandomGenerator random) {
        Stage stage = Stage.set(classes, random);
        List<SampleClass> cast = cast(classes, random);
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            // Extra objects are removed if the picture is too crowded to show everything.
            int extras = Math.max(0, cast.size() - classes.size() - attempt / TRIES_BEFORE_AN_EXTRA_LEAVES);
            SampleScene scene = arrange(stage, cast.subList(0, classes.size() + extras), attempt, random);
            if (scene.isClear()) {
                return scene;
            }
        }
        throw new IllegalStateException("no place found for " + classes);
    }

    /** Places each object, with lower ones in front; after many attempts the objects become smaller. */
    private static SampleScene arrange(Stage stage, List<SampleClass> cast, int attempt, RandomGenerator random) {
        double largest = Math.max(0.4, 0.9 - 0.1 * (cast.size() - 1) - 0.004 * attempt);
        List<SampleObject> objects = new ArrayList<>();
        for (SampleClass kind : cast) {
            boolean tiny = random.nextDouble() < TINY_SHARE;
            double share = tiny ? random.nextDouble(0.22, 0.3) : random.nextDouble(0.7 * largest, largest);
            double extent = kind.size() * share * Math.min(stage.width, stage.height);
            objects.add(SampleObject.place(kind, tiny, extent, stage.width, stage.height, stage.horizon, random));
        }
        objects.sort(Comparator.comparingDouble(object -> object.bounds().getMaxY()));
        return new SampleScene(stage, objects);
    }

    /** Draws the picture. */
    BufferedImage draw(RandomGenerator random) {
        BufferedImage image = new BufferedImage(stage.width, stage.height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        stage.setting.paint(new SampleBackground(image, graphics, random), stage.horizon / stage.height);
        double light = random.nextDouble(-1, 1);
        for (SampleObject object : objects) {
            object.draw(graphics, stage.width, stage.height, stage.horizon < stage.height, light);
        }
        graphics.dispose();
        SampleExposure.expose(image, random);
        return image;
    }

    SampleMask mask() {
        return mask;
    }

    int width() {
        return stage.width;
    }

    int height() {
        return stage.height;
    }

    List<Annotation> annotations() {
        List<Annotation> annotations = new ArrayList<>();
        for (int index = 0; index < objects.size(); index++) {
            SampleObject object = objects.get(index);
            boolean difficult = object.tiny() || mask.visible(index) < CLEARLY_VISIBLE;
            Rectangle box = mask.box(index);
            boolean truncated = touchesBorder(box) && inside(object) < MOSTLY_INSIDE;
            annotations.add(new Annotation(object.kind(), box, truncated, difficult));
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

    private boolean touchesBorder(Rectangle box) {
        return box.x == 0 || box.y == 0 || box.getMaxX() == stage.width || box.getMaxY() == stage.height;
    }

    /** The share of an object's box that lies in the picture. */
    private double inside(SampleObject object) {
        Rectangle2D box = object.bounds();
        Rectangle2D seen = box.createIntersection(new Rectangle2D.Double(0, 0, stage.width, stage.height));
        return seen.isEmpty() ? 0 : seen.getWidth() * seen.getHeight() / (box.getWidth() * box.getHeight());
    }

    /** A random one of the settings to which most of the classes belong. */
    private static SampleSetting settingFor(Set<SampleClass> classes, RandomGenerator random) {
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
