package songda.reminder;

import java.util.regex.Pattern;

/**
 * Whether a printed name stands for persons: it ends in a person word (domain.md §2.4), brackets
 * aside; pure.
 */
final class PersonNames {
  private static final Pattern BRACKET = Pattern.compile("[（(][^（()）]*[）)]");
  private static final Pattern PERSON =
      Pattern.compile(".*(常委|委员|领导|负责人|书记|联系人|对接人|联络员|[省市区县镇乡局处科]长|主任)$");

  private PersonNames() {}

  static boolean names(String printed) {
    return PERSON.matcher(BRACKET.matcher(printed).replaceAll("").strip()).matches();
  }
}
