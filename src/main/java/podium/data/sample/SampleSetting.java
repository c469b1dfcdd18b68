package podium.data.sample;

import java.util.random.RandomGenerator;

/** The place that a picture shows. */
enum SampleSetting {
    SKY {
        @Override
        void paint(SampleBackground background, double horizon) {
            background.sky(1);
        }

        @Override
        double horizon(RandomGenerator random) {
            return 1;
        }
    },
    WATER {
        @Override
        void paint(SampleBackground background, double horizon) {
            background.sky(horizon);
            background.hills(horizon);
            background.water(horizon);
            background.beach(horizon);
        }
    },
    MEADOW {
        @Override
        void paint(SampleBackground background, double horizon) {
            background.sky(horizon);
            background.hills(horizon);
            background.grass(horizon);
        }
    },
    STREET {
        @Override
        void paint(SampleBackground background, double horizon) {
            if (background.tossed()) {
                background.bricks(horizon);
            } else {
                background.sky(horizon);
                background.houses(horizon);
            }
            background.pavement(horizon);
        }
    },
    ROOM {
        @Override
        void paint(SampleBackground background, double horizon) {
            background.wallpaper(horizon);
            if (background.tossed()) {
                background.boards(horizon);
            } else {
                background.carpet(horizon);
            }
        }
    };

    /** Paints the whole picture; {@code horizon} is where the ground begins, as a share of the height. */
    abstract void paint(SampleBackground background, double horizon);

    double horizon(RandomGenerator random) {
        return random.nextDouble(0.38, 0.62);
    }
}
