package podium.judge.competition;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import podium.core.files.Sha256;

/**
 * Which test images count for the public score: those whose SHA-256(seed + ':' + id) comes first, round(share * n) of
 * them. It depends on nothing but the ids and the seed, so that anyone can compute it again.
 */
public record PublicSplit(@JsonProperty("public") double publicShare, long seed) {
    public PublicSplit {
        require(publicShare >= 0 && publicShare <= 1, "public", publicShare, "a share from 0 to 1");
    }

    public Set<String> publicIds(List<String> ids) {
        return publicIds(ids, publicShare, Long.toString(seed));
    }

    static Set<String> publicIds(List<String> ids, double share, String seed) {
        return new HashSet<>(inDrawnOrder(ids, seed).subList(0, (int) Math.round(share * ids.size())));
    }

    /** Ids sorted by SHA-256(seed + ':' + id). */
    static List<String> inDrawnOrder(List<String> ids, String seed) {
        SortedMap<String, String> bySum = new TreeMap<>();
        ids.forEach(id -> bySum.put(Sha256.of(seed + ':' + id), id));
        return List.copyOf(bySum.values());
    }
}
