import type { Control, Node as TreeNode } from "../model.ts";
import { known } from "../values.ts";
import { typed, type Use } from "./controls.ts";
import { button, fill, h, messageOf } from "./dom.ts";
import type { Scope } from "./scope.ts";

/** A text box, and a tree that opens under it, level by level. */
export function treeControl(
  { ask, needs, type }: Extract<Control, { kind: "tree" }>,
  use: Use,
  scope: Scope,
): HTMLElement {
  const input = h("input", {
    id: use.id,
    class: "input",
    "aria-label": use.label,
    "aria-describedby": use.describedBy,
  });
  input.addEventListener("input", () =>
    use.set(input.value === "" ? undefined : typed(input.value, type)),
  );
  if (!scope.asking.live) return input;
  const panel = h("div", { class: "tree", hidden: true });
  const choose = ({ value, title }: TreeNode): void => {
    input.value = title;
    use.set(value);
    toggle(false);
    input.focus();
  };
  const toggle = (open: boolean): void => {
    panel.hidden = !open;
    browse.setAttribute("aria-expanded", String(open));
  };
  const browse = button(
    "Browse",
    () => {
      const open = panel.hidden === true;
      toggle(open);
      if (!open) return;
      const missing = needs.filter((key) => !known(scope.known(), [key]));
      if (missing.length > 0) {
        const titles = missing.map((key) => scope.titleOf(key)).join(", ");
        return fill(panel, h("p", { class: "hint" }, `Fill in ${titles} first.`));
      }
      void level(panel);
    },
    { "aria-expanded": "false", "aria-label": `Browse ${use.label}` },
  );

  async function level(parent: HTMLElement, node?: TreeNode): Promise<void> {
    fill(parent, h("p", { class: "hint" }, "Loading…"));
    try {
      const nodes = await scope.asking.tree(ask, scope.known(), node);
      fill(
        parent,
        nodes.length === 0
          ? h("p", { class: "hint" }, "Nothing here")
          : h("ul", {}, ...nodes.map(lineOf)),
      );
    } catch (error) {
      fill(parent, h("p", { class: "error", role: "alert" }, messageOf(error)));
    }
  }

  function lineOf(node: TreeNode): HTMLElement {
    const below = h("div", { hidden: true });
    const opener = node.isParent
      ? button(
          "▸",
          () => {
            const open = below.hidden === true;
            below.hidden = !open;
            opener?.setAttribute("aria-expanded", String(open));
            if (open && below.childElementCount === 0) void level(below, node);
          },
          { "aria-expanded": "false", "aria-label": `Open ${node.title}`, class: "opener" },
        )
      : undefined;
    const title = node.selectable
      ? button(node.title, () => choose(node), { class: "node" })
      : h("span", { class: "node" }, node.title);
    return h("li", {}, opener, title, below);
  }

  return h("div", {}, h("span", { class: "beside" }, input, browse), panel);
}
