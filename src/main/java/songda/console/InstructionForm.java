package songda.console;

import io.vertx.core.Future;
import io.vertx.ext.web.FileUpload;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.answer.Refusal;
import songda.bulletin.Upload;
import songda.instruction.Instruction;
import songda.instruction.Instructions;
import songda.instruction.Typed;

/**
 * The form of an instruction with what was typed.
 *
 * @param corrects what it corrects; null for a new one
 * @param problem why it came back
 */
public record InstructionForm(
    Typed typed, Instructions.@Nullable Seen corrects, Optional<Refusal> problem) {
  /** For a new one. */
  static final InstructionForm FRESH = new InstructionForm(Typed.EMPTY, null, Optional.empty());

  /** For the correction of what stands. */
  static InstructionForm of(Instruction instruction) {
    Instruction.Version latest = instruction.latest();
    return new InstructionForm(
        Typed.of(latest.wording()),
        new Instructions.Seen(instruction.id(), latest.version()),
        Optional.empty());
  }

  /** What was typed. */
  static Typed typed(Visit visit) {
    return new Typed(
        visit.field("person"),
        visit.field("post"),
        visit.field("unit"),
        visit.field("given_on"),
        visit.field("text"),
        visit.field("demand"),
        visit.field("done_on"));
  }

  /** The file that came with it, if one did; without one browsers send one that has no name. */
  static Future<Optional<Upload>> scan(Visit visit) {
    Optional<FileUpload> file =
        visit.http().fileUploads().stream().filter(one -> !one.fileName().isEmpty()).findFirst();
    return file.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : visit
            .http()
            .vertx()
            .fileSystem()
            .readFile(file.get().uploadedFileName())
            .map(bytes -> Optional.of(new Upload(file.get().fileName(), bytes.getBytes())));
  }
}
