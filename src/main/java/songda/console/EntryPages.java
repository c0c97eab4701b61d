package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;
import songda.bulletin.Bulletin;
import songda.bulletin.Bulletins;
import songda.bulletin.EntryEdits;

/** 修改条目: a run of entries put right, split, joined, dropped or added to. */
public final class EntryPages implements Section {
  private static final String PAGE = "/console/bulletins/:id/entries";

  private final Gate gate;
  private final Bulletins bulletins;
  private final EntryEdits edits;

  /** Pages over bulletins. */
  public EntryPages(Gate gate, Bulletins bulletins, EntryEdits edits) {
    this.gate = gate;
    this.bulletins = bulletins;
    this.edits = edits;
  }

  @Override
  public void mount(Router router) {
    gate.read(router, PAGE, visit -> page(visit, null, Optional.empty()));
    gate.act(router, PAGE, this::replace);
  }

  private Future<Reply> page(Visit visit, @Nullable LinesForm typed, Optional<Refusal> problem) {
    return bulletins
        .find(visit.id("id"))
        .map(
            found ->
                found.isEmpty()
                    ? visit.missing()
                    : reply(
                        found.get(),
                        typed == null ? LinesForm.of(visit, found.get()) : typed,
                        problem));
  }

  private static Reply reply(Bulletin bulletin, LinesForm form, Optional<Refusal> problem) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("bulletin", bulletin);
    values.put("form", form);
    values.put("problem", problem);
    return Reply.page(problem.map(Refusal::status).orElse(200), "console/edit.jte", values);
  }

  private Future<Reply> replace(Visit visit) {
    LinesForm typed = LinesForm.typed(visit);
    Optional<Refusal> unreadable = typed.unreadable();
    if (unreadable.isPresent()) {
      return gate.kept(visit, unreadable.get())
          .compose(refusal -> page(visit, typed, Optional.of(refusal)));
    }
    EntryEdits.Run run = new EntryEdits.Run(typed.from(), typed.to());
    return edits
        .replace(visit.caller(), visit.id("id"), typed.revision(), run, typed.lines())
        .compose(
            answer ->
                answer.fold(
                    done -> Future.succeededFuture(Reply.goTo(place(visit, typed))),
                    refusal -> page(visit, typed, Optional.of(refusal))));
  }

  private static String place(Visit visit, LinesForm typed) {
    int at = Math.max(1, typed.from());
    return "/console/bulletins/" + visit.id("id") + "?from=" + at + "#row-" + at;
  }
}
