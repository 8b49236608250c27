import type { Symptom } from '../core/step.ts';
import type { MessageRequest } from './message.ts';
import type { SetupRequest } from './setup.ts';
import type { NetworkRequest } from './transport.ts';

export type AnswerWord = 'yes' | 'no' | 'unknown';

/** A person at the terminal. */
export interface Person {
  /** One question; `stop` ends the asking. */
  answer(question: { id: string; question: string; look: string; why: string }): Promise<AnswerWord | 'stop'>;
  symptom(choices: readonly { id: Symptom; text: string }[]): Promise<Symptom | undefined>;
}

export interface DiagnoseRequest extends SetupRequest, NetworkRequest {
  /** A device of the config or the sandbox. */
  device?: string;
  vendor?: string;
  /** A token instead of a device. */
  token?: string;
  /** Through this IM platform, to this user. */
  platform?: string;
  user?: string;
  via?: string;
  from?: string;
  message: MessageRequest;
  /** The folder of the app's project, to answer the steps about the app. */
  project?: string;
  symptom?: string;
  answers: Readonly<Record<string, AnswerWord>>;
  /** False: nothing is sent. */
  send: boolean;
  stopAfter?: 'auth' | 'connect' | 'send';
  only: readonly string[];
  skip: readonly string[];
  showTokens: boolean;
  /** Show the ranking's reasons. */
  why: boolean;
  /** Write everything a vendor's support asks for, masked, to this ZIP file. */
  bundle?: string;
  /** Of this tool and its runtime, for the bundle. */
  versions?: Record<string, string>;
}
