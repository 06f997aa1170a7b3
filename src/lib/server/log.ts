import { pino, type DestinationStream } from 'pino';

export const LOG_LEVELS = ['error', 'info'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What may be said of a request: no address, parameter, header, body or person. */
export type RequestLine = {
	/** Random; what the page of an error shows. */
	id: string;
	/** The pattern of the address, as `/assessments/[id]`; `null`: none of the application's pages. */
	route: string | null;
	method: string;
	status: number;
	/** Milliseconds until the answer was sent. */
	ms: number;
};

/** The operational log: what the program did, not what people did. That is the audit trail. */
export type Log = {
	request(line: RequestLine): void;
	failure(failure: unknown, during?: Pick<RequestLine, 'id' | 'route' | 'method'>): void;
};

/**
 * Writes lines of JSON to standard output.
 * @param level `error`: failures only; `info`: each request too
 */
export function openLog(level: LogLevel, destination?: DestinationStream): Log {
	const logger = pino(
		{
			level,
			base: null,
			timestamp: pino.stdTimeFunctions.isoTime,
			formatters: { level: (label) => ({ level: label }) }
		},
		// The last line before the process ends must not be lost.
		destination ?? pino.destination({ dest: 1, sync: true })
	);
	return {
		request: ({ id, route, method, status, ms }) =>
			logger.info({ id, route, method, status, ms: Math.round(ms) }),
		failure: (failure, during) =>
			logger.error({
				...(during && { id: during.id, route: during.route, method: during.method }),
				failure: shapeOf(failure)
			})
	};
}

type Shape = { name: string; code?: string; at?: string[]; cause?: Shape };
const MOST_CAUSES = 3;
const MOST_FRAMES = 20;

/** A failure without its message: a database puts into it what somebody wrote. */
function shapeOf(failure: unknown, depth = 1): Shape {
	if (!(failure instanceof Error)) return { name: typeof failure };
	const { name, cause } = failure;
	const code = 'code' in failure ? String(failure.code) : '';
	return {
		name,
		...(/^[\w-]{1,40}$/.test(code) && { code }),
		at: framesOf(failure),
		...(cause !== undefined && depth < MOST_CAUSES && { cause: shapeOf(cause, depth + 1) })
	};
}

const framesOf = ({ stack = '', message }: Error): string[] =>
	(message ? stack.replace(message, '') : stack)
		.split('\n')
		.flatMap((line) => /^\s+at (.+:\d+:\d+\)?)$/.exec(line)?.[1] ?? [])
		.slice(0, MOST_FRAMES);
