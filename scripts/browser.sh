# The browser of the tests: Debian's chromium, or what CHROMIUM names. Installed where root may.
set -euo pipefail

browser=${CHROMIUM:-/usr/bin/chromium}
if [[ -x $browser ]]; then
    exit 0
fi
if [[ -n ${CHROMIUM:-} ]]; then
    echo "CHROMIUM=$CHROMIUM is not a program" >&2
    exit 1
fi
if [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then
    cat >&2 <<'HOW'
The tests drive a Chromium and there is none at /usr/bin/chromium. Either
  install it as root:       apt-get install chromium
  or name one you have:     CHROMIUM=/path/to/chromium make test
  or leave its tests out:   make test ARGS="-m 'not browser'"
HOW
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -qq --yes --no-install-recommends chromium >/dev/null
