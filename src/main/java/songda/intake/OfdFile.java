package songda.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ofdrw.core.basicStructure.pageObj.layer.CT_Layer;
import org.ofdrw.core.basicStructure.pageObj.layer.PageBlockType;
import org.ofdrw.core.basicStructure.pageObj.layer.block.CT_PageBlock;
import org.ofdrw.core.basicStructure.pageObj.layer.block.TextObject;
import org.ofdrw.core.basicType.ST_Box;
import org.ofdrw.core.text.TextCode;
import org.ofdrw.reader.DeltaTool;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.reader.PageInfo;

/** Reads the text of an OFD (GB/T 33190), each character with its place. */
final class OfdFile {
  private final List<Glyph> glyphs = new ArrayList<>();

  private OfdFile() {}

  static Decoded read(byte[] bytes) {
    try (OFDReader reader = new OFDReader(new ByteArrayInputStream(bytes))) {
      if (reader.getNumberOfPages() > Intake.MAX_PAGES) {
        return Intake.unreadable(Decoded.Cause.TOO_LONG);
      }
      OfdFile file = new OfdFile();
      List<PageInfo> pages = reader.getPageList();
      for (int page = 0; page < pages.size(); page++) {
        for (CT_Layer layer : pages.get(page).getAllLayer()) {
          file.blocks(page, layer.getPageBlocks());
        }
      }
      return Intake.laidOut(Typesetting.text(file.glyphs), Decoded.Format.OFD);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return Intake.unreadable(Decoded.Cause.DAMAGED);
    }
  }

  private void blocks(int page, List<PageBlockType> blocks) {
    for (PageBlockType block : blocks) {
      if (block instanceof TextObject text) {
        text(page, text);
      } else if (block instanceof CT_PageBlock nested) {
        blocks(page, nested.getPageBlocks());
      }
    }
  }

  private void text(int page, TextObject object) {
    ST_Box box = object.getBoundary();
    double size = object.getSize();
    double x = 0;
    double y = 0;
    for (TextCode code : object.getTextCodes()) {
      x = code.getX() == null ? x : code.getX();
      y = code.getY() == null ? y : code.getY();
      run(page, code, box.getTopLeftX() + x, box.getTopLeftY() + y, size);
    }
  }

  /** DeltaX gives the distances from each character to the next (GB/T 33190 11.3). */
  private void run(int page, TextCode code, double x, double y, double size) {
    int[] characters = code.getContent().codePoints().toArray();
    List<Float> deltas =
        code.getDeltaX() == null
            ? List.of()
            : DeltaTool.getDelta(code.getDeltaX(), characters.length);
    double at = x;
    for (int i = 0; i < characters.length; i++) {
      double own = characters[i] < 0x2E80 ? size / 2 : size;
      double advance = i < deltas.size() ? deltas.get(i) : own;
      glyphs.add(
          new Glyph(page, at, y, Math.min(own, advance), size, Character.toString(characters[i])));
      at += advance;
    }
  }
}
