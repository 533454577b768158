/** A service whose methods a framework calls. */
declare function Get(path: string): (target: object, name: string) => void;

export class Items {
  @Get('/items')
  async list(): Promise<string[]> {
    return (await (await fetch('/items')).json()) as string[];
  }

  @Get('/first')
  first(): Promise<string[]> {
    return this.list();
  }
}
