import { readJson } from './files.js';

export class Catalogue {
  constructor(private readonly path: string) {}

  list(): unknown {
    return readJson(this.path);
  }

  static open(path: string): Catalogue {
    return new Catalogue(path);
  }
}

export function openCatalogue(): Catalogue {
  return new Catalogue('catalogue.json');
}
