/** The models of the program. */
import { model } from 'mongoose';

export const Member = model<{ name: string; password: string }>('Member');
