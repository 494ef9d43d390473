# SPDX-License-Identifier: EUPL-1.2
# Shared by the scripts beside it (sourced): what must be installed, Node, the web build.
# shellcheck shell=bash

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$top" || exit 1
export CCACHE_BASEDIR=$top CCACHE_NOHASHDIR=1 CCACHE_MAXSIZE=${CCACHE_MAXSIZE:-5G}
export LC_ALL=C.UTF-8
jobs=$(nproc)

say() { printf '== %s\n' "$*"; }
die() {
    printf 'fout: %s\n' "$*" >&2
    exit 1
}

# run_quietly LABEL COMMAND…: the output goes to build/log/LABEL.log and is shown when the command fails.
run_quietly() {
    local label=$1 log=$top/build/log/$1.log start=$SECONDS
    shift
    mkdir -p "$top/build/log"
    say "$label"
    if "$@" >"$log" 2>&1 </dev/null; then
        say "$label: klaar in $((SECONDS - start)) s"
    else
        local code=$?
        tail -n 80 "$log" >&2
        die "$label mislukt (code $code); het hele verslag staat in build/log/$label.log"
    fi
}

install_with_apt() {
    [ "$(id -u)" = 0 ] || die "deze Debian-pakketten ontbreken; installeer ze als root: $*"
    export DEBIAN_FRONTEND=noninteractive
    run_quietly pakketlijst apt-get update -q
    run_quietly pakketten apt-get install -y -q --no-install-recommends "$@"
}

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# install_packages PHASE…: only what is missing, and no apt call when nothing is.
install_packages() {
    local phase package missing=()
    while read -r phase package; do
        case " $* " in *" $phase "*) is_installed "$package" || missing+=("$package") ;; esac
    done < <(grep -v '^#' scripts/pakketten.txt)
    [ ${#missing[@]} = 0 ] || install_with_apt "${missing[@]}"
}

node_is_new_enough() {
    command -v node >/dev/null && command -v npm >/dev/null &&
        node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

# The web build asks for Node 20.19. Debian 12 has 18: its npm fetches a newer one into build/node.
ensure_node() {
    node_is_new_enough && return
    local kind
    case $(uname -m) in
        x86_64) kind=x64 ;;
        aarch64) kind=arm64 ;;
        *) die "geen Node 20.19 of nieuwer gevonden, en voor deze processor ($(uname -m)) haalt dit script er geen op" ;;
    esac
    local bin=$top/build/node/node_modules/node-linux-$kind/bin
    if [ ! -x "$bin/node" ]; then
        command -v npm >/dev/null || install_with_apt nodejs npm
        mkdir -p build/node
        # --ignore-scripts: a package runs nothing of its own at installation
        run_quietly node npm install --prefix "$top/build/node" --no-save --ignore-scripts --no-audit --no-fund "node-linux-$kind@22"
    fi
    export PATH=$bin:$PATH
    node_is_new_enough || die "Node is na installatie nog te oud: $(node --version)"
}

# npm ci only when the lock file is another than that of the last time.
install_web_packages() {
    local folder=$1 stamp
    stamp=$(sha256sum <"$folder/package-lock.json")
    [ "$(cat "$folder/node_modules/.drempel-lock" 2>/dev/null)" = "$stamp" ] && return
    run_quietly "npm-$(basename "$folder")" npm ci --prefix "$folder" --no-audit --no-fund --ignore-scripts
    printf '%s\n' "$stamp" >"$folder/node_modules/.drempel-lock"
}

build_web() {
    ensure_node
    install_web_packages service/web
    run_quietly web npm --prefix service/web run build
}

# build_preset NAME [CMAKE-OPTION…]
build_preset() {
    local preset=$1
    shift
    run_quietly "instellen-$preset" cmake --preset "$preset" "$@"
    run_quietly "bouwen-$preset" cmake --build "build/$preset" -j "$jobs"
}
