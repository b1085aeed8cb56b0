#!/bin/sh
# makeBase.sh OUT.tar: the root file system of a minimal Debian or Ubuntu, as a tar for an engine's
# image import. It serves where no image registry can be reached.
#
# Mirror, suite and signing keys come from this machine's own apt, so the script names no host and
# works wherever `apt-get update` does. Nothing is left behind, whatever ends it: the work is done
# in mount and process namespaces of its own, which end with this shell, even when it is killed.
#
# Needs root and debootstrap. Ends with 0; 1 when the base cannot be made; 2 on wrong use;
# 128 + signal when interrupted.
set -eu

say() { printf 'base: %s\n' "$*"; }
die() {
  printf 'base: %s\n' "$*" >&2
  exit 1
}

if [ $# -ne 1 ]; then
  echo 'Usage: makeBase.sh OUT.tar' >&2
  exit 2
fi
out=$1
[ "$(id -u)" -eq 0 ] || die 'Only root can make the base image: run it with sudo.'
for tool in apt-get dpkg debootstrap setpriv unshare tar; do
  command -v "$tool" >/dev/null || die "The command $tool is missing: install the package of this name."
done

work=''
child=''

clean() {
  if [ -n "$child" ]; then
    kill -KILL "$child" 2>/dev/null || true
    wait "$child" 2>/dev/null || true
  fi
  rm -f "$out.part"
  [ -n "$work" ] || return 0
  # What was just killed may still be writing for a moment, so a removal can fail at first.
  for _ in 1 2 3 4 5; do
    if rm -rf --one-file-system "$work" 2>/dev/null; then return 0; fi
    sleep 1
  done
  printf 'base: %s could not be removed.\n' "$work" >&2
}
trap clean EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# Runs a long command so that a signal is answered at once and all its children and mounts end with
# it: the kernel kills `unshare` with this shell, and the whole namespace with `unshare`.
contained() {
  setpriv --pdeathsig KILL unshare --mount --pid --fork --kill-child=KILL --mount-proc "$@" &
  child=$!
  status=0
  wait "$child" || status=$?
  child=''
  return "$status"
}

architecture=$(dpkg --print-architecture)

# One line for each source that apt knows: codename, suite as written in the source, origin, address.
aptSources() {
  # shellcheck disable=SC2016 # apt fills the names in
  apt-get indextargets --format '$(CODENAME)|$(RELEASE)|$(ORIGIN)|$(REPO_URI)' \
    'Identifier: Packages' 'Component: main' "Architecture: $architecture"
}

# The address behind a source; apt may name a local file that lists mirrors, the first one is taken.
# Prints nothing for what a container could not reach (a disc, a local folder).
webAddress() {
  case $1 in
    http://* | https://*) printf '%s\n' "${1%/}" ;;
    mirror+file:*)
      list=${1#mirror+file:}
      sed -n 's#^[[:space:]]*\(https\{0,1\}://[^[:space:]]*\).*#\1#p' "${list%/}" | sed 's#/$##;q'
      ;;
  esac
}

# Whether an origin is this distribution's own, or that of the one it derives from.
isDistribution() {
  for name in $distributions; do
    [ "$(printf '%s' "$1" | tr '[:upper:]' '[:lower:]')" = "$name" ] && return 0
  done
  return 1
}

# Walks apt's sources. Sets codename, origin and mirror from the first main suite that debootstrap
# knows, and writes all suites of this release as the image's own sources to $work/sources.
findSources() {
  codename=''
  : >"$work/sources"
  aptSources >"$work/targets"
  while IFS='|' read -r itsCodename suite itsOrigin uri; do
    case $suite in *-updates | *-security | *-backports* | *-proposed* | */*) continue ;; esac
    if ! isDistribution "$itsOrigin" || [ ! -e "$scripts/$itsCodename" ]; then continue; fi
    mirror=$(webAddress "$uri")
    [ -n "$mirror" ] || continue
    codename=$itsCodename origin=$itsOrigin mainSuite=$suite
    break
  done <"$work/targets"
  [ -n "$codename" ] || return 1
  while IFS='|' read -r _ suite itsOrigin uri; do
    case $suite in "$mainSuite" | "$mainSuite-updates" | "$mainSuite-security") ;; *) continue ;; esac
    [ "$itsOrigin" = "$origin" ] || continue
    address=$(webAddress "$uri")
    [ -z "$address" ] || printf '%s %s\n' "$address" "$suite" >>"$work/sources"
  done <"$work/targets"
}

(: >"$out.part") 2>/dev/null || die "$out cannot be written."

# shellcheck source=/dev/null
distributions=$(. /etc/os-release && printf '%s %s' "${ID:-}" "${ID_LIKE:-}")
scripts=${DEBOOTSTRAP_DIR:-/usr/share/debootstrap}/scripts

# A run that was killed outright could not remove its folder: this one does.
for stale in "${TMPDIR:-/var/tmp}"/live-labs-base.*; do
  if [ ! -d "$stale" ] || [ -L "$stale" ] || [ ! -O "$stale" ]; then continue; fi
  owner=${stale##*/live-labs-base.}
  kill -0 "${owner%%.*}" 2>/dev/null || rm -rf --one-file-system "$stale"
done
work=$(mktemp -d "${TMPDIR:-/var/tmp}/live-labs-base.$$.XXXXXX")
root=$work/root

say 'step 1 of 4: asking apt for its sources'
if ! findSources; then
  say 'apt has no package lists yet: fetching them'
  apt-get update
  findSources || die "apt on this machine has no http or https source of ${distributions%% *} packages" \
    'whose release debootstrap knows.'
fi
keyring=/usr/share/keyrings/$(printf '%s' "$origin" | tr '[:upper:]' '[:lower:]')-archive-keyring.gpg
[ -e "$keyring" ] || die "The signing keys of $origin are missing ($keyring)."

# wget, which debootstrap downloads with, does not know what apt is configured with.
if [ -z "${http_proxy:-}" ]; then
  eval "$(apt-config shell http_proxy Acquire::http::Proxy)"
  if [ "${http_proxy:-DIRECT}" = DIRECT ]; then unset http_proxy; else export http_proxy; fi
fi

include=''
if grep -q '^https:' "$work/sources"; then include=ca-certificates; fi

say "step 2 of 4: installing $origin $codename ($architecture)"
contained debootstrap --variant=minbase --arch="$architecture" --keyring="$keyring" \
  ${include:+"--include=$include"} "$codename" "$root" "$mirror" ||
  die "debootstrap could not install $origin $codename; its last lines above say why."

say 'step 3 of 4: configuring apt and removing what a container does not need'
while read -r address suite; do
  printf 'deb [signed-by=%s] %s %s main\n' "$keyring" "$address" "$suite"
done <"$work/sources" >"$root/etc/apt/sources.list"
mkdir -p "$root${keyring%/*}"
[ -e "$root$keyring" ] || cp "$keyring" "$root$keyring"

{
  echo '// Small layers: no translations, no package files kept, nothing that was only recommended.'
  echo 'Acquire::Languages "none";'
  echo 'APT::Install-Recommends "false";'
  echo 'APT::Keep-Downloaded-Packages "false";'
  echo 'Dpkg::Use-Pty "0";'
  echo 'Dir::Cache::pkgcache "";'
  echo 'Dir::Cache::srcpkgcache "";'
  echo '// What the machine that made this image tells its own apt about the way to the mirror.'
  # A proxy on the loopback address is out of a container's reach, and a password stays out of images.
  apt-config dump | grep -E '^Acquire::(https?::Proxy(::[^ ]*)?|Check-(Valid-Until|Date)) "[^"]' |
    grep -v -E '@|//(127\.|localhost|\[::1)' || true
} >"$root/etc/apt/apt.conf.d/90live-labs"

if [ -n "$include" ]; then
  # A machine that trusts a certificate authority of its own may need it to reach the mirror.
  for certificate in /usr/local/share/ca-certificates/*.crt; do
    [ ! -e "$certificate" ] || cp "$certificate" "$root/usr/local/share/ca-certificates/"
  done
  contained chroot "$root" update-ca-certificates >/dev/null
fi

cat >"$root/etc/dpkg/dpkg.cfg.d/90live-labs" <<'END'
# Packages that are installed later bring no documentation either, apart from their licences.
path-exclude /usr/share/doc/*
path-include /usr/share/doc/*/copyright
path-exclude /usr/share/info/*
path-exclude /usr/share/lintian/*
path-exclude /usr/share/locale/*
path-exclude /usr/share/man/*
END
find "$root/usr/share/doc" ! -type d ! -name copyright -delete
find "$root/usr/share/doc" -depth -type d -empty -delete
for folder in usr/share/info usr/share/lintian usr/share/locale usr/share/man \
  var/cache/apt var/lib/apt/lists var/log; do
  [ ! -d "$root/$folder" ] || find "$root/$folder" ! -type d -delete
done
# These belong to this machine; the engine puts each container's own in their place.
rm -f "$root/etc/hostname" "$root/etc/resolv.conf" "$root/etc/machine-id"

say 'step 4 of 4: packing'
contained tar --numeric-owner --one-file-system --exclude='./dev/*' -C "$root" -cf "$out.part" . ||
  die "The base could not be written to $out."
chmod 644 "$out.part"
mv "$out.part" "$out"
# For the caller, who names the image after the release.
say "done: $codename $(du -m "$out" | cut -f1) MB"
