/**
 * rabbitmq-client's connection, safe from whatever else may answer at a broker's address.
 *
 * The library asks its socket for as many bytes as a frame's header says. Where the header is none, say an HTTP server's
 * answer, Node throws in a place that nobody can catch, and the process ends. Refuses to know what is consumed.
 */

import { Socket } from 'node:net';

import { Connection } from 'rabbitmq-client';

/** RabbitMQ's own largest frame, of which the library asks for a sixteenth, with its header. */
const LARGEST_READ = 128 * 1024;

/** Internal to the library, and called for each attempt to connect. Its version is pinned; a test tells when it changes. */
const connect: unknown = Reflect.get(Connection.prototype, '_connect');

export class BusConnection extends Connection {
  protected _connect(): Socket {
    if (typeof connect !== 'function') throw new TypeError('rabbitmq-client connects in another way than it did');
    const socket: unknown = Reflect.apply(connect, this, []);
    if (!(socket instanceof Socket)) throw new TypeError('rabbitmq-client connects by something else than a socket');
    const read = socket.read.bind(socket);
    socket.read = (size?: number): unknown => {
      if (size === undefined || size <= LARGEST_READ) return read(size);
      socket.destroy(Object.assign(new Error('what answers there is no AMQP broker'), { code: 'NOT_AMQP' }));
      return null;
    };
    return socket;
  }
}
