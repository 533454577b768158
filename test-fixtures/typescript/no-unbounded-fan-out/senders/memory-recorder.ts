import { Recorder } from './sender.js';

const seen = new Set<string>();

export class MemoryRecorder extends Recorder {
  async record(address: string): Promise<void> {
    seen.add(address);
  }
}
