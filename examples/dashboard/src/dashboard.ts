import { AuthenticationError, NotFoundError, type Page, type SaltantClient, type TaskInstance } from "saltant";
import { Actions } from "./actions.js";
import { Catalog, instancesOf } from "./catalog.js";
import { Chart } from "./chart.js";
import { Details } from "./details.js";
import { find, withBusyButton, setText } from "./dom.js";
import { FilterForm } from "./filters.js";
import { refreshPeriodMs } from "./follow.js";
import { LaunchDialog } from "./launch.js";
import type { Session } from "./login.js";
import { Navigation } from "./navigation.js";
import type { Notices } from "./notices.js";
import { Outcomes } from "./outcomes.js";
import { countText, Pager } from "./pager.js";
import { Poll } from "./poll.js";
import { Recent } from "./recent.js";
import { InstanceTable } from "./table.js";
import { exactTime } from "./time.js";
import { filtersOf, readView, type View } from "./view.js";
import { describeError, isConnectionLost } from "./error-messages.js";

const pageSize = 15;

/** A failed poll is followed by the next one. Retries would only delay the error message. */
const pollOptions = { timeoutMs: 10_000, retry: false } as const;

/** The page of a user who is logged in. */
export class Dashboard {
  readonly #client: SaltantClient;
  readonly #onEnd: (message: string) => void;
  readonly #ended = new AbortController();
  readonly #navigation: Navigation;
  readonly #actions: Actions;
  readonly #catalog: Catalog;
  readonly #filters: FilterForm;
  readonly #table: InstanceTable;
  readonly #pager: Pager;
  readonly #chart: Chart;
  readonly #details: Details;
  readonly #launch: LaunchDialog;
  readonly #outcomes = new Outcomes(refreshPeriodMs);
  readonly #poll = new Poll((signal) => this.#refresh(signal), refreshPeriodMs, this.#ended.signal);
  #recent: Recent;
  #isNewView = true;
  #refreshedAt: Date | null = null;

  /** @param onEnd - Called with the message for the next login, when the user has logged out or the session has expired. */
  constructor(session: Session, notices: Notices, onEnd: (message: string) => void) {
    const { client, username } = session;
    const { signal } = this.#ended;
    this.#client = client;
    this.#onEnd = onEnd;
    const navigation = new Navigation((view) => this.#show(view), signal);
    this.#navigation = navigation;
    this.#actions = new Actions(
      notices,
      {
        changed: () => this.#poll.now(),
        showNamed: (name) =>
          navigation.go({ ...readView(new URLSearchParams({ name })), taskClass: navigation.view.taskClass }),
        loggedOut: () => this.#end("You are no longer logged in. Log in again."),
      },
      this.#outcomes,
      signal,
    );
    this.#catalog = new Catalog(client);
    this.#recent = new Recent(client, navigation.view.taskClass, this.#outcomes);
    this.#filters = new FilterForm((view) => navigation.go(view), signal);
    this.#pager = new Pager(pageSize, (page) => navigation.go({ ...navigation.view, page }), signal);
    this.#chart = new Chart(signal);
    this.#details = new Details(this.#catalog, this.#outcomes, (error) => this.#actions.report(error), signal);
    this.#table = new InstanceTable({
      show: (instance) => void this.#details.open(instance, navigation.view.taskClass),
      clone: (instance) => this.#actions.clone(instance),
      terminate: (instance) => this.#actions.terminate(instance),
    });
    this.#launch = new LaunchDialog(client, this.#catalog, this.#actions, signal);
    const openLaunch = find("#open-launch", HTMLButtonElement);
    const open = withBusyButton(openLaunch, () => this.#openLaunch());
    openLaunch.addEventListener("click", open, { signal });
    find("#logout", HTMLButtonElement).addEventListener("click", () => this.#end(""), { signal });
    setText(find("#username", HTMLElement), username ?? "by token");
    find("#dashboard", HTMLElement).hidden = false;
    this.#show(navigation.view);
  }

  #show(view: View): void {
    if (view.taskClass !== this.#recent.taskClass) {
      this.#recent = new Recent(this.#client, view.taskClass, this.#outcomes);
    }
    this.#isNewView = true;
    this.#filters.show(view, this.#catalog);
    find("table", HTMLTableElement).ariaBusy = "true";
    this.#poll.now();
  }

  async #refresh(signal: AbortSignal): Promise<void> {
    const { view } = this.#navigation;
    const { taskClass } = view;
    const options = { ...pollOptions, signal };
    const nowMs = Date.now();
    try {
      const listOptions = { ...options, pageSize };
      const listing = instancesOf(this.#client, taskClass).list(filtersOf(view, nowMs), listOptions);
      const [page] = await Promise.all([listing.page(view.page), this.#recent.update(nowMs, options)]);
      if (!this.#catalog.knows(taskClass, page.items)) {
        await this.#catalog.load(options);
        this.#filters.offer(this.#catalog);
      }
      if (!signal.aborted) this.#showPage(page, nowMs);
    } catch (error) {
      if (signal.aborted) return;
      if (isConnectionLost(error)) this.#showLost();
      else if (error instanceof NotFoundError && view.page > 1) this.#navigation.go({ ...view, page: 1 }, true);
      else this.#showListError(error);
    }
  }

  #showPage(page: Page<TaskInstance>, nowMs: number): void {
    for (const instance of page.items) this.#outcomes.observe(instance, nowMs);
    const { taskClass } = this.#navigation.view;
    const context = { taskClass, catalog: this.#catalog, outcomes: this.#outcomes, nowMs };
    this.#table.show(page, context);
    this.#pager.show(page);
    this.#chart.show(this.#recent.buckets(nowMs), this.#recent.isWhole);
    this.#refreshedAt = new Date(nowMs);
    find("table", HTMLTableElement).ariaBusy = null;
    find("#connection", HTMLElement).hidden = true;
    setText(find("#list-error", HTMLElement), "");
    // Announced once for each view: announcing every automatic update would never stop.
    if (this.#isNewView) setText(find("#announcer", HTMLElement), countText(page.count));
    this.#isNewView = false;
  }

  #showLost(): void {
    const since = this.#refreshedAt === null ? "" : ` The data shown is from ${exactTime(this.#refreshedAt)}.`;
    const banner = find("#connection", HTMLElement);
    setText(banner, `The server does not respond. Retrying every few seconds.${since}`);
    banner.hidden = false;
  }

  #showListError(error: unknown): void {
    if (error instanceof AuthenticationError) {
      this.#actions.report(error);
      return;
    }
    const { what, advice } = describeError(error);
    setText(find("#list-error", HTMLElement), `${what} ${advice}`);
    find("table", HTMLTableElement).ariaBusy = null;
  }

  /** Reloads the types first, because their arguments may have changed. */
  async #openLaunch(): Promise<void> {
    try {
      await this.#catalog.load({ ...pollOptions, signal: this.#ended.signal });
      this.#launch.open(this.#navigation.view.taskClass);
    } catch (error) {
      this.#actions.report(error);
    }
  }

  #end(message: string): void {
    this.#ended.abort();
    find("#dashboard", HTMLElement).hidden = true;
    this.#onEnd(message);
  }
}
