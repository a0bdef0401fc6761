import type { Document } from "./collection.js";
import { type StepData, stepResults } from "./models.js";
import type { JsonObject } from "../json.js";

/** A step of an execution in the database. */
export interface Step {
  readonly id: string;
  readonly data: StepData;
  readonly document: Document;
}

/** The steps of all executions, in the order in which they were reported. */
export class Steps {
  readonly #byExecution = new Map<string, Step[]>();
  #count = 0;

  add(data: StepData): Step {
    this.#count += 1;
    const id = this.#count.toString(16).padStart(24, "0");
    const document = { ...data, result: stepResults.indexOf(data.result) };
    const step = { id, data, document };
    const steps = this.#byExecution.get(data.execution_id);
    if (steps === undefined) this.#byExecution.set(data.execution_id, [step]);
    else steps.push(step);
    return step;
  }

  of(executionId: string): readonly Step[] {
    return this.#byExecution.get(executionId) ?? [];
  }

  /** A step as the API shows it. */
  show({ id, data }: Step): JsonObject {
    return {
      id,
      model: "execution_step",
      version: 1,
      time_updated: Math.max(data.time_started, data.time_finished),
      time_deleted: 0,
      initiator_id: data.execution_id,
      data: { ...data },
    };
  }
}
