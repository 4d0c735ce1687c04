/**
 * What our GraphiQL page does in the browser: queries by `fetch`, subscriptions by WebSocket, both at the address that
 * the page came from. Where no token is given, as whoever has signed in with this browser.
 *
 * Script text, run by browsers as it stands. GraphiQL's own fetcher would leave the header editor's token out of
 * `connection_init`. Refuses to know GraphiQL's insides: it is a fetcher as GraphiQL documents them.
 */

/** Defines `slipwayFetcher(params, options)`. Protocol: graphql-transport-ws, one socket for each subscription. */
export const FETCHER_SCRIPT = `
const endpoint = new URL('/graphql', location.href);
const socketEndpoint = Object.assign(new URL(endpoint), { protocol: location.protocol.replace('http', 'ws') });

function slipwayFetcher(params, options) {
  const headers = (options && options.headers) || {};
  return isSubscription(params, options) ? subscription(params, headers) : request(params, headers);
}

function isSubscription({ operationName }, options) {
  const definitions = (options && options.documentAST && options.documentAST.definitions) || [];
  return definitions.some(
    (each) =>
      each.kind === 'OperationDefinition' &&
      each.operation === 'subscription' &&
      (!operationName || (each.name && each.name.value === operationName)),
  );
}

async function sessionHeaders(headers) {
  const hasToken = Object.keys(headers).some((name) => ['x-auth-token', 'authorization'].includes(name.toLowerCase()));
  if (hasToken) return {};
  const response = await fetch(new URL('/session', location.href));
  return response.ok ? { 'x-slipway-csrf': (await response.json()).csrf } : {};
}

async function request(params, headers) {
  const own = await sessionHeaders(headers);
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { accept: 'application/json', ...own, ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(params),
  });
  return response.json();
}

function subscription(params, headers) {
  return {
    subscribe(observer) {
      const socket = new WebSocket(socketEndpoint, 'graphql-transport-ws');
      const tell = (message) => socket.send(JSON.stringify(message));
      const on = {
        connection_ack: () => tell({ id: '1', type: 'subscribe', payload: params }),
        ping: () => tell({ type: 'pong' }),
        next: ({ payload }) => observer.next(payload),
        error: ({ payload }) => observer.next({ errors: payload }),
        complete: () => socket.close(1000),
      };
      socket.onopen = () => tell({ type: 'connection_init', payload: headers });
      socket.onmessage = ({ data }) => {
        const message = JSON.parse(data);
        if (on[message.type]) on[message.type](message);
      };
      socket.onclose = ({ code, reason }) => {
        if (code === 1000) observer.complete();
        else observer.error({ message: 'The socket was closed: ' + code + ' ' + reason });
      };
      return { unsubscribe: () => socket.close(1000) };
    },
  };
}
`;
