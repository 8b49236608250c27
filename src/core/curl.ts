import type { HttpRequest } from './http.ts';

/** A value that must not be printed, and the shell variable that stands for it. */
export interface ShellSecret {
  value: string;
  /** Variable name without `$`. */
  variable: string;
}

/** `masterSecret` of OPPO → `PUSH_CHECK_OPPO_MASTER_SECRET`. */
export function environmentName(vendor: string, field: string): string {
  const snake = field.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replaceAll('-', '_');
  return `PUSH_CHECK_${vendor.replaceAll('-', '_')}_${snake}`.toUpperCase();
}

/**
 * A command line that repeats a request in a POSIX shell: secrets and tokens as `"$VARIABLE"`, form bodies as `--data-urlencode` pairs,
 * so that it can be read. Variables that are not set stop it with a word on what to set.
 */
export function toCurl(request: HttpRequest, secrets: readonly ShellSecret[], preamble = ''): string {
  const present = secrets.filter((secret) => secret.value !== '').toSorted((a, b) => b.value.length - a.value.length);
  const used = new Set<string>();
  const quote = (text: string): string => quoteWith(text, present, used);
  const form = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const lines = [
    `curl -sS -X ${request.method}${request.protocol === 'h2' ? (request.url.startsWith('http:') ? ' --http2-prior-knowledge' : ' --http2') : ''} ${quote(request.url)}`,
  ];
  for (const [name, value] of Object.entries(request.headers)) {
    if (name === 'content-length' || (form && name === 'content-type' && /^application\/x-www-form-urlencoded$/.test(value))) continue;
    lines.push(`-H ${quote(`${name}: ${value}`)}`);
  }
  if (request.clientCertificate) lines.push(`--cert "$PUSH_CHECK_CLIENT_CERTIFICATE"`);
  const body =
    request.body === undefined ? '' : typeof request.body === 'string' ? request.body : Buffer.from(request.body).toString('utf8');
  if (form) for (const [name, value] of new URLSearchParams(body)) lines.push(`--data-urlencode ${quote(`${name}=${value}`)}`);
  else if (body !== '') lines.push(`--data-raw ${quote(body)}`);
  const command = lines.join(' \\\n  ');
  const guards = [...used].filter((variable) => !preamble.includes(`${variable}=`)).map((variable) => `: "\${${variable}:?set it first}"`);
  return [
    ...guards,
    ...(preamble === '' || ![...used].some((variable) => preamble.includes(variable))
      ? []
      : [
          preamble.trimEnd(),
          ...[...used]
            .filter((variable) => preamble.includes(`${variable}=`))
            .map((variable) => `: "\${${variable}:?the call for it failed}"`),
        ]),
    command,
  ].join('\n');
}

/** Single-quotes text for a POSIX shell, with secrets replaced by double-quoted variables. */
function quoteWith(text: string, secrets: readonly ShellSecret[], used: Set<string>): string {
  let parts: { text: string; variable?: string }[] = [{ text }];
  for (const { value, variable } of secrets)
    parts = parts.flatMap((part) => {
      if (part.variable !== undefined) return [part];
      const pieces = part.text.split(value);
      if (pieces.length > 1) used.add(variable);
      return pieces.flatMap((piece, index) => (index === 0 ? [{ text: piece }] : [{ text: '', variable }, { text: piece }]));
    });
  const quoted = parts
    .map((part) =>
      part.variable === undefined ? (part.text === '' ? '' : `'${part.text.replaceAll("'", `'\\''`)}'`) : `"$${part.variable}"`,
    )
    .join('');
  return quoted === '' ? "''" : quoted;
}
