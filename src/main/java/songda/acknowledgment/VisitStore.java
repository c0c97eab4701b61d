package songda.acknowledgment;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import songda.bulletin.Article;
import songda.bulletin.Relation;

/** The statements that read what a link opens; none of them changes anything. */
public final class VisitStore {
  private static final String VISIT =
      """
      select a.dispatch_id, a.id, a.public_id, a.token_version, a.unit_name, a.relation, a.state,
             b.name, b.year, b.issue, b.extra, b.version, b.issuer, b.issued_on,
             o.file_name, o.media_type, o.size, o.sha256
      from addressee a
      join dispatch d on d.id = a.dispatch_id
      join bulletin b on b.id = d.bulletin_id
      join document o on o.sha256 = b.document
      where a.public_id = $1
      """;

  /** What a public id opens, without articles and act. */
  Future<Optional<Visit>> find(SqlClient conn, UUID publicId) {
    return conn.preparedQuery(VISIT)
        .execute(Tuple.of(publicId))
        .map(AcknowledgmentStore::first)
        .map(row -> row.map(r -> visit(r, List.of(), Optional.empty())));
  }

  private static final String ARTICLES =
      """
      select p.title, p.paragraphs
      from article p
      join dispatch d on d.bulletin_id = p.bulletin_id
      where d.id = $1
      order by p.position
      """;

  /** The articles of a dispatch's bulletin, in printed order. */
  Future<List<Article>> articles(SqlClient conn, long dispatchId) {
    return conn.preparedQuery(ARTICLES)
        .execute(Tuple.of(dispatchId))
        .map(
            rows -> {
              List<Article> articles = new ArrayList<>();
              for (Row row : rows) {
                articles.add(
                    new Article(
                        row.getString("title"), List.of(row.getArrayOfStrings("paragraphs"))));
              }
              return articles;
            });
  }

  private static final String ORIGINAL =
      """
      select content
      from document
      where sha256 = $1
      """;

  /** The original file's bytes. */
  Future<Buffer> original(SqlClient conn, Visit visit) {
    byte[] sha256 = HexFormat.of().parseHex(visit.documentSha256());
    return conn.preparedQuery(ORIGINAL)
        .execute(Tuple.of(Buffer.buffer(sha256)))
        .map(rows -> rows.iterator().next().getBuffer("content"));
  }

  private static Visit visit(Row row, List<Article> articles, Optional<Signed> signed) {
    return new Visit(
        row.getLong("dispatch_id"),
        row.getLong("id"),
        row.getUUID("public_id"),
        row.getInteger("token_version"),
        row.getString("unit_name"),
        Relation.of(row.getString("relation")),
        row.getString("state"),
        row.getString("name"),
        row.getInteger("year"),
        row.getInteger("issue"),
        row.getBoolean("extra"),
        row.getInteger("version"),
        row.getString("issuer"),
        row.getLocalDate("issued_on"),
        row.getString("file_name"),
        row.getString("media_type"),
        row.getLong("size"),
        HexFormat.of().formatHex(row.getBuffer("sha256").getBytes()),
        articles,
        signed);
  }
}
