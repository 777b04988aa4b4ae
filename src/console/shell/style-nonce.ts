/** Marks every style element that scripts make with the page's nonce: antd does so itself, some of the parts it is built of do not. */

/** The server puts it into the page; without one (another server in front of the built files) styles stay unmarked. */
export const STYLE_NONCE = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

export function markStyles(): void {
  const create = document.createElement;
  document.createElement = function createElement(this: Document, name: string, options?: ElementCreationOptions) {
    const element = create.call(this, name, options);
    if (element instanceof HTMLStyleElement) element.nonce = STYLE_NONCE;
    return element;
  } as Document['createElement'];
}
