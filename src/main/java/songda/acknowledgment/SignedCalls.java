package songda.acknowledgment;

import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import songda.answer.Answer;
import songda.answer.Refusal;
import songda.audit.Actor;
import songda.audit.RefusalCounter;
import songda.database.Database;
import songda.directory.AddressVault;

/**
 * Acts that a receiving system sends ({@code POST /api/v1/acknowledgments}), signed as Standard
 * Webhooks say with the secret of the endpoint that the bulletin was delivered to. The body: {@code
 * {"webhook_id":"msg_3_41","unit":…,"person":…,"post":…,"act":"acknowledged|returned",
 * "reason":…,"note":…}}, {@code webhook_id} being the id of the delivered message.
 */
public final class SignedCalls {
  /** How far a call's time may be from ours (Standard Webhooks: 5 minutes). */
  public static final Duration WINDOW = Duration.ofMinutes(5);

  private static final String ACTION = "call.receive";
  private static final Pattern MESSAGE = Pattern.compile("msg_(\\d{1,18})_(\\d{1,18})");

  private final Database database;
  private final AcknowledgmentStore store;
  private final AddressVault vault;
  private final Acknowledgments acknowledgments;
  private final RefusalCounter refusals;
  private final InstantSource clock;

  /**
   * A call as it came in.
   *
   * @param id header {@code webhook-id}, counted once
   * @param timestamp header {@code webhook-timestamp}, Unix seconds
   * @param signatures header {@code webhook-signature}
   * @param source network address of the caller
   */
  public record Call(
      String id,
      String timestamp,
      String signatures,
      byte[] body,
      String source,
      @Nullable String userAgent) {}

  /** The room behind the API's door. */
  public SignedCalls(
      Database database,
      AcknowledgmentStore store,
      AddressVault vault,
      Acknowledgments acknowledgments,
      RefusalCounter refusals,
      InstantSource clock) {
    this.database = database;
    this.store = store;
    this.vault = vault;
    this.acknowledgments = acknowledgments;
    this.refusals = refusals;
    this.clock = clock;
  }

  /**
   * Checks the signature and acts.
   *
   * @return as {@link Acknowledgments#sign}; refused with 400 for a body that cannot be read, 401
   *     for a signature or a time that is wrong, 404 for a unit the message was not for
   */
  public Future<Answer<Signed>> receive(Call call) {
    JsonObject body;
    try {
      body = new JsonObject(new String(call.body(), StandardCharsets.UTF_8));
    } catch (DecodeException e) {
      return refuse(call, Refusal.of(400, "call.unreadable"));
    }
    Matcher message = MESSAGE.matcher(text(body, "webhook_id"));
    if (!message.matches()) {
      return refuse(call, Refusal.of(400, "call.message_missing"));
    }
    long dispatchId = Long.parseLong(message.group(1));
    long deliveryId = Long.parseLong(message.group(2));
    return store
        .served(database.pool(), dispatchId, deliveryId, text(body, "unit"))
        .compose(served -> checked(call, body, dispatchId, deliveryId, served));
  }

  private Future<Answer<Signed>> checked(
      Call call,
      JsonObject body,
      long dispatchId,
      long deliveryId,
      Optional<AcknowledgmentStore.Served> served) {
    Optional<String> secret = served.flatMap(AcknowledgmentStore.Served::secret).map(vault::open);
    if (secret.isEmpty() || !WebhookSignature.fits(call, secret.get(), clock.instant(), WINDOW)) {
      return refuse(call, Refusal.of(401, "call.signature"));
    }
    Optional<Long> addressee = served.flatMap(AcknowledgmentStore.Served::addresseeId);
    String unit = text(body, "unit");
    Actor actor =
        new Actor(Actor.Kind.ENDPOINT, dispatchId + "/" + deliveryId, unit, call.source());
    return addressee.isEmpty()
        ? deny(actor, dispatchId, Refusal.of(404, "call.unit", unit))
        : act(call, body, actor, dispatchId, addressee.get());
  }

  private Future<Answer<Signed>> act(
      Call call, JsonObject body, Actor actor, long dispatchId, long addresseeId) {
    SignRequest request =
        new SignRequest(
            dispatchId,
            addresseeId,
            actor,
            text(body, "person"),
            text(body, "post"),
            Method.API,
            null,
            null,
            text(body, "note"),
            call.userAgent(),
            call.id());
    return switch (text(body, "act")) {
      case "", "acknowledged" -> acknowledgments.sign(request);
      case "returned" -> acknowledgments.giveBack(request, Reason.of(text(body, "reason")));
      default -> deny(actor, dispatchId, Refusal.of(422, "call.act"));
    };
  }

  /** Refuses somebody whose signature was right. */
  private Future<Answer<Signed>> deny(Actor actor, long dispatchId, Refusal refusal) {
    return acknowledgments.refuse(actor, ACTION, "dispatch:" + dispatchId, refusal);
  }

  /** Refuses somebody unknown. */
  private Future<Answer<Signed>> refuse(Call call, Refusal refusal) {
    return refusals.count(clock.instant(), call.source(), ACTION).map(Answer.refused(refusal));
  }

  private static String text(JsonObject body, String name) {
    return body.getValue(name) instanceof String text ? text.replace("\u0000", "") : "";
  }
}
