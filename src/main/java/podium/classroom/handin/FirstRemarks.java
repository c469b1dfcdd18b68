package podium.classroom.handin;

import java.util.ArrayList;
import java.util.List;

/** A list of remarks that keeps the first {@value #SHOWN} and counts the others. */
final class FirstRemarks {
    private static final int SHOWN = 10;

    private final List<String> first = new ArrayList<>();
    private int more;

    void add(String remark) {
        if (first.size() < SHOWN) {
            first.add(remark);
        } else {
            more++;
        }
    }

    List<String> list() {
        List<String> listed = new ArrayList<>(first);
        if (more > 0) {
            listed.add("and " + more + (more == 1 ? " more remark" : " more remarks") + " of this kind");
        }
        return listed;
    }
}
