package songda.console;

import songda.bulletin.Bulletin;
import songda.bulletin.Header;

/** The header's form fields as text: what is stored, or what somebody typed. */
public record HeaderFields(
    String name,
    String year,
    String issue,
    boolean extra,
    String issuer,
    String issuedOn,
    String deadlineOn) {
  static HeaderFields of(Bulletin bulletin) {
    Header header = bulletin.header();
    return new HeaderFields(
        Words.text(header.name()),
        Words.text(header.year()),
        Words.text(header.issue()),
        header.extra(),
        Words.text(header.issuer()),
        Words.text(header.issuedOn()),
        Words.text(bulletin.deadlineOn()));
  }

  static HeaderFields of(Visit visit) {
    return new HeaderFields(
        visit.field("name"),
        visit.field("year"),
        visit.field("issue"),
        visit.field("extra").equals("1"),
        visit.field("issuer"),
        visit.field("issued_on"),
        visit.field("deadline_on"));
  }
}
