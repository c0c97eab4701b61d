package songda.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.access.Role;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.bulletin.Upload;
import songda.instruction.Instruction;
import songda.instruction.Instructions;
import songda.instruction.ScanFile;
import songda.ledger.Named;
import songda.ledger.Names;
import songda.pages.Attachment;

/** 批示 on a bulletin in the order of what happened to it; recorded, corrected, marked done. */
public final class InstructionPages implements Section {
  private static final String PAGE = "/console/bulletins/:id/instructions";

  private final Gate gate;
  private final Instructions instructions;
  private final Names names;
  private final Timeline timeline;

  /** Pages over instructions. */
  public InstructionPages(Gate gate, Instructions instructions, Names names, Timeline timeline) {
    this.gate = gate;
    this.instructions = instructions;
    this.names = names;
    this.timeline = timeline;
  }

  @Override
  public void mount(Router router) {
    gate.read(router, PAGE, this::show);
    gate.read(router, PAGE + "/timeline", this::part);
    gate.act(router, PAGE, this::record);
    gate.act(router, PAGE + "/:instruction", this::correct);
    gate.act(router, PAGE + "/:instruction/done", this::finish);
    router
        .get(PAGE + "/:instruction/:version/scan")
        .handler(
            http ->
                gate.signedIn(http)
                    .onFailure(http::fail)
                    .onSuccess(
                        visit -> visit.ifPresentOrElse(this::scan, () -> gate.toSignIn(http))));
  }

  private Future<List<Instruction>> readable(Visit visit) {
    return visit.page().is(Role.INSTRUCTIONS)
        ? instructions
            .of(visit.caller(), visit.id("id"))
            .map(answer -> answer.fold(all -> all, refusal -> List.<Instruction>of()))
        : Future.succeededFuture(List.of());
  }

  private Future<Reply> show(Visit visit) {
    long corrected = Visit.number(visit.field("correct"), -1);
    return readable(visit)
        .compose(
            all ->
                page(
                    visit,
                    all,
                    all.stream()
                        .filter(one -> one.id() == corrected)
                        .findFirst()
                        .map(InstructionForm::of)
                        .orElse(InstructionForm.FRESH)));
  }

  private Future<Reply> part(Visit visit) {
    return readable(visit)
        .compose(
            all ->
                timeline
                    .of(visit, visit.id("id"), all)
                    .map(told -> Reply.page("console/timeline.jte", values(visit, told))));
  }

  private static Map<String, @Nullable Object> values(Visit visit, Timeline.Told told) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("told", told);
    values.put("base", place(visit));
    return values;
  }

  private Future<Reply> page(Visit visit, List<Instruction> all, InstructionForm form) {
    String reference = "bulletin:" + visit.id("id");
    return names
        .of(List.of(reference))
        .compose(
            known -> {
              Named named = known.get(reference);
              return named == null
                  ? Future.succeededFuture(visit.missing())
                  : timeline
                      .of(visit, visit.id("id"), all)
                      .map(told -> page(named, values(visit, told), form));
            });
  }

  private static Reply page(
      Named named, Map<String, @Nullable Object> values, InstructionForm form) {
    values.put("named", named);
    values.put("form", form);
    return Reply.page(
        form.problem().map(Refusal::status).orElse(200), "console/instructions.jte", values);
  }

  private static String place(Visit visit) {
    return "/console/bulletins/" + visit.id("id") + "/instructions";
  }

  private Instructions.Seen seen(Visit visit) {
    return new Instructions.Seen(
        visit.id("instruction"), (int) Visit.number(visit.field("version"), 0));
  }

  private Future<Reply> record(Visit visit) {
    return InstructionForm.scan(visit)
        .compose(
            scan ->
                instructions.record(
                    visit.caller(), visit.id("id"), InstructionForm.typed(visit), or(scan)))
        .compose(answer -> next(visit, null, answer));
  }

  private Future<Reply> correct(Visit visit) {
    return InstructionForm.scan(visit)
        .compose(
            scan ->
                instructions.correct(
                    visit.caller(),
                    visit.id("id"),
                    seen(visit),
                    InstructionForm.typed(visit),
                    or(scan)))
        .compose(answer -> next(visit, seen(visit), answer));
  }

  private static @Nullable Upload or(Optional<Upload> scan) {
    return scan.orElse(null);
  }

  /** 办结; refused, it is said above the whole form, with the day that was typed in its field. */
  private Future<Reply> finish(Visit visit) {
    return instructions
        .finish(visit.caller(), visit.id("id"), seen(visit), visit.field("done_on"))
        .compose(
            answer ->
                answer.fold(
                    done -> Future.succeededFuture(Reply.goTo(place(visit))),
                    refusal -> finishRefused(visit, refusal)));
  }

  private Future<Reply> finishRefused(Visit visit, Refusal refusal) {
    return readable(visit)
        .compose(
            all ->
                all.stream()
                    .filter(one -> one.id() == visit.id("instruction"))
                    .findFirst()
                    .map(InstructionForm::of)
                    .map(
                        form ->
                            page(
                                visit,
                                all,
                                new InstructionForm(
                                    form.typed().done(visit.field("done_on")),
                                    form.corrects(),
                                    Optional.of(refusal))))
                    .orElseGet(() -> Future.succeededFuture(visit.refused(refusal, place(visit)))));
  }

  private Future<Reply> next(
      Visit visit, Instructions.@Nullable Seen corrects, Answer<Instruction> answer) {
    return answer.fold(
        done -> Future.succeededFuture(Reply.goTo(place(visit))),
        refusal ->
            visit.page().is(Role.INSTRUCTIONS)
                ? readable(visit)
                    .compose(
                        all ->
                            page(
                                visit,
                                all,
                                new InstructionForm(
                                    InstructionForm.typed(visit), corrects, Optional.of(refusal))))
                : Future.succeededFuture(visit.refused(refusal, place(visit))));
  }

  private void scan(Visit visit) {
    var wanted =
        new Instructions.Seen(
            visit.id("instruction"), (int) Math.min(visit.id("version"), Integer.MAX_VALUE));
    instructions
        .scan(visit.caller(), visit.id("id"), wanted)
        .onFailure(visit.http()::fail)
        .onSuccess(
            answer -> answer.fold(file -> sent(visit, file), refusal -> told(visit, refusal)));
  }

  private static @Nullable Object sent(Visit visit, ScanFile file) {
    Attachment.send(
        visit.http(),
        file.scan().mediaType(),
        file.scan().fileName(),
        out -> out.apply(Buffer.buffer(file.bytes())));
    return null;
  }

  private @Nullable Object told(Visit visit, Refusal refusal) {
    gate.answer(
        visit.http(), visit.page(), Future.succeededFuture(visit.refused(refusal, place(visit))));
    return null;
  }
}
