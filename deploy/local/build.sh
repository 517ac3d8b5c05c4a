# Sourced from the checkout: finds the JDK, builds what is stale, and runs a class of the launcher.
. .mvn/find-jdk.sh

classpath=deploy/local/target/launcher.classpath
built=deploy/local/target/built

build_what_is_stale() {
  if [ ! -e "$built" ] || [ -n "$(find pom.xml contracts ./*-service deploy/embedded deploy/local \
    -path '*/target' -prune -o -path deploy/local/state -prune -o -path deploy/local/corpus -prune -o -path '*/src/test' -prune -o \
    -type f -newer "$built" -print -quit)" ]; then
    echo "Building what is new (the first time takes a few minutes) ..."
    ./mvnw package -Dmaven.test.skip=true -Dspotless.check.skip -Dcheckstyle.skip | grep --line-buffered -E '^\[(INFO\] Building Groundwork|ERROR|INFO\] BUILD)' \
      || { echo "The build failed; ./mvnw package -DskipTests shows it whole." >&2; exit 1; }
    touch "$built"
  fi
}

# What needs only the launcher's classes and those of the embedded servers.
build_stale_classes() {
  if [ ! -e "$classpath" ] || [ -n "$(find deploy/embedded/src/main deploy/local/src/main -type f -newer "$classpath" -print -quit)" ]; then
    echo "Building what is new ..."
    ./mvnw -q prepare-package -pl deploy/local -am -Dmaven.test.skip=true -Dspotless.check.skip -Dcheckstyle.skip
  fi
}

# The first start on a machine unpacks PostgreSQL, which takes some 100 MB.
run_class() {
  exec "$JAVA_HOME/bin/java" "-Xmx${heap:-192m}" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -cp "deploy/local/target/classes:$(cat "$classpath")" "$@"
}
