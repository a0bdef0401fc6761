import { Converter, DefaultTheme, type Application, type NavigationElement, type ProjectReflection } from "typedoc";
import { arrangeDocuments, documentGroups, guides } from "./documents.js";
import { groupExports, groupOrder } from "./groups.js";
import { linkNames } from "./link-names.js";
import { isHidden, takeDescription } from "./reflections.js";

/** Adapts typedoc to this project. */
export function prepare({ converter, options, renderer }: Application): void {
  options.setValue("groupOrder", groupOrder(documentGroups));
  renderer.defineTheme("guides-first", GuidesFirstTheme);
  options.setValue("theme", "guides-first");
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const reflection of Object.values(project.reflections)) {
      if (isHidden(reflection)) project.removeReflection(reflection);
      else takeDescription(reflection.comment);
    }
    arrangeDocuments(project);
    groupExports(project);
    linkNames(project);
  });
}

/** Typedoc's own theme, with the guides at the top of the navigation, for new readers. */
class GuidesFirstTheme extends DefaultTheme {
  override buildNavigation(project: ProjectReflection): NavigationElement[] {
    return super
      .buildNavigation(project)
      .flatMap((element) => (element.text === guides ? (element.children ?? []) : [element]));
  }
}
