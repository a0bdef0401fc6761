/** Timers ordered by due time, in a binary heap: a hundred thousand instances may be running at once. */
export class TimerQueue {
  readonly #heap: Timer[] = [];
  #order = 0;
  #size = 0;

  /** The number of pending timers. */
  get size(): number {
    return this.#size;
  }

  add(callback: () => void, dueMs: number): Timer {
    const timer: Timer = { dueMs, callback, order: this.#order, isRemoved: false };
    this.#order += 1;
    this.#size += 1;
    this.#heap.push(timer);
    this.#rise(this.#heap.length - 1);
    return timer;
  }

  /** Removes a timer. It leaves the heap when it reaches the top, which costs less than searching for it. */
  remove(timer: Timer): void {
    if (timer.isRemoved) return;
    timer.isRemoved = true;
    this.#size -= 1;
  }

  /** The timer that is due first, or `undefined` if none is pending. */
  next(): Timer | undefined {
    for (let top = this.#heap[0]; top !== undefined; top = this.#heap[0]) {
      if (!top.isRemoved) return top;
      this.#dropTop();
    }
    return undefined;
  }

  #dropTop(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #rise(index: number): void {
    for (let at = index; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(index: number): void {
    for (let at = index; ;) {
      let first = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (this.#isBefore(child, first)) first = child;
      if (first === at) return;
      this.#swap(at, first);
      at = first;
    }
  }

  #isBefore(left: number, right: number): boolean {
    const [one, other] = [this.#heap[left], this.#heap[right]];
    if (one === undefined || other === undefined) return false;
    return one.dueMs < other.dueMs || (one.dueMs === other.dueMs && one.order < other.order);
  }

  #swap(left: number, right: number): void {
    const [one, other] = [this.#heap[left], this.#heap[right]];
    if (one === undefined || other === undefined) return;
    this.#heap[left] = other;
    this.#heap[right] = one;
  }
}

/** A callback with its due time. */
export interface Timer {
  readonly dueMs: number;
  readonly callback: () => void;
  /** The order of timers that are due at the same time: the one set first fires first. */
  readonly order: number;
  isRemoved: boolean;
}
