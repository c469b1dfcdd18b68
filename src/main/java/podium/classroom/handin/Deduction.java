package podium.classroom.handin;

import static podium.core.yaml.WrongKey.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A grader's deduction from a team's private score: a share of it, or a number of points.
 *
 * <pre>{@code
 * penalty: 10%    # 0.672620 - 10% = 0.605358
 * points: 0.1     # 0.672620 - 0.1 = 0.572620
 * }</pre>
 */
public sealed interface Deduction {
    /** The number to subtract from the private score. */
    BigDecimal taken(BigDecimal privateScore);

    /** The deduction as shown in an equation: {@code 10%} or {@code 0.1}. */
    String text();

    /** The private score minus all deductions. A share is a share of the full private score. May be negative. */
    static BigDecimal rest(double privateScore, List<Deduction> deductions) {
        BigDecimal score = BigDecimal.valueOf(privateScore);
        BigDecimal rest = score;
        for (Deduction deduction : deductions) {
            rest = rest.subtract(deduction.taken(score));
        }
        return rest;
    }

    /** The score that counts: the private score minus all deductions, but at least 0. */
    static double counted(double privateScore, List<Deduction> deductions) {
        return rest(privateScore, deductions).max(BigDecimal.ZERO).doubleValue();
    }

    /** {@code penalty: 10%}: a share of the private score, from 0% to 100%. */
    record Share(BigDecimal percent) implements Deduction {
        private static final BigDecimal HUNDRED = new BigDecimal(100);
        private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,9})?) ?%");

        /** Parses a share. Refuses a bare number, because it could mean a share or points. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Share read(JsonNode value) {
            String found = value.isValueNode() ? value.asText() : "no percentage";
            Matcher matcher = PERCENT.matcher(found.strip());
            boolean share = value.isTextual() && matcher.matches();
            BigDecimal number = Points.number(found);
            boolean meant = number.signum() > 0 && number.compareTo(HUNDRED) <= 0;
            BigDecimal percent =
                    !meant ? BigDecimal.TEN : number.compareTo(BigDecimal.ONE) <= 0 ? number.multiply(HUNDRED) : number;
            require(
                    share,
                    "",
                    found,
                    "a share with a percent sign: write `penalty: " + plain(percent)
                            + "%` to subtract that share of the private score, or `points: "
                            + plain(percent.movePointLeft(2)) + "` to subtract that number");
            BigDecimal written = new BigDecimal(matcher.group(1));
            require(written.compareTo(HUNDRED) <= 0, "", found, "a share from 0% to 100%");
            return new Share(written);
        }

        @Override
        public BigDecimal taken(BigDecimal privateScore) {
            return privateScore.multiply(percent).movePointLeft(2);
        }

        @JsonValue
        @Override
        public String text() {
            return plain(percent) + "%";
        }
    }

    /** {@code points: 0.1}: a fixed number, from 0 to 1. */
    record Points(BigDecimal points) implements Deduction {
        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,20})?|\\.[0-9]{1,20}");
        private static final BigDecimal NONE = BigDecimal.ONE.negate();

        /** Parses points. Refuses a percentage and a number outside 0 to 1. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Points read(JsonNode value) {
            String found = value.isValueNode() ? value.asText() : "no number";
            require(
                    !found.strip().endsWith("%"),
                    "",
                    found,
                    "a number such as 0.1; write `penalty: " + found.strip()
                            + "` to subtract a share of the private score");
            BigDecimal number =
                    value.isNumber() && Double.isFinite(value.doubleValue()) ? value.decimalValue() : number(found);
            require(
                    number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0,
                    "",
                    found,
                    "a number from 0 to 1 in plain digits, which is subtracted from the private score");
            return new Points(number);
        }

        /** The number, or -1 if the text is not a plain number. */
        private static BigDecimal number(String text) {
            return NUMBER.matcher(text).matches() ? new BigDecimal(text) : NONE;
        }

        @Override
        public BigDecimal taken(BigDecimal privateScore) {
            return points;
        }

        @JsonValue
        @Override
        public String text() {
            return plain(points);
        }
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
