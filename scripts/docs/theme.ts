import { DefaultTheme, type NavigationElement, type ProjectReflection } from "typedoc";
import { guides } from "./documents.js";

/** Typedoc's own theme, whose navigation begins with the guides: whoever comes for the first time looks for those. */
export class Theme extends DefaultTheme {
  override buildNavigation(project: ProjectReflection): NavigationElement[] {
    return super
      .buildNavigation(project)
      .flatMap((element) => (element.text === guides ? (element.children ?? []) : [element]));
  }
}
