package songda;

import io.vertx.ext.web.Router;
import io.vertx.openapi.contract.OpenAPIContract;
import java.time.InstantSource;
import java.util.List;
import songda.acknowledgment.AcknowledgmentStore;
import songda.acknowledgment.SignedCalls;
import songda.api.AcknowledgmentOperations;
import songda.api.ApiDoor;
import songda.api.AuditOperations;
import songda.api.BulletinOperations;
import songda.api.DirectoryOperations;
import songda.api.DispatchEvents;
import songda.api.DispatchOperations;
import songda.api.EntryOperations;
import songda.api.InstructionOperations;
import songda.api.LaneOperations;
import songda.api.Once;
import songda.api.Operations;
import songda.api.PreviewOperations;
import songda.api.RegisterOperations;
import songda.api.Replies;
import songda.api.RosterOperations;
import songda.api.SheetOperations;
import songda.console.AddresseePages;
import songda.console.AuditPages;
import songda.console.BoardPages;
import songda.console.BulletinPages;
import songda.console.CollectivePages;
import songda.console.Confirmation;
import songda.console.ConfirmationPages;
import songda.console.ConsoleDoor;
import songda.console.DoorRefusals;
import songda.console.EntryPages;
import songda.console.Gate;
import songda.console.HomePages;
import songda.console.InstructionPages;
import songda.console.LanePages;
import songda.console.LiveBoard;
import songda.console.PreviewPages;
import songda.console.RegisterFiles;
import songda.console.RosterPages;
import songda.console.RosterView;
import songda.console.ScopePages;
import songda.console.SignInPages;
import songda.console.TextPages;
import songda.console.Timeline;
import songda.console.UnitActPages;
import songda.console.UnitChoices;
import songda.console.UnitPages;
import songda.console.UnitSheetPages;
import songda.console.UnitView;
import songda.directory.RosterNotices;
import songda.pages.Assets;
import songda.pages.EventStream;
import songda.pages.Pages;
import songda.recipient.RecipientDoor;

/** The three doors of the main port: JSON for programs, pages for staff, pages for recipients. */
final class Doors {
  private final Ground ground;
  private final Rooms rooms;
  private final InstantSource clock;

  Doors(Ground ground, Rooms rooms) {
    this.ground = ground;
    this.rooms = rooms;
    this.clock = ground.clock();
  }

  /** Hangs all doors into a router; the API comes first, because it reads its own bodies. */
  void mount(Router router, OpenAPIContract contract) {
    api().mount(router, contract);
    recipients().mount(router);
    console().mount(router);
  }

  private ApiDoor api() {
    Replies replies = new Replies(rooms.trail, rooms.refusals, rooms.idempotency, clock);
    songda.api.Gate gate = new songda.api.Gate(rooms.apiKeys, rooms.clientAddress, replies);
    SignedCalls calls =
        new SignedCalls(
            rooms.database,
            new AcknowledgmentStore(),
            rooms.vault,
            rooms.acknowledgments,
            rooms.refusals,
            clock);
    List<Operations> operations =
        List.of(
            new BulletinOperations(rooms.bulletins, rooms.review, rooms.release, replies),
            new EntryOperations(rooms.entryEdits, replies),
            new PreviewOperations(rooms.bulletins, rooms.preview, replies),
            new RosterOperations(rooms.bulletins, rooms.rosters, rooms.scopes, replies),
            new DispatchOperations(
                rooms.board, rooms.register, rooms.deliveries, rooms.resend, rooms.stop, replies),
            new RegisterOperations(rooms.board, rooms.registerExport, replies),
            new DispatchEvents(gate, rooms.board, rooms.feed, replies, EventStream.BEAT),
            new AcknowledgmentOperations(rooms.acknowledgments, calls, replies),
            new DirectoryOperations(rooms.units, rooms.collectives, rooms.endpoints, replies),
            new SheetOperations(rooms.directoryExport, rooms.directoryImport, replies),
            new LaneOperations(rooms.lanes, replies),
            new InstructionOperations(rooms.instructions, replies),
            new AuditOperations(rooms.auditList, replies));
    Once once = new Once(rooms.idempotency, replies);
    return new ApiDoor(ground.vertx(), gate, once, replies, operations);
  }

  private RecipientDoor recipients() {
    var settings = ground.settings();
    RecipientDoor.Manner manner =
        new RecipientDoor.Manner(
            settings.http().publicUrl(),
            ground.banner(),
            settings.office().phone(),
            request ->
                rooms.clientAddress.of(
                    request.remoteAddress().hostAddress(),
                    request.headers().getAll("X-Forwarded-For")));
    return new RecipientDoor(
        rooms.links, rooms.acknowledgments, rooms.tokens, new Pages(), clock, manner);
  }

  private ConsoleDoor console() {
    boolean secure = ground.settings().http().secure();
    Gate gate =
        new Gate(
            rooms.sessions,
            new Pages(),
            clock,
            new DoorRefusals(rooms.trail, rooms.refusals, clock),
            new Gate.Manner(secure, ground.banner(), rooms.clientAddress));
    UnitChoices choices = new UnitChoices(rooms.unitList);
    RosterView roster = new RosterView(rooms.scopes, rooms.collectives, choices);
    Confirmation confirmation =
        new Confirmation(
            rooms.bulletins,
            rooms.texts,
            roster,
            new Confirmation.Answers(
                rooms.collectives,
                choices,
                rooms.nearUnits,
                rooms.memberChanges,
                new RosterNotices(rooms.unitList)));
    UnitView unit = new UnitView(rooms.units, rooms.unitList);
    return new ConsoleDoor(
        gate,
        new Assets(),
        List.of(
            new SignInPages(gate, rooms.accounts, rooms.sessions),
            new HomePages(gate, rooms.agenda, rooms.board, rooms.bulletins),
            new BulletinPages(gate, rooms.bulletins, rooms.texts, rooms.review, rooms.release),
            new TextPages(gate, rooms.bulletins, rooms.texts),
            new PreviewPages(gate, rooms.bulletins, rooms.preview),
            new ConfirmationPages(
                gate, rooms.bulletins, rooms.collectives, rooms.enrolment, confirmation),
            new EntryPages(gate, rooms.bulletins, rooms.entryEdits),
            new RosterPages(gate, rooms.bulletins, rooms.rosters, rooms.scopes, confirmation),
            new BoardPages(
                gate, rooms.board, rooms.register, rooms.resend, rooms.stop, rooms.reminders),
            new RegisterFiles(gate, rooms.board, rooms.registerExport),
            new LiveBoard(gate, rooms.feed, EventStream.BEAT),
            new AddresseePages(
                gate, rooms.board, rooms.addressees, rooms.acknowledgments, rooms.resend),
            new UnitSheetPages(gate, rooms.directoryExport, rooms.directoryImport),
            new UnitPages(gate, rooms.unitList, unit, rooms.enrolment),
            new UnitActPages(gate, unit, rooms.unitChanges, rooms.endpoints),
            new CollectivePages(gate, rooms.collectives, choices),
            new ScopePages(gate, rooms.scopes),
            new LanePages(gate, rooms.lanes),
            new InstructionPages(
                gate, rooms.instructions, rooms.names, new Timeline(rooms.auditList, rooms.names)),
            new AuditPages(gate, rooms.auditList, rooms.bulletins, rooms.names)));
  }
}
