package songda.api;

import java.time.InstantSource;
import songda.audit.AuditTrail;
import songda.bulletin.BulletinStore;
import songda.bulletin.Bulletins;
import songda.database.Announcer;
import songda.database.Database;
import songda.directory.AddressVault;
import songda.directory.CollectiveStore;
import songda.directory.Collectives;
import songda.directory.Directory;
import songda.directory.EndpointStore;
import songda.directory.Endpoints;
import songda.directory.UnitStore;
import songda.directory.Units;
import songda.dispatch.Release;
import songda.dispatch.ReleaseStore;
import songda.dispatch.Resend;
import songda.dispatch.ResendStore;
import songda.review.Readiness;
import songda.review.Review;

/** The rooms between import and release, put together. */
record DeskRooms(
    Bulletins bulletins,
    Review review,
    Release release,
    Resend resend,
    Units units,
    Collectives collectives,
    Endpoints endpoints) {

  static DeskRooms of(
      Database database,
      AuditTrail trail,
      AddressVault vault,
      Announcer announcer,
      InstantSource clock) {
    BulletinStore store = new BulletinStore();
    UnitStore units = new UnitStore();
    CollectiveStore collectives = new CollectiveStore();
    EndpointStore endpoints = new EndpointStore();
    Bulletins bulletins =
        new Bulletins(database, store, new Directory(units, collectives), trail, clock);
    Readiness readiness = new Readiness(endpoints);
    return new DeskRooms(
        bulletins,
        new Review(database, bulletins, store, readiness, trail, clock),
        new Release(database, bulletins, readiness, new ReleaseStore(), trail, clock),
        new Resend(database, new ResendStore(), trail, announcer, clock),
        new Units(database, units, trail, vault, clock),
        new Collectives(database, collectives, trail, clock),
        new Endpoints(database, endpoints, trail, vault, clock));
  }
}
