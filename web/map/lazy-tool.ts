/** A tool of the map: told what is wanted of it, at work while that is something. */
interface MapTool<Wanted extends readonly unknown[]> {
  set(...wanted: Wanted): void;
  destroy?(): void;
}

/** Such a tool before and after its code has arrived. */
export interface LazyTool<Wanted extends readonly unknown[], Tool> {
  set(...wanted: Wanted): void;
  isOn(): boolean;
  destroy(): void;
  /** The tool itself, once it is there. */
  readonly tool: Tool | undefined;
}

/**
 * A tool whose code is fetched when somebody first uses it: who only looks at the map need not wait for it.
 * @param fetchMaker gets the code; what it gives makes the tool, unless the map is gone by then
 * @param isUse whether what is wanted needs the tool
 */
export function lazyTool<Wanted extends readonly unknown[], Tool>(
  fetchMaker: () => Promise<() => Tool & MapTool<Wanted>>,
  isUse: (wanted: NoInfer<Wanted>) => boolean,
): LazyTool<Wanted, Tool> {
  let tool: (Tool & MapTool<Wanted>) | undefined;
  let wanted: Wanted | undefined;
  let isAsked = false;
  let isGone = false;
  const fetchTool = async () => {
    const make = await fetchMaker();
    if (isGone) return;
    tool = make();
    tool.set(...wanted!);
  };
  return {
    set(...next) {
      wanted = next;
      if (tool) tool.set(...next);
      else if (isUse(next) && !isAsked) {
        isAsked = true;
        void fetchTool();
      }
    },
    isOn: () => wanted !== undefined && isUse(wanted),
    get tool() {
      return tool;
    },
    destroy() {
      isGone = true;
      tool?.destroy?.();
    },
  };
}
