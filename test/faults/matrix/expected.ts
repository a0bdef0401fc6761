// The expected result of every call with every fault. docs/fault-reference.md is generated from it.

/**
 * What to do after an error: `repeat` the call, which is safe; `fix` something first, as repeating the call is safe but useless;
 * `look` whether the call has taken effect, as it may have.
 */
export type Advice = "repeat" | "fix" | "look";

/** The expected result of a call. */
export interface Expected {
  /** The name of the error's class; null for a success. */
  readonly error: string | null;
  /** How often the request that meets the fault is sent. */
  readonly sent: number;
  /** What to do after the error; null after a success. */
  readonly advice: Advice | null;
}

/** The columns of the table: operations with the same results. */
export const columns: readonly (readonly string[])[] = [
  ["get", "put"],
  ["list"],
  ["create", "launch", "clone"],
  ["createMany", "cloneMany"],
  ["patch", "updateState", "terminate"],
  ["waitUntilFinished"],
  ["login", "refresh"],
];

/*
 * How to read a row: the error, what to do after it, and how often the request is sent in each of the columns. A `?` after that is
 * an AmbiguousOutcome, after which to `look`; another error or an `ok` stands in the cell itself. Of createMany and cloneMany
 * each of three things meets the fault, and a BulkError holds the errors.
 */

/** A persistent fault: each request meets it. */
export const persistent = `
fault                    | Retry-After                | error            | advice | get | list         | create | many | patch | wait | login

refused connection       | -                          | Connection       | repeat | 3   | 3            | 3      | 9    | 3     | 15   | 3
failed DNS lookup        | -                          | Connection       | repeat | 3   | 3            | 3      | 9    | 3     | 15   | 3
reset before the headers | -                          | Connection       | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
reset in the body        | -                          | Connection       | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
not HTTP                 | -                          | Connection       | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
stall before the headers | -                          | Timeout          | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
stall in the body        | -                          | Timeout          | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
endless response         | -                          | Timeout          | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
slow response            | -                          | ok               | -      | 1   | 1            | 1      | 3    | 1     | 1    | 1

truncated JSON           | -                          | Unexpected       | fix    | 1   | 1            | 1?     | 3?   | 1     | 1    | 1
HTML                     | -                          | Unexpected       | fix    | 1   | 1            | 1?     | 3?   | 1     | 1    | 1
empty body               | -                          | Unexpected       | fix    | 1   | 1            | 1?     | 3?   | 1     | 1    | 1
JSON of the wrong shape  | -                          | Validation       | fix    | 1   | 1            | 1?     | 3?   | 1     | 1    | 1 Unexpected

301 to the same origin   | -                          | Unexpected       | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
301 to https             | -                          | Unexpected       | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
302 to another origin    | -                          | Unexpected       | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
303 to another origin    | -                          | Unexpected       | fix    | 1   | 1            | 1?     | 3?   | 1     | 1    | 1
307 to another origin    | -                          | Unexpected       | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
308 to another origin    | -                          | Unexpected       | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1

400                      | any                        | BadRequest       | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
401                      | any                        | Authentication   | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
403 (credentials)        | any                        | Authentication   | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
403 (permissions)        | any                        | PermissionDenied | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
403 (HTML)               | any                        | PermissionDenied | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
404                      | any                        | NotFound         | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1 Unexpected
404 (HTML)               | any                        | NotFound         | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1 Unexpected
405                      | any                        | MethodNotAllowed | fix    | 1   | 1            | 1      | 3    | 1     | 1    | 1
405 (no JSON)            | none, readable, unreadable | Server           | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
405 (no JSON)            | too long                   | Server           | repeat | 1   | 1            | 1?     | 3?   | 1     | 5    | 1

408                      | none, readable, unreadable | BadHttpRequest   | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
408                      | too long                   | BadHttpRequest   | repeat | 1   | 1            | 1?     | 3?   | 1     | 5    | 1
429                      | none, readable, unreadable | RateLimit        | repeat | 3   | 3            | 3      | 9    | 3     | 15   | 3
429                      | too long                   | RateLimit        | repeat | 1   | 1            | 1      | 3    | 1     | 5    | 1
500, 502, 504            | none, readable, unreadable | Server           | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
500, 502, 504            | too long                   | Server           | repeat | 1   | 1            | 1?     | 3?   | 1     | 5    | 1
503                      | none, unreadable           | Server           | repeat | 3   | 3            | 1?     | 3?   | 1     | 15   | 3
503                      | readable                   | Server           | repeat | 3   | 3            | 3      | 9    | 3     | 15   | 3
503                      | too long                   | Server           | repeat | 1   | 1            | 1      | 3    | 1     | 5    | 1
`;

/** A transient fault: one request meets it, and the next does not. In bulk operations, one request of all meets it. */
export const transient = `
fault                    | Retry-After                | error            | advice | get  | list        | create | many | patch | wait | login

refused connection       | -                          | ok               | -      | 2   | 2            | 2      | 4    | 2     | 2    | 2
failed DNS lookup        | -                          | ok               | -      | 2   | 2            | 2      | 4    | 2     | 2    | 2
reset before the headers | -                          | Connection       | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok
reset in the body        | -                          | Connection       | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok
not HTTP                 | -                          | Connection       | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok
stall before the headers | -                          | Timeout          | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok
stall in the body        | -                          | Timeout          | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok
endless response         | -                          | Timeout          | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok

405 (no JSON)            | none, readable, unreadable | Server           | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok
405 (no JSON)            | too long                   | Server           | repeat | 1   | 1            | 1?     | 3?   | 1     | 2 ok | 1
408                      | none, readable, unreadable | BadHttpRequest   | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok
408                      | too long                   | BadHttpRequest   | repeat | 1   | 1            | 1?     | 3?   | 1     | 2 ok | 1
429                      | none, readable, unreadable | ok               | -      | 2   | 2            | 2      | 4    | 2     | 2    | 2
429                      | too long                   | RateLimit        | repeat | 1   | 1            | 1      | 3    | 1     | 2 ok | 1
500, 502, 504            | none, readable, unreadable | Server           | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok
500, 502, 504            | too long                   | Server           | repeat | 1   | 1            | 1?     | 3?   | 1     | 2 ok | 1
503                      | none, unreadable           | Server           | repeat | 2 ok | 2 ok        | 1?     | 3?   | 1     | 2 ok | 2 ok
503                      | readable                   | ok               | -      | 2   | 2            | 2      | 4    | 2     | 2    | 2
503                      | too long                   | Server           | repeat | 1   | 1            | 1      | 3    | 1     | 2 ok | 1
`;
