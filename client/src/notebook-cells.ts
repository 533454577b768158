import type { VisibleDocuments } from 'vscode-languageclient';

/** The scheme of the cells of notebooks in VS Code. */
const cellScheme = 'vscode-notebook-cell';

/**
 * What the language client takes for visible, without its forgetting cells that are scrolled out of sight: what was found in
 * them would leave the Problems panel, and come back when they are seen again. They stay as long as their notebook is shown.
 */
export function keepCells(visible: VisibleDocuments): VisibleDocuments {
  return {
    onOpen: visible.onOpen,
    onClose: (listener, thisArgs, disposables) =>
      visible.onClose(
        (closed) => {
          const gone = [...closed].filter((uri) => uri.scheme !== cellScheme || !visible.isVisible(uri));
          if (gone.length > 0) listener.call(thisArgs, new Set(gone));
        },
        undefined,
        disposables,
      ),
    isActive: (document) => visible.isActive(document),
    isVisible: (document) => visible.isVisible(document),
    getResources: () => visible.getResources(),
  };
}
