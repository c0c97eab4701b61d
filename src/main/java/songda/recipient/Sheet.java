package songda.recipient;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import songda.acknowledgment.Reason;
import songda.acknowledgment.Signed;
import songda.acknowledgment.Visit;
import songda.answer.Language;
import songda.answer.Messages;
import songda.bulletin.Relation;
import songda.pages.Times;

/**
 * What the recipient's template shows.
 *
 * @param path {@code /r/…} of the link
 * @param csrf value for the forms
 * @param typed what was typed before a refusal; empty at first
 * @param wrong sentence of the refusal, null when there is none
 * @param returning whether the return form is shown instead of the signing form
 * @param banner a sentence for the top of every page, null in earnest
 * @param phone the office's telephone, empty when not set
 */
public record Sheet(
    Language language,
    Visit visit,
    String path,
    String csrf,
    Typed typed,
    @Nullable String wrong,
    boolean returning,
    @Nullable String banner,
    String phone,
    Instant now) {

  /** A form's fields as typed, so that a refusal loses nothing. */
  public record Typed(String person, String post, String reason, String note) {
    /** An untouched form. */
    public static final Typed NOTHING = new Typed("", "", "", "");
  }

  /** A sentence of the bundles below {@code recipient.}. */
  public String say(String key, Object... arguments) {
    return Messages.text(language, "recipient." + key, arguments);
  }

  /** The opening sentence, by relation (domain.md §1.2). */
  public String opening() {
    return say("opening." + visit.relation().text(), title());
  }

  /** 《名称》2022年第5期, with 增刊 where it is one. */
  public String title() {
    String key = visit.extra() ? "title.extra" : "title";
    return say(key, visit.bulletinName(), visit.year(), visit.issue());
  }

  /** What a signature means: under the button. */
  public String meaning() {
    return visit.relation() == Relation.REPORT
        ? say("meaning.report", visit.unitName())
        : say("meaning", visit.unitName());
  }

  /** The act that closed the unit. */
  public Optional<Signed> signed() {
    return visit.signed();
  }

  /** 已由 王某（综合科）于 5月27日 14:31 签收. */
  public String verdict(Signed act) {
    String post = act.post();
    String who = post == null ? act.person() : say("who", act.person(), post);
    String key = act.returned() ? "returned" : act.method().proxy() ? "signed.proxy" : "signed";
    return say(key, who, new Times(language, now).at(act.actedAt()));
  }

  /** The exact instant of an act. */
  public String exact(Signed act) {
    return new Times(language, now).exact(act.actedAt());
  }

  /** The words of a reason. */
  public String reason(Reason reason) {
    return Messages.text(language, "reason." + reason.text());
  }

  /** All reasons, in the order of the form. */
  public List<Reason> reasons() {
    return List.of(Reason.values());
  }

  /** 412 KB. */
  public String size() {
    long kilobytes = Math.max(1, Math.round(visit.documentSize() / 1024.0));
    return kilobytes < 1024 ? kilobytes + " KB" : (kilobytes + 512) / 1024 + " MB";
  }

  /** The date of the masthead. */
  public String issued() {
    return new Times(language, now).day(visit.issuedOn());
  }

  /** The same page in the other language. */
  public String otherLanguage() {
    return path + (returning ? "/return" : "") + "?lang=" + (language == Language.ZH ? "en" : "zh");
  }

  /** Keeps a chosen language on links and forms. */
  public String ask() {
    return "?lang=" + (language == Language.ZH ? "zh" : "en");
  }
}
