"use client";

import { createElement, useEffect, useState } from "react";
import { launch } from "../launch.js";

/** Shows the outcome of a task that the browser launched. */
export default function Page() {
  const [outcome, setOutcome] = useState("waiting");
  useEffect(() => void launch().then(setOutcome), []);
  return createElement("p", null, outcome);
}
