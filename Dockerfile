# The base images are arguments, for those who mirror or harden their own.
ARG JDK_IMAGE=eclipse-temurin:25-jdk
ARG JRE_IMAGE=eclipse-temurin:25-jre

FROM ${JDK_IMAGE} AS build
WORKDIR /build
COPY . .
# Tests and checks belong to CI; an image is built from what has passed there.
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -ntp -DskipTests -Dspring-javaformat.skip -Dcheckstyle.skip package
RUN java -Djarmode=tools -jar target/postern-*.jar extract --layers --application-filename postern.jar \
    --destination extracted

FROM ${JRE_IMAGE}
# The second line lets the build fail, not the health check, on a base image without curl.
RUN useradd --system --uid 10001 --shell /usr/sbin/nologin postern \
    && command -v curl \
    && install --directory --owner postern --mode 700 /data
WORKDIR /postern
# One layer each, the one that changes most last.
COPY --from=build /build/extracted/dependencies/ ./
COPY --from=build /build/extracted/snapshot-dependencies/ ./
COPY --from=build /build/extracted/application/ ./
USER postern
# JAVA_TOOL_OPTIONS and not arguments, because an argument could not be overridden from outside.
ENV SPRING_PROFILES_ACTIVE=production \
    POSTERN_DATA_DIR=/data \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError"
VOLUME /data
EXPOSE 8080
# Over TLS where Postern has a certificate of its own, which is not one for 127.0.0.1.
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
    CMD curl --fail --silent "http://127.0.0.1:${SERVER_PORT:-8080}/actuator/health" \
    || curl --fail --silent --insecure "https://127.0.0.1:${SERVER_PORT:-8080}/actuator/health"
ENTRYPOINT ["java", "-jar", "postern.jar"]
