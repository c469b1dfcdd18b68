package podium.data.sample;

import java.util.List;

/** The entry of a written picture in the lists: its id and its objects. */
record SamplePicture(String id, List<SampleScene.Annotation> objects) {
    SamplePicture {
        objects = List.copyOf(objects);
    }

    /** The picture's flag in the VOC list of a class: 1 present, 0 only objects flagged difficult, -1 absent. */
    int presence(SampleClass kind) {
        int presence = -1;
        for (SampleScene.Annotation object : objects) {
            if (object.kind() == kind) {
                presence = Math.max(presence, object.difficult() ? 0 : 1);
            }
        }
        return presence;
    }
}
