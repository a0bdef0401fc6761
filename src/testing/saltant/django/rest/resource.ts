import { detailError, notFound, UncaughtException } from "../errors.js";
import type { RowSource } from "../postgres/table.js";
import { dict } from "../python/values.js";
import { keyPattern, optionalSlashRoute, type Route } from "../router.js";
import type { UserRow } from "./authentication.js";
import { parseBody } from "./body.js";
import { type Filter, select, type Selection } from "./filterset.js";
import { Paginator } from "./pagination.js";
import { accept, type Field, represent, type Scope } from "./serializer.js";
import { type ViewResponse, type Authenticate, type Handlers, type UserRequest, userView } from "./view.js";

/** The specific parts of one collection of the API. Everything else is the same for all. */
export interface Resource<Row> {
  /** The path below the API root, without slashes. */
  readonly path: string;
  readonly rows: RowSource<Row>;
  readonly fields: readonly Field<Row>[];
  readonly filters: readonly Filter<Row>[];
  /** The default page size, which `page_size` overrides. */
  readonly pageSize: number;
  /** Whether the last part of a path can be the key of a row. If not, the database is not queried. */
  isKey(key: string): boolean;
  /** Finds the row by the last part of a path. */
  find(key: string): Row | undefined;
  /** Creates a row from the request. A resource without it does not accept POST. */
  readonly create?: (sent: Partial<Row>, user: UserRow) => Row;
  /** Updates rows. A resource without it accepts neither PUT nor PATCH. */
  readonly change?: Change<Row>;
  /** Further operations on a row, by the last part of the path. */
  readonly actions?: Readonly<Record<string, Action>>;
}

/** The updates of the rows of a resource. */
export interface Change<Row> {
  readonly methods: readonly ("PUT" | "PATCH")[];
  ownerOf(row: Row): UserRow;
  /** Updates the row and returns it as in the response. */
  apply(row: Row, sent: Partial<Row>, user: UserRow): Row;
}

/** An operation on the row with that key, by POST. */
export type Action = (key: string, user: UserRow) => ViewResponse;

/** The routes of a resource: the collection, its rows, and the actions on a row. */
export function routesOf<Row>(resource: Resource<Row>, authenticate: Authenticate): Route[] {
  const lister = new Lister(resource);
  const list: Handlers<UserRequest> = {
    GET: (request) => lister.respond(request),
    ...(resource.create && { POST: (request: UserRequest) => create(resource, request) }),
  };
  const detail = (key: string): Handlers<UserRequest> => ({
    GET: (request) => ({ status: 200, data: represent(resource.fields, findRow(resource, key, request)) }),
    ...changeHandlers(resource, key),
  });
  const actions = Object.entries(resource.actions ?? {}).map(([name, act]) =>
    optionalSlashRoute(`${resource.path}/${keyPattern}/${name}`, (key) =>
      userView(authenticate, {
        POST: ({ user, format }) => {
          // The actions of the real server have no format parameter, and fail on that argument.
          if (format !== undefined) throw new UncaughtException("unexpected keyword argument 'format'");
          return act(key, user);
        },
      }),
    ),
  );
  return [
    optionalSlashRoute(resource.path, () => userView(authenticate, list)),
    optionalSlashRoute(`${resource.path}/${keyPattern}`, (key) => userView(authenticate, detail(key))),
    ...actions,
  ];
}

/** Creates a row as a POST does, from checked values. */
export function createRow<Row>(resource: Resource<Row>, sent: Partial<Row>, user: UserRow): Row {
  const row = resource.create?.(sent, user);
  if (row === undefined) throw new TypeError(`Nothing can be created at ${resource.path}.`);
  return row;
}

async function create<Row>(resource: Resource<Row>, request: UserRequest): Promise<ViewResponse> {
  const body = await parseBody(request.body, request.headers);
  const sent = accept(resource.fields, body, { user: request.user });
  return { status: 201, data: represent(resource.fields, createRow(resource, sent, request.user)) };
}

/** DRF names PATCH before PUT. */
function changeHandlers<Row>(resource: Resource<Row>, key: string): Handlers<UserRequest> {
  const { change } = resource;
  if (change === undefined) return {};
  return Object.fromEntries(
    change.methods.map((method) => [
      method,
      async (request: UserRequest): Promise<ViewResponse> => {
        const row = findRow(resource, key, request);
        mustOwn(change.ownerOf(row), request.user);
        const body = await parseBody(request.body, request.headers);
        const scope: Scope<Row> = { user: request.user, current: row, isPartial: method === "PATCH" };
        const changed = change.apply(row, accept(resource.fields, body, scope), request.user);
        return { status: 200, data: represent(resource.fields, changed) };
      },
    ]),
  );
}

/** The filters of a list apply to a single row, too: a row that they exclude is not found. */
function findRow<Row>(resource: Resource<Row>, key: string, request: UserRequest): Row {
  const { isWanted, error } = select(resource.filters, request.query);
  if (!resource.isKey(key)) throw notFound();
  if (error !== undefined) throw error;
  const row = resource.find(key);
  if (row === undefined || !isWanted(row)) throw notFound();
  return row;
}

function mustOwn(owner: UserRow, user: UserRow): void {
  if (owner !== user && !user.isSuperuser) {
    throw detailError(403, "You do not have permission to perform this action.");
  }
}

/** The maximum number of filtered lists that are cached between their pages. */
const maxCached = 16;

/** Responds with pages of a list. Caches the rows of a filter for the following pages, until a row changes. */
class Lister<Row> {
  readonly #resource: Resource<Row>;
  readonly #cache = new Map<string, readonly Row[]>();
  #version = -1;

  constructor(resource: Resource<Row>) {
    this.#resource = resource;
  }

  respond(request: UserRequest): ViewResponse {
    const { fields, filters, pageSize, rows } = this.#resource;
    const selection = select(filters, request.query);
    const pages = new Paginator(request, pageSize);
    const found = selection.key === "" ? undefined : this.#find(selection);
    const count = found?.length ?? rows.size;
    const { start, end, next, previous } = pages.page(count);
    const page = (found ?? rows).slice(start, end);
    const results = page.map((row) => represent(fields, row));
    const data = dict(["count", BigInt(count)], ["next", next], ["previous", previous], ["results", results]);
    return { status: 200, data, rows: results.length };
  }

  #find({ key, isWanted, error }: Selection<Row>): readonly Row[] {
    if (error !== undefined) throw error;
    const { rows } = this.#resource;
    if (this.#version !== rows.version || this.#cache.size >= maxCached) this.#cache.clear();
    this.#version = rows.version;
    const found = this.#cache.get(key) ?? rows.filter(isWanted);
    this.#cache.set(key, found);
    return found;
  }
}
