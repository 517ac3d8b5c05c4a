# Sourced by mvnw and the scripts of deploy/: sets JAVA_HOME to a JDK of at least this release, or says what to install.
GROUNDWORK_JDK=25

# The release of the JDK in folder $1 (its file "release" says it), or 0 when there is none.
jdk_release() {
  if [ -x "$1/bin/javac" ] && [ -f "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    echo 0
  fi
}

find_jdk() {
  set +f
  if command -v javac >/dev/null 2>&1; then
    jdk_on_path=$(dirname "$(dirname "$(readlink -f "$(command -v javac)" 2>/dev/null || command -v javac)")")
  fi
  for jdk in "${JAVA_HOME-}" "${jdk_on_path-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$jdk" ] && [ "$(jdk_release "$jdk")" -ge "$GROUNDWORK_JDK" ] 2>/dev/null; then
      JAVA_HOME=$jdk
      export JAVA_HOME
      return 0
    fi
  done
  echo "Groundwork needs JDK $GROUNDWORK_JDK or newer and found none in JAVA_HOME, on the PATH or in the usual folders." >&2
  echo "Install one (for example Eclipse Temurin $GROUNDWORK_JDK), or set JAVA_HOME to the folder of one." >&2
  return 1
}

find_jdk || exit 1
