package songda.testing;

import songda.audit.AuditTrail;
import songda.directory.AddressVault;
import songda.directory.sheet.DirectoryExport;
import songda.directory.sheet.DirectoryImport;
import songda.directory.sheet.ListedStore;
import songda.directory.sheet.PlanWriter;

/** The directory of an office as spreadsheets. */
public final class Sheets {
  public final DirectoryExport export;
  public final DirectoryImport imports;

  Sheets(
      TestDatabase test, AuditTrail audit, AddressVault vault, TestClock clock, PlanWriter writer) {
    ListedStore listed = new ListedStore(vault);
    export = new DirectoryExport(test.vertx(), test.database(), listed, audit, clock);
    DirectoryImport.Parts parts = DirectoryImport.Parts.of(listed, writer);
    imports = new DirectoryImport(test.vertx(), test.database(), parts, vault, audit, clock);
  }
}
