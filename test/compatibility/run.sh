#!/usr/bin/env bash
# Apollo's subgraph compatibility tests on our subgraph and through our gateway, without Docker. What they bring along is
# installed into a temporary folder and never into this project: some of it is under the AGPL.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
PATH="$root/node_modules/.bin:$PATH" # the Node that this project pins
folder=$(mktemp -d)
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$folder"
}
trap finish EXIT

cd "$folder"
echo '{ "private": true }' >package.json
npm install --ignore-scripts --no-audit --no-fund --loglevel=error @apollo/federation-subgraph-compatibility-tests@1.2.1
tests=$folder/node_modules/@apollo/federation-subgraph-compatibility-tests
for name in users inventory; do
  (cd "$tests/dist/subgraphs/$name" && exec node index.js) >"$folder/$name.log" 2>&1 &
  pids+=($!)
done
reaches() { # reaches PORT: waits until somebody listens there
  for _ in $(seq 120); do
    if (exec 3<>"/dev/tcp/localhost/$1") 2>/dev/null; then return; fi
    sleep 0.5
  done
  echo "nobody listens on port $1" >&2
  cat "$folder"/*.log >&2
  return 1
}
reaches 4002
reaches 4003
mkfifo "$folder/stay"
node "$here/serve.ts" "$tests/products.graphql" <"$folder/stay" >"$folder/serve.log" 2>&1 &
pids+=($!)
exec 4>"$folder/stay"
reaches 4000

# Federated tracing (ftv1) is for Apollo's own studio; nobody is sent traces unasked here.
PRODUCTS_URL=http://localhost:4001/graphql node "$folder/node_modules/jest/bin/jest.js" --rootDir "$tests/dist" \
  --testEnvironment node --testMatch '**/tests/*.test.js' --testPathIgnorePatterns ftv1 --haste '{"retainAllFiles":true}' "$@"
