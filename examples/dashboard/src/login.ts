import { AuthenticationError, type CredentialOptions, InvalidInputError, SaltantClient } from "saltant";
import { find, withBusyButton, onSubmit } from "./dom.js";
import { describeError } from "./error-messages.js";

/** A user who is logged in. It is kept in memory only: reloading the page logs out. */
export interface Session {
  readonly client: SaltantClient;
  /** Null with a token, because the API does not say whose token it is. */
  readonly username: string | null;
}

/** Shows the login until it succeeds. */
export function logIn(message: string): Promise<Session> {
  const page = find("#login", HTMLElement);
  const form = find("form", HTMLFormElement, page);
  const error = find(".form-error", HTMLElement, page);
  const done = new AbortController();
  const { signal } = done;
  page.hidden = false;
  error.textContent = message;
  focusFirst(form);

  form.addEventListener("input", () => showChosenFields(form), { signal });
  return new Promise((resolve) => {
    const submit = withBusyButton(find("button", HTMLButtonElement, form), async () => {
      error.textContent = "";
      const credentials = read(form);
      try {
        // Sends one cheap request, so that a wrong password shows here and not later.
        const client = await SaltantClient.connect({ baseApiUrl: "/api/", ...credentials });
        done.abort();
        form.reset();
        showChosenFields(form);
        page.hidden = true;
        resolve({ client, username: credentials.username ?? null });
      } catch (failure) {
        error.textContent = explain(failure, credentials);
        selectSecret(form);
      }
    });
    onSubmit(form, submit, signal);
  });
}

function read(form: HTMLFormElement): CredentialOptions {
  const data = new FormData(form);
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === "string" ? value : "";
  };
  return text("way") === "token"
    ? { authToken: text("token").trim() }
    : { username: text("username").trim(), password: text("password") };
}

function explain(failure: unknown, { authToken }: CredentialOptions): string {
  const isToken = authToken !== undefined;
  if (failure instanceof AuthenticationError || failure instanceof InvalidInputError) {
    return isToken ? "The server does not know this token." : "The user name or the password is wrong.";
  }
  const { what, advice } = describeError(failure);
  return `${what} ${advice}`;
}

/** Shows the fields of the chosen way to log in. */
function showChosenFields(form: HTMLFormElement): void {
  const way = new FormData(form).get("way");
  for (const fields of form.querySelectorAll<HTMLElement>("[data-way]")) fields.hidden = fields.dataset.way !== way;
}

function focusFirst(form: HTMLFormElement): void {
  form.querySelector<HTMLElement>("[data-way]:not([hidden]) input")?.focus();
}

/** Selects the password or token, so that the user can retype it. */
function selectSecret(form: HTMLFormElement): void {
  const secret = form.querySelector<HTMLInputElement>("[data-way]:not([hidden]) input[type=password]");
  secret?.focus();
  secret?.select();
}
