/** Loads a picture, with work before the promise that should have been outside of it. */
declare function getUrl(id: string): Promise<string>;

export const load = (id: string): Promise<HTMLImageElement> =>
  new Promise(async (resolve, reject) => { // error: [no-nested-run] "stays pending for ever"
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = reject;
    image.src = await getUrl(id);
  });
