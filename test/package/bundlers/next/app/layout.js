import { createElement } from "react";

/** What is around each page. */
export default function Layout({ children }) {
  return createElement("html", null, createElement("body", null, children));
}
