package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.bulletin.Bulletin;
import songda.bulletin.Bulletins;
import songda.bulletin.Decision;
import songda.bulletin.EntryKind;
import songda.directory.Collectives;
import songda.directory.Enrolled;
import songda.directory.Enrolment;

/** Confirmation (核对): header facts, readings, and which units each entry stands for. */
public final class ConfirmationPages implements Section {
  private static final String PAGE = "/console/bulletins/:id";

  private final Gate gate;
  private final Bulletins bulletins;
  private final Collectives collectives;
  private final Enrolment enrolment;
  private final Confirmation confirmation;

  /** Pages over bulletins and the directory. */
  public ConfirmationPages(
      Gate gate,
      Bulletins bulletins,
      Collectives collectives,
      Enrolment enrolment,
      Confirmation confirmation) {
    this.gate = gate;
    this.bulletins = bulletins;
    this.collectives = collectives;
    this.enrolment = enrolment;
    this.confirmation = confirmation;
  }

  @Override
  public void mount(Router router) {
    gate.read(router, PAGE, confirmation::opened);
    gate.act(router, PAGE + "/find", visit -> confirmation.page(visit, EntryForm.of(visit)));
    gate.act(router, PAGE + "/decide", this::decide);
    gate.act(router, PAGE + "/members", this::members);
    gate.act(router, PAGE + "/units", this::enter);
    gate.act(router, PAGE + "/header", this::header);
  }

  /**
   * Takes {@code choice} = a reading's number, {@code name}, {@code unit} or {@code collective}.
   */
  private Future<Reply> decide(Visit visit) {
    return bulletins
        .decide(
            visit.caller(),
            visit.id("id"),
            visit.integer("revision"),
            (int) Visit.number(visit.field("position"), 0),
            decision(visit))
        .compose(answer -> next(visit, answer));
  }

  private static Decision decision(Visit visit) {
    String choice = visit.field("choice");
    if (choice.equals("name")) {
      return new Decision.Rename(
          visit.field("name"),
          visit.field("kind").equals("collective") ? EntryKind.COLLECTIVE : EntryKind.UNIT);
    }
    if (choice.equals("unit")) {
      return new Decision.ToUnit(
          Visit.number(visit.field("unit"), -1), visit.field("remember").equals("1"));
    }
    if (choice.equals("collective")) {
      return new Decision.ToCollective(Visit.number(visit.field("collective"), -1));
    }
    return new Decision.Choose(
        Stream.of(choice)
            .filter(text -> text.matches("\\d{1,3}"))
            .map(Integer::valueOf)
            .findFirst()
            .orElse(-1));
  }

  /** Maps the phrase of an entry to the units ticked; the entry stands for what was said. */
  private Future<Reply> members(Visit visit) {
    return collectives
        .mapSeen(
            visit.caller(),
            visit.field("phrase"),
            EntryForm.of(visit).ticked(),
            instant(visit.optional("seen")))
        .compose(
            answer ->
                answer.fold(
                    mapped -> bound(visit, mapped.id()),
                    refusal -> Future.succeededFuture(Answer.refused(refusal))))
        .compose(answer -> next(visit, answer));
  }

  /** Without a revision: the mapping itself may have made the bulletin a draft again. */
  private Future<Answer<Bulletin>> bound(Visit visit, long collective) {
    return bulletins.decide(
        visit.caller(),
        visit.id("id"),
        null,
        (int) Visit.number(visit.field("position"), 0),
        new Decision.ToCollective(collective));
  }

  static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  private Future<Reply> next(Visit visit, Answer<?> answer) {
    return answer.fold(
        done -> Future.succeededFuture(Reply.goTo(place(visit))),
        refusal -> confirmation.page(visit, EntryForm.of(visit).refused(refusal)));
  }

  /** A new unit on the spot; for a collective it is ticked, for a unit the entry stands for it. */
  private Future<Reply> enter(Visit visit) {
    UnitForm form = UnitForm.of(visit);
    Optional<Refusal> incomplete = form.incomplete();
    if (incomplete.isPresent()) {
      return gate.kept(visit, incomplete.get())
          .compose(refusal -> confirmation.page(visit, EntryForm.of(visit).refused(refusal)));
    }
    boolean member = visit.field("as").equals("member");
    return enrolment
        .enrol(visit.caller(), form.unit(member ? "" : visit.field("printed")), form.endpoint())
        .compose(
            answer ->
                answer.fold(
                    entered -> entered(visit, entered, member),
                    refusal -> confirmation.page(visit, EntryForm.of(visit).refused(refusal))));
  }

  private Future<Reply> entered(Visit visit, Enrolled entered, boolean member) {
    if (member) {
      return confirmation.page(
          visit, EntryForm.of(visit).with(entered.unit().id(), entered.freshSecret()));
    }
    String secret = entered.freshSecret();
    return Future.succeededFuture(
        secret == null
            ? Reply.goTo(place(visit))
            : Reply.page(
                "console/secret.jte",
                Map.of("name", entered.unit().name(), "secret", secret, "next", place(visit))));
  }

  private Future<Reply> header(Visit visit) {
    HeaderFields typed = HeaderFields.of(visit);
    Optional<HeaderForm> form = HeaderForm.of(visit);
    if (form.isEmpty()) {
      return gate.kept(visit, Refusal.of(422, "header.unreadable"))
          .compose(refusal -> confirmation.page(visit, typed, refusal));
    }
    return bulletins
        .find(visit.id("id"))
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(visit.missing())
                    : bulletins
                        .setHeader(
                            visit.caller(),
                            visit.id("id"),
                            visit.integer("revision"),
                            form.get().over(found.get().header()),
                            form.get().deadlineOn())
                        .compose(
                            answer ->
                                answer.fold(
                                    done -> Future.succeededFuture(Reply.goTo(place(visit))),
                                    refusal -> confirmation.page(visit, typed, refusal))));
  }

  private static String place(Visit visit) {
    return "/console/bulletins/" + visit.id("id") + "#todo";
  }
}
