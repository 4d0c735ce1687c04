#!/usr/bin/env python3
"""A subgraph that knows who is on call for a ticket, and who approved a maintenance window.

An example to start from, in Python with nothing but graphql-core (Debian: python3-graphql-core) and WSGI. What it
knows stands here, where a real one would ask the duty roster.
"""

import json
import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server

import graphql

# What whoever composes is told. The rest of Ticket and MaintenanceWindow is Slipway's.
SDL = """
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])

type Ticket @key(fields: "url") {
  url: URL!
  onCall: Person
}

type MaintenanceWindow @key(fields: "id") {
  id: ID!
  approvals: [Approval!]!
}

type Person { name: String! phone: String }
type Approval { by: Person! at: String! }
scalar URL
"""

# The same, as it is executed.
EXECUTED = """
schema { query: Query }
type Query { _entities(representations: [_Any!]!): [_Entity]! _service: _Service! }
type _Service { sdl: String! }
union _Entity = Ticket | MaintenanceWindow
scalar _Any
scalar URL
type Ticket { url: URL! onCall: Person }
type MaintenanceWindow { id: ID! approvals: [Approval!]! }
type Person { name: String! phone: String }
type Approval { by: Person! at: String! }
"""

ADA = {"name": "Ada", "phone": "+44 20 0000 0000"}
GRACE = {"name": "Grace", "phone": None}


def on_call(ticket):
    """Networks have keys that begin with NET."""
    return GRACE if "/NET-" in ticket["url"] else ADA


def build():
    """The schema with its resolvers, for graphql-core 2 and 3."""
    is_old = graphql.__version__.startswith("2.")
    if is_old:
        schema = graphql.build_ast_schema(graphql.parse(EXECUTED))
    else:
        schema = graphql.build_schema(EXECUTED)

    def resolve(type_name, field_name, function):
        field = schema.get_type(type_name).fields[field_name]
        setattr(field, "resolver" if is_old else "resolve", function)

    def type_of(value, *_):
        return schema.get_type(value["__typename"]) if is_old else value["__typename"]

    schema.get_type("_Entity").resolve_type = type_of
    for scalar in ("_Any", "URL"):
        for name in ("serialize", "parse_value"):
            setattr(schema.get_type(scalar), name, lambda value: value)
    resolve("Query", "_service", lambda *_: {"sdl": SDL})
    # Slipway names all tickets and windows of one request at once.
    resolve("Query", "_entities", lambda _root, _info, representations: representations)
    resolve("Ticket", "onCall", lambda ticket, _info: on_call(ticket))
    resolve("MaintenanceWindow", "approvals", lambda *_: [{"by": GRACE, "at": "2026-11-22T12:00:00Z"}])
    return schema, is_old


SCHEMA, IS_OLD = build()


def execute(request):
    """A result as JSON has it."""
    query, variables = request["query"], request.get("variables")
    if IS_OLD:
        result = graphql.graphql(SCHEMA, query, variables=variables)
    else:
        result = graphql.graphql_sync(SCHEMA, query, variable_values=variables)
    answer = {"data": result.data}
    if result.errors:
        answer["errors"] = [{"message": str(error)} for error in result.errors]
    return answer


def application(environ, start_response):
    """POST of a GraphQL request, whatever the path."""
    length = int(environ.get("CONTENT_LENGTH") or 0)
    body = json.dumps(execute(json.loads(environ["wsgi.input"].read(length)))).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 4102
    with make_server("127.0.0.1", port, application, handler_class=Quiet) as server:
        print(f"Who is on call: http://127.0.0.1:{server.server_port}/graphql", flush=True)
        server.serve_forever()
