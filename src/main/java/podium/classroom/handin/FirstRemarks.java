package podium.classroom.handin;

import java.util.ArrayList;
import java.util.List;

/** Remarks of which there may be very many: the first are told, and how many there are beside them. */
final class FirstRemarks {
    private static final int TOLD = 10;

    private final List<String> first = new ArrayList<>();
    private int more;

    void add(String remark) {
        if (first.size() < TOLD) {
            first.add(remark);
        } else {
            more++;
        }
    }

    List<String> told() {
        List<String> told = new ArrayList<>(first);
        if (more > 0) {
            told.add("and " + more + (more == 1 ? " more remark" : " more remarks") + " of this kind");
        }
        return told;
    }
}
