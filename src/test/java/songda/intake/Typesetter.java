package songda.intake;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Margin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.ofdrw.layout.OFDDoc;
import org.ofdrw.layout.PageLayout;
import org.ofdrw.layout.element.Paragraph;
import org.ofdrw.layout.element.Position;
import org.ofdrw.layout.element.TextAlign;
import songda.bulletin.Article;
import songda.testing.Chromium;

/** Sets a bulletin as offices do: A4 with the margins of GB/T 9704, by real typesetters. */
final class Typesetter {
  private final List<Article> articles;
  private final List<Segment> block;

  /**
   * The bulletin to set.
   *
   * @param block the labels with their lists, one line each element
   */
  Typesetter(List<Article> articles, List<Segment> block) {
    this.articles = articles;
    this.block = block;
  }

  /** A label with its colon, and the lines of its list as they are typed. */
  record Segment(String label, List<String> lines) {}

  /** Set by a browser, the 报尾 as paragraphs with a hanging indent. */
  byte[] pdf(Chromium chromium) {
    String lists =
        block.stream()
            .map(
                segment ->
                    "<p class=hang>%s%s</p>"
                        .formatted(segment.label(), String.join("<br>", segment.lines())))
            .collect(Collectors.joining());
    return print(chromium, "<hr>" + lists + "<hr>");
  }

  /** Set by a browser, the 报尾 as a table with its labels half-way down. */
  byte[] pdfWithTable(Chromium chromium) {
    String rows =
        block.stream()
            .map(
                segment ->
                    "<tr><td class=label>%s</td><td>%s</td></tr>"
                        .formatted(segment.label(), String.join("<br>", segment.lines())))
            .collect(Collectors.joining());
    return print(chromium, "<table>" + rows + "</table>");
  }

  private byte[] print(Chromium chromium, String tail) {
    StringBuilder html =
        new StringBuilder(
            """
            <!doctype html><meta charset=utf-8><style>
            body{font:16pt/29pt serif;margin:0;text-align:justify}
            h1{font:22pt/35pt serif;text-align:center;margin:0 0 29pt} h1~h1{margin-top:29pt}
            p{margin:0;text-indent:2em} .hang{text-indent:-3em;padding-left:3em}
            table{border-collapse:collapse;width:100%} td{border:1px solid;padding:4pt 0}
            .label{width:3em}
            </style>
            """);
    for (Article article : articles) {
      html.append("<h1>").append(article.title()).append("</h1>");
      article.paragraphs().forEach(text -> html.append("<p>").append(text).append("</p>"));
    }
    try (Page page = chromium.browser().newPage()) {
      page.setContent(html.append(tail).toString());
      return page.pdf(
          new Page.PdfOptions()
              .setFormat("A4")
              .setMargin(
                  new Margin().setTop("37mm").setBottom("35mm").setLeft("28mm").setRight("26mm"))
              .setDisplayHeaderFooter(true)
              .setHeaderTemplate("<i></i>")
              .setFooterTemplate(
                  "<div style='font-size:14pt;width:100%;text-align:center'>"
                      + "— <span class=pageNumber></span> —</div>"));
    }
  }

  /** Written by a word processor's library, the 报尾 as paragraphs with soft returns. */
  byte[] docx() throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      body(document);
      for (Segment segment : block) {
        var run = document.createParagraph().createRun();
        run.setText(segment.label());
        for (int i = 0; i < segment.lines().size(); i++) {
          if (i > 0) {
            run.addBreak();
          }
          run.setText(segment.lines().get(i));
        }
      }
      return bytes(document);
    }
  }

  /** The same with the 报尾 as a table whose label cells have no colon. */
  byte[] docxWithTable() throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      body(document);
      XWPFTable table = document.createTable(block.size(), 2);
      for (int i = 0; i < block.size(); i++) {
        XWPFTableRow row = table.getRow(i);
        row.getCell(0).setText(block.get(i).label().replace("：", ""));
        row.getCell(1).setText(block.get(i).lines().get(0));
        for (String line : block.get(i).lines().subList(1, block.get(i).lines().size())) {
          row.getCell(1).addParagraph().createRun().setText(line);
        }
      }
      return bytes(document);
    }
  }

  private void body(XWPFDocument document) {
    for (Article article : articles) {
      var title = document.createParagraph();
      title.setAlignment(ParagraphAlignment.CENTER);
      title.createRun().setText(article.title());
      for (String text : article.paragraphs()) {
        var paragraph = document.createParagraph();
        paragraph.setIndentationFirstLine(640);
        paragraph.createRun().setText(text);
      }
    }
  }

  private static byte[] bytes(XWPFDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.write(out);
    return out.toByteArray();
  }

  /** Set by the library of the national format. */
  byte[] ofd() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OFDDoc document = new OFDDoc(out)) {
      document.setDefaultPageLayout(new PageLayout(210d, 297d).setMargin(37d, 26d, 35d, 28d));
      for (Article article : articles) {
        Paragraph title = new Paragraph(article.title(), 7.0);
        title.setTextAlign(TextAlign.center).setMarginTop(8d).setMarginBottom(8d);
        document.add(title);
        for (String text : article.paragraphs()) {
          document.add(new Paragraph(text, 5.6).setFirstLineIndent(2).setLineSpace(4.0));
        }
      }
      for (Segment segment : block) {
        for (int i = 0; i < segment.lines().size(); i++) {
          String label = i == 0 ? segment.label() : "";
          Paragraph line = new Paragraph(label + segment.lines().get(i), 5.6).setLineSpace(4.0);
          document.add(line);
        }
      }
      document.add(new Paragraph("", 5.6).setPosition(Position.Static));
    }
    return out.toByteArray();
  }
}
