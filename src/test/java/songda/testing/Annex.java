package songda.testing;

import songda.bulletin.BulletinReader;
import songda.bulletin.BulletinStore;
import songda.bulletin.Bulletins;
import songda.bulletin.EntryEditStore;
import songda.bulletin.EntryEdits;
import songda.bulletin.EntryStore;
import songda.directory.CollectiveStore;
import songda.directory.Directory;
import songda.directory.UnitStore;
import songda.dispatch.PlanStore;
import songda.dispatch.ReleasePreview;
import songda.instruction.InstructionStore;
import songda.instruction.Instructions;
import songda.ledger.LedgerStore;
import songda.ledger.Register;
import songda.ledger.RegisterExport;

/** Rooms of an office that only a few tests enter. */
public final class Annex {
  private Annex() {}

  /** The preview, with a telephone and no banner. */
  public static ReleasePreview preview(Office office) {
    ReleasePreview.Words words =
        new ReleasePreview.Words("021-12345678", null, "https://songda.example/r/…");
    return new ReleasePreview(office.database, new PlanStore(), words, office.clock);
  }

  /** The register as a spreadsheet. */
  public static RegisterExport registers(TestDatabase test, Office office) {
    Register register = new Register(office.database, new LedgerStore());
    return new RegisterExport(test.vertx(), office.database, register, office.audit, office.clock);
  }

  /** 批示. */
  public static Instructions instructions(Office office) {
    return new Instructions(office.database, new InstructionStore(), office.audit, office.clock);
  }

  /** Putting readings right. */
  public static EntryEdits entryEdits(Office office) {
    BulletinStore bulletins = new BulletinStore();
    EntryStore entries = new EntryStore();
    BulletinReader reader =
        new BulletinReader(
            bulletins, entries, new Directory(new UnitStore(), new CollectiveStore()));
    return new EntryEdits(
        office.database,
        new Bulletins.Stores(bulletins, entries),
        new EntryEditStore(),
        reader,
        office.audit,
        office.clock);
  }
}
