// The JSON object that a request carries, read without trust.

/** A JSON object. */
export type JsonBody = Readonly<Record<string, unknown>>;

/** The object in a body; an empty one where there is none. */
export function toJsonBody(body: Buffer): JsonBody {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonBody) : {};
  } catch {
    return {};
  }
}

/** A text of the object; empty where it is none. */
export function textOf(body: JsonBody, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}

/** A list of texts of the object; empty where it is none. */
export function textsOf(body: JsonBody, name: string): readonly string[] {
  const value = body[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
