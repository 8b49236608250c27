import inquirer from 'inquirer';
import type { Prompter } from '../commands/command.ts';

/** Prompts on standard error, so that standard output stays clean. */
export function createPrompter(signal: AbortSignal): Prompter {
  const context = { output: process.stderr, signal };
  const ask = async <Value>(question: Record<string, unknown>): Promise<Value> => {
    const prompt = inquirer.createPromptModule(context as never);
    const answers = (await prompt([{ ...question, name: 'value' } as never])) as { value: Value };
    return answers.value;
  };
  return {
    select: (message, choices) => ask({ type: 'select', message, choices }),
    checkbox: (message, choices) => ask({ type: 'checkbox', message, choices }),
    input: (message, options = {}) => ask({ type: 'input', message, ...options }),
    password: (message, options = {}) => ask({ type: 'password', mask: '*', message, ...options }),
    confirm: (message, initial) => ask({ type: 'confirm', message, default: initial }),
  };
}
