package podium.data.sample;

import java.util.random.RandomGenerator;

/** Where a picture is taken. */
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

    /** Paints the whole picture; the horizon is where the ground begins, as a share of the height. */
    abstract void paint(SampleBackground background, double horizon);

    double horizon(RandomGenerator random) {
        return random.nextDouble(0.38, 0.62);
    }
}
