#!/usr/bin/env bash
# A devnet beside a neo-express node on one machine: wrk's requests a second and p99, in short turns of each, as other
# programs disturb a long one. The best turn of each counts.
# usage: unshare --net tests/Devnet/load/run.sh [TURNS]
# needs: wrk, python3, libsnappy1v5, npm ci in tests/Devnet/neon, a Release build of tools/Cli
set -euo pipefail
cd "$(dirname "$0")/../../.."
turns=${1:-8}
lines=20000 # more than a node takes in one turn
here=$PWD/tests/Devnet/load
work=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT
ip link set lo up

field() { python3 -c "import json, sys; print(json.loads(open('$1').readline() if '$3' else open('$1').read())$2)"; }

cp neo-express.json "$work/net.neo-express"
express=http://127.0.0.1:$(field neo-express.json "['consensus-nodes'][0]['rpc-port']" "")
key=$(field neo-express.json "['wallets'][1]['accounts'][0]['private-key']" "")
name=$(field neo-express.json "['wallets'][1]['name']" "")
dotnet tool restore >/dev/null
dotnet tool run neoxp transfer -i "$work/net.neo-express" 100000 GAS genesis "$name" >/dev/null
dotnet tool run neoxp run -i "$work/net.neo-express" -s 1 >/dev/null & pids+=($!)
dotnet tools/Cli/bin/Release/net*/starminer.dll devnet --port 0 --json >"$work/devnet" & pids+=($!)
sleep 15
devnet=$(field "$work/devnet" "['rpc']" line)
wif=$(field "$work/devnet" "['accounts'][0]['wif']" line)

load() { # node seconds url arguments of post.lua
    wrk -t1 -c16 -d"$2" --latency -s "$here/post.lua" "$3" -- "${@:4}" |
        awk -v who="$1 $4" '/99%/ {late = $2} /Requests.sec/ {speed = $2} /^refused/ {refused = $2}
            END {print who, speed, "requests/s, p99", late, "refused", refused}'
}

balance='["0xd2a4cff31913016155e38e474a2c06d08be276cf","balanceOf",[{"type":"Hash160","value":"0x0102030405060708090a0b0c0d0e0f1011121314"}]]'
for ((turn = 0; turn < turns; turn++)); do
    for node in "express $express" "devnet $devnet"; do
        read -r who url <<<"$node"
        load "$who" 1 "$url" getblockcount
        load "$who" 1 "$url" invokefunction "$balance"
    done
done | sort -k1,2 -k3,3nr

# A node answers once the transaction waits, a devnet once its block is made; both check it before. The devnet goes first, as the
# other node has blocks to make of what it took for as long as it lives. Each turn has transactions of its own.
mkdir "$work/lines"
for node in "devnet $devnet $wif" "express $express $key"; do
    read -r who url secret <<<"$node"
    for ((turn = 0; turn < turns; turn++)); do
        node tests/Devnet/neon/transactions.mjs "$url" "$secret" "$lines" $((turn * lines)) >"$work/lines/$who"
        load "$who" 2 "$url" --lines "$work/lines/$who"
    done
done
