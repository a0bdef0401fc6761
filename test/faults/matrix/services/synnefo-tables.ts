/** A persistent fault: each request meets it. */
export const persistent = `
fault                    | Retry-After                | error            | advice | get | head         | wait             | create | allocate | action | console | delete | rename | update | image | tag

refused connection       | -                          | Connection       | repeat | 3   | 3            | 15               | 3      | 3        | 3      | 3       | 3      | 3      | 3      | 3     | 3
failed DNS lookup        | -                          | Connection       | repeat | 3   | 3            | 15               | 3      | 3        | 3      | 3       | 3      | 3      | 3      | 3     | 3
reset before the headers | -                          | Connection       | repeat | 3   | 3            | 15               | 1!     | 1?       | 1?     | 1       | 1!     | 3?     | 3?     | 3?    | 3?
reset in the body        | -                          | Connection       | repeat | 3   | 1 ok         | 15               | 1!     | 1?       | 1?     | 1       | 1 ok   | 1 ok   | 3?     | 3?    | 2 ok
not HTTP                 | -                          | Connection       | repeat | 3   | 3            | 15               | 1!     | 1?       | 1?     | 1       | 1!     | 3?     | 3?     | 3?    | 3?
stall before the headers | -                          | Timeout          | repeat | 3   | 3            | 15               | 1!     | 1?       | 1?     | 1       | 1!     | 3?     | 3?     | 3?    | 3?
stall in the body        | -                          | Timeout          | repeat | 3   | 1 ok         | 15               | 1!     | 1?       | 1?     | 1       | 1 ok   | 1 ok   | 3?     | 3?    | 2 ok
endless response         | -                          | Timeout          | repeat | 3   | 1 ok         | 15               | 1!     | 1?       | 1?     | 1       | 1 ok   | 1 ok   | 3?     | 1 ok  | 2 ok
slow response            | -                          | ok               | -      | 1   | 1            | 1                | 1      | 1        | 1      | 1       | 1      | 1      | 1      | 1     | 1

truncated JSON           | -                          | Unexpected       | fix    | 1   | 1            | 1                | 1!     | 1?       | 1?     | 1       | 1 ok   | 1 ok   | 1?     | 1?    | 1 ok
HTML                     | -                          | Unexpected       | fix    | 1   | 1            | 1                | 1!     | 1?       | 1?     | 1       | 1 ok   | 1 ok   | 1?     | 1?    | 1 ok
empty body               | -                          | Unexpected       | fix    | 1   | 1            | 1                | 1!     | 1?       | 1 ok   | 1       | 1 ok   | 1 ok   | 1?     | 1?    | 1 ok
JSON of the wrong shape  | -                          | Validation       | fix    | 1   | 1 Unexpected | 1                | 1!     | 1?       | 1 ok   | 1       | 1 ok   | 1 ok   | 1?     | 1?    | 1 ok

301 to the same origin   | -                          | Unexpected       | fix    | 1   | 1            | 1                | 1      | 1        | 1      | 1       | 1      | 1      | 1      | 1     | 1
301 to https             | -                          | Unexpected       | fix    | 1   | 1            | 1                | 1      | 1        | 1      | 1       | 1      | 1      | 1      | 1     | 1
302 to another origin    | -                          | Unexpected       | fix    | 1   | 1            | 1                | 1      | 1        | 1      | 1       | 1      | 1      | 1      | 1     | 1
303 to another origin    | -                          | Unexpected       | fix    | 1   | 1            | 1                | 1!     | 1?       | 1?     | 1       | 1!     | 1?     | 1?     | 1?    | 1?
307 to another origin    | -                          | Unexpected       | fix    | 1   | 1            | 1                | 1      | 1        | 1      | 1       | 1      | 1      | 1      | 1     | 1
308 to another origin    | -                          | Unexpected       | fix    | 1   | 1            | 1                | 1      | 1        | 1      | 1       | 1      | 1      | 1      | 1     | 1

400                      | any                        | BadRequest       | fix    | 1   | 1            | 1                | 1      | 1        | 1      | 1       | 1      | 1      | 1      | 1     | 1
401                      | any                        | Authentication   | fix    | 1   | 1            | 1                | 1      | 1        | 1      | 1       | 1      | 1      | 1      | 1     | 1
403 (permissions)        | any                        | PermissionDenied | fix    | 1   | 1            | 1                | 1      | 1        | 1      | 1       | 1      | 1      | 1      | 1     | 1
403 (HTML)               | any                        | PermissionDenied | fix    | 1   | 1            | 1                | 1      | 1        | 1      | 1       | 1      | 1      | 1      | 1     | 1
404                      | any                        | NotFound         | fix    | 1   | 1            | 1 ResourceFailed | 1      | 1        | 1      | 1       | 1      | 1      | 1      | 1     | 1
404 (HTML)               | any                        | NotFound         | fix    | 1   | 1            | 1                | 1      | 1        | 1      | 1       | 1      | 1      | 1      | 1     | 1
405                      | any                        | MethodNotAllowed | fix    | 1   | 1            | 1                | 1      | 1        | 1      | 1       | 1      | 1      | 1      | 1     | 1

408                      | none, readable, unreadable | BadHttpRequest   | repeat | 3   | 3            | 15               | 1!     | 1?       | 1?     | 1       | 1!     | 3?     | 3?     | 3?    | 3?
408                      | too long                   | BadHttpRequest   | repeat | 1   | 1            | 5                | 1!     | 1?       | 1?     | 1       | 1!     | 1?     | 1?     | 1?    | 1?
429                      | none, readable, unreadable | RateLimit        | repeat | 3   | 3            | 15               | 3      | 3        | 3      | 3       | 3      | 3      | 3      | 3     | 3
429                      | too long                   | RateLimit        | repeat | 1   | 1            | 5                | 1      | 1        | 1      | 1       | 1      | 1      | 1      | 1     | 1
500, 502, 504            | none, readable, unreadable | Server           | repeat | 3   | 3            | 15               | 1!     | 1?       | 1?     | 1       | 1!     | 3?     | 3?     | 3?    | 3?
500, 502, 504            | too long                   | Server           | repeat | 1   | 1            | 5                | 1!     | 1?       | 1?     | 1       | 1!     | 1?     | 1?     | 1?    | 1?
503                      | none, unreadable           | Server           | repeat | 3   | 3            | 15               | 1!     | 1?       | 1?     | 1       | 1!     | 3?     | 3?     | 3?    | 3?
503                      | readable                   | Server           | repeat | 3   | 3            | 15               | 3      | 3        | 3      | 3       | 3      | 3      | 3      | 3     | 3
503                      | too long                   | Server           | repeat | 1   | 1            | 5                | 1      | 1        | 1      | 1       | 1      | 1      | 1      | 1     | 1
`;

/** A transient fault: one request meets it, and the next does not. */
export const transient = `
fault                    | Retry-After                | error          | advice | get  | head | wait | create | allocate | action | console | delete | rename | update | image | tag

refused connection       | -                          | ok             | -      | 2    | 2    | 2    | 2      | 2        | 2      | 2       | 2      | 2      | 2      | 2     | 2
failed DNS lookup        | -                          | ok             | -      | 2    | 2    | 2    | 2      | 2        | 2      | 2       | 2      | 2      | 2      | 2     | 2
reset before the headers | -                          | Connection     | repeat | 2 ok | 2 ok | 2 ok | 1!     | 1?       | 1?     | 1       | 1!     | 2 ok   | 2 ok   | 2 ok  | 2 ok
reset in the body        | -                          | Connection     | repeat | 2 ok | 1 ok | 2 ok | 1!     | 1?       | 1?     | 1       | 1 ok   | 1 ok   | 2 ok   | 2 ok  | 2 ok
not HTTP                 | -                          | Connection     | repeat | 2 ok | 2 ok | 2 ok | 1!     | 1?       | 1?     | 1       | 1!     | 2 ok   | 2 ok   | 2 ok  | 2 ok
stall before the headers | -                          | Timeout        | repeat | 2 ok | 2 ok | 2 ok | 1!     | 1?       | 1?     | 1       | 1!     | 2 ok   | 2 ok   | 2 ok  | 2 ok
stall in the body        | -                          | Timeout        | repeat | 2 ok | 1 ok | 2 ok | 1!     | 1?       | 1?     | 1       | 1 ok   | 1 ok   | 2 ok   | 2 ok  | 2 ok
endless response         | -                          | Timeout        | repeat | 2 ok | 1 ok | 2 ok | 1!     | 1?       | 1?     | 1       | 1 ok   | 1 ok   | 2 ok   | 1 ok  | 2 ok

401                      | any                        | Authentication | fix    | 1    | 1    | 1    | 1      | 1        | 1      | 1       | 1      | 1      | 1      | 1     | 1

408                      | none, readable, unreadable | BadHttpRequest | repeat | 2 ok | 2 ok | 2 ok | 1!     | 1?       | 1?     | 1       | 1!     | 2 ok   | 2 ok   | 2 ok  | 2 ok
408                      | too long                   | BadHttpRequest | repeat | 1    | 1    | 2 ok | 1!     | 1?       | 1?     | 1       | 1!     | 1?     | 1?     | 1?    | 1?
429                      | none, readable, unreadable | ok             | -      | 2    | 2    | 2    | 2      | 2        | 2      | 2       | 2      | 2      | 2      | 2     | 2
429                      | too long                   | RateLimit      | repeat | 1    | 1    | 2 ok | 1      | 1        | 1      | 1       | 1      | 1      | 1      | 1     | 1
500, 502, 504            | none, readable, unreadable | Server         | repeat | 2 ok | 2 ok | 2 ok | 1!     | 1?       | 1?     | 1       | 1!     | 2 ok   | 2 ok   | 2 ok  | 2 ok
500, 502, 504            | too long                   | Server         | repeat | 1    | 1    | 2 ok | 1!     | 1?       | 1?     | 1       | 1!     | 1?     | 1?     | 1?    | 1?
503                      | none, unreadable           | Server         | repeat | 2 ok | 2 ok | 2 ok | 1!     | 1?       | 1?     | 1       | 1!     | 2 ok   | 2 ok   | 2 ok  | 2 ok
503                      | readable                   | ok             | -      | 2    | 2    | 2    | 2      | 2        | 2      | 2       | 2      | 2      | 2      | 2     | 2
503                      | too long                   | Server         | repeat | 1    | 1    | 2 ok | 1      | 1        | 1      | 1       | 1      | 1      | 1      | 1     | 1
`;
