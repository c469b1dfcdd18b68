package podium.data.kind;

import java.util.Comparator;

/**
 * The order of names in which numbers count as numbers: 2.jpg comes before 10.jpg. Other characters are compared by
 * their code, so that capital letters come first and no file system or language changes the order.
 */
final class NaturalOrder implements Comparator<String> {
    static final NaturalOrder NAMES = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String one, String other) {
        int a = 0;
        int b = 0;
        while (a < one.length() && b < other.length()) {
            int order;
            if (isDigit(one, a) && isDigit(other, b)) {
                int endOfA = endOfNumber(one, a);
                int endOfB = endOfNumber(other, b);
                order = compareNumbers(one.substring(a, endOfA), other.substring(b, endOfB));
                a = endOfA;
                b = endOfB;
            } else {
                order = Character.compare(one.charAt(a++), other.charAt(b++));
            }
            if (order != 0) {
                return order;
            }
        }
        int byLength = Integer.compare(one.length() - a, other.length() - b);
        return byLength == 0 ? one.compareTo(other) : byLength; // 1.jpg and 01.jpg are equal numbers.
    }

    private static int compareNumbers(String one, String other) {
        String a = one.replaceFirst("^0+", "");
        String b = other.replaceFirst("^0+", "");
        int byDigits = Integer.compare(a.length(), b.length());
        return byDigits == 0 ? a.compareTo(b) : byDigits;
    }

    private static int endOfNumber(String name, int from) {
        int end = from;
        while (end < name.length() && isDigit(name, end)) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(String name, int at) {
        return name.charAt(at) >= '0' && name.charAt(at) <= '9';
    }
}
