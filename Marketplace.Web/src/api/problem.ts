import { z } from '@/api/zod';

/** RFC 9457 problem details as our API writes them: a stable `type` and, for validation, the messages per field. */
const problemSchema = z.object({
  type: z.string().optional(),
  title: z.string().optional(),
  status: z.number().optional(),
  detail: z.string().nullish(),
  errors: z.record(z.string(), z.array(z.string())).optional(),
});

export type FieldErrors = Record<string, string>;

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly fields: FieldErrors;

  constructor(status: number, problem: z.infer<typeof problemSchema>) {
    const title = problem.title ?? fallbackTitle(status);
    super(problem.detail ?? title);
    this.status = status;
    this.type = problem.type ?? 'about:blank';
    this.title = title;
    this.detail = problem.detail ?? undefined;
    this.fields = flatten(problem.errors ?? {});
  }
}

export async function readProblem(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const parsed = problemSchema.safeParse(body);
  return new ApiError(response.status, parsed.success ? parsed.data : {});
}

/** What to tell the seller about anything that was thrown. */
export function describe(error: unknown): { title: string; message: string } {
  if (error instanceof ApiError) {
    const fields = Object.values(error.fields).join(' ');
    const message = [error.detail, fields].filter(Boolean).join(' ');
    return { title: error.title, message: message || 'Please try again.' };
  }
  if (error instanceof TypeError)
    return { title: 'No connection', message: 'The server could not be reached. Check your network and try again.' };
  return { title: 'Something went wrong', message: error instanceof Error ? error.message : 'Please try again.' };
}

/** `Variants[0].Price` → `variants.0.price`, the path under which our forms know the field. */
export function fieldPath(name: string): string {
  return name
    .replace(/^\$\.?/, '')
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((part) => part.charAt(0).toLowerCase() + part.slice(1))
    .join('.');
}

function flatten(errors: Record<string, string[]>): FieldErrors {
  return Object.fromEntries(Object.entries(errors).map(([name, messages]) => [fieldPath(name), messages.join(' ')]));
}

function fallbackTitle(status: number): string {
  if (status === 404) return 'Not found';
  if (status === 409) return 'Changed meanwhile';
  if (status === 413) return 'The file is too large';
  if (status === 429) return 'Too many requests';
  return status >= 500 ? 'The server had a problem' : 'That did not work';
}
