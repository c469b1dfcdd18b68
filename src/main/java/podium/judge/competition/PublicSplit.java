package podium.judge.competition;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import podium.core.files.DrawnOrder;

/**
 * The choice of the test images that count for the public score: the round(share * n) images with the smallest
 * SHA-256(seed + ':' + id). It depends on the ids and the seed alone, so that anyone can compute it again.
 */
public record PublicSplit(@JsonProperty("public") double publicShare, long seed) {
    public PublicSplit {
        require(publicShare >= 0 && publicShare <= 1, "public", publicShare, "a fraction from 0 to 1");
    }

    public Set<String> publicIds(List<String> ids) {
        return publicIds(ids, publicShare, Long.toString(seed));
    }

    static Set<String> publicIds(List<String> ids, double share, String seed) {
        return new HashSet<>(DrawnOrder.of(ids, seed).subList(0, (int) Math.round(share * ids.size())));
    }
}
