#!/bin/sh
# Unpacks RabbitMQ 4.0.5 with Erlang 27 from Debian 13's packages in a folder, to be run there as root: rabbitmq-rot.sh <folder> [mirror]
set -eu
rot=$1
speil=${2:-http://deb.debian.org/debian}
mkdir -p "$rot/pakker"
cd "$rot/pakker"
curl -sSf "$speil/dists/trixie/main/binary-amd64/Packages.xz" | xz -d > Packages

# What is wanted, and all that it depends on; of alternatives, the first.
awk -v ut=adduser,python3,socat,passwd,init-system-helpers,systemd,debconf,perl,perl-base '
  BEGIN { n = split(ut, u, ","); for (i = 1; i <= n; i++) hopp[u[i]] = 1 }
  /^Package: / { p = $2 }
  /^Filename: / { fil[p] = $2 }
  /^SHA256: / { sum[p] = $2 }
  /^Provides: / { m = split(substr($0, 11), g, ","); for (i = 1; i <= m; i++) { sub(/^ */, "", g[i]); sub(/[ (].*/, "", g[i]); if (!(g[i] in gir)) gir[g[i]] = p } }
  /^(Pre-)?Depends: / { krav[p] = krav[p] "," substr($0, index($0, ":") + 1) }
  END {
    n = split("rabbitmq-server bash coreutils dash sed grep gawk procps util-linux hostname libc-bin", ko, " ")
    for (i = 1; i <= n; i++) {
      p = ko[i]
      if (!(p in fil) && p in gir) p = gir[p]
      if (p in sett || p in hopp || !(p in fil)) continue
      sett[p] = 1
      print fil[p], sum[p]
      m = split(krav[p], d, ",")
      for (j = 1; j <= m; j++) { sub(/^ */, "", d[j]); sub(/[ :(|].*/, "", d[j]); if (d[j] != "") ko[++n] = d[j] }
    }
  }' Packages > liste

cd "$rot"
mkdir -p usr/bin usr/sbin usr/lib usr/lib64 proc dev tmp var/tmp
for d in bin sbin lib lib64; do [ -e "$d" ] || ln -s "usr/$d" "$d"; done
while read -r fil sum; do
  deb=pakker/${fil##*/}
  [ -f "$deb" ] || curl -sSf -o "$deb" "$speil/$fil"
  echo "$sum  $deb" | sha256sum -c --quiet
  dpkg-deb --fsys-tarfile "$deb" | tar -x --keep-directory-symlink -f -
done < pakker/liste

echo 'root:x:0:0:root:/root:/bin/sh' > etc/passwd
echo 'root:x:0:' > etc/group
printf '127.0.0.1 localhost\n127.0.1.1 %s\n' "$(hostname)" > etc/hosts
[ -e dev/null ] || mknod -m 666 dev/null c 1 3
[ -e dev/urandom ] || mknod -m 666 dev/urandom c 1 9
[ -e proc/self ] || mount -t proc proc proc
