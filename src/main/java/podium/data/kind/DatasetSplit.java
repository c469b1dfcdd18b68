package podium.data.kind;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The key {@code dataset.split}: how one list of images is divided into train, valid and test. The images are dealt in
 * an order, first those of train, then those of valid, then those of test.
 *
 * @param valid null if the competition's key {@code validation} deals train into folds instead
 * @param order by default {@link Order#LISTING}
 * @param seed the seed of {@link Order#SEED}
 * @param per what the numbers count; null means the kind's {@link DatasetKind#split()}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetSplit(
        SplitCount train,
        @Nullable SplitCount valid,
        SplitCount test,
        Order order,
        @Nullable Long seed,
        @Nullable Unit per) {
    /** What the numbers count. */
    public enum Unit {
        /** Images of each class: {@code train: 50} are 50 images of every class. Each image must have exactly one class. */
        CLASS,
        /** Images of the whole list. */
        LIST
    }

    /** The order in which images are dealt to train, valid and test. */
    public enum Order {
        /** The order of the listing: names in natural order, rows of a table, or places in a file. */
        LISTING,
        /** An order drawn by {@code seed}. */
        SEED
    }

    public DatasetSplit {
        require(train != null, "train", null, "a number of images, or rest");
        require(test != null, "test", null, "a number of images, or rest");
        require(
                Stream.of(train, test)
                                        .filter(count -> count != null && count.isRest())
                                        .count()
                                + (valid != null && valid.isRest() ? 1 : 0)
                        <= 1,
                "train",
                train,
                "the word rest for at most one of train, valid and test");
        order = order == null ? Order.LISTING : order;
        require(order != Order.SEED || seed != null, "seed", seed, "a whole number, which draws the order");
        require(order == Order.SEED || seed == null, "seed", seed, "order: seed beside it");
    }

    /** The numbers in words, such as {@code train: 50, valid: 20, test: rest}. */
    @Override
    public String toString() {
        return "train: " + train + (valid == null ? "" : ", valid: " + valid) + ", test: " + test;
    }
}
