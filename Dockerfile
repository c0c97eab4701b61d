# syntax=docker/dockerfile:1
# The server's image: docs/INSTALL.md. packaging/replay-dockerfile.sh runs these steps without Docker.

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY pom.xml ./
COPY .mvn .mvn
COPY packaging packaging
COPY conf conf
COPY docs docs
COPY README.md CHANGELOG.md SECURITY.md ./
COPY src src
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q package -Dmaven.test.skip=true
# The embedded PostgreSQL and the demo's mailbox stay out of the image.
RUN mkdir -p image && tar -xzf target/songda-*.tar.gz -C image --strip-components=1 && rm -r image/lib/demo

FROM eclipse-temurin:25-jre
RUN groupadd --gid 10001 songda \
 && useradd --uid 10001 --gid songda --home-dir /var/lib/songda --no-create-home --shell /usr/sbin/nologin songda \
 && mkdir -p /var/lib/songda/keys \
 && chown -R songda:songda /var/lib/songda \
 && chmod 700 /var/lib/songda /var/lib/songda/keys
WORKDIR /opt/songda
# From what seldom changes to what always does: a new version of Songda is a layer of one megabyte.
COPY --from=build /src/image/lib lib
COPY --from=build /src/image/bin bin
COPY --from=build /src/image/conf conf
COPY --from=build /src/image/songda.jar songda.jar
ENV LC_ALL=C.UTF-8
ENV SONGDA_PROFILE=production
ENV SONGDA_DATA_DIR=/var/lib/songda
ENV SONGDA_HTTP_BIND=0.0.0.0
USER songda
VOLUME /var/lib/songda/keys
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["bin/songda-ready"]
ENTRYPOINT ["bin/songda"]
CMD ["serve"]
